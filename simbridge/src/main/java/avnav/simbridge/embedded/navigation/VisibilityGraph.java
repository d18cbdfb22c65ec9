package avnav.simbridge.embedded.navigation;

import java.util.Arrays;

/**
 * The corners round which shortest paths bend, and which of them see each other along a line that a taut string can
 * take. Built once per free space, shared by all its {@link Geodesics}; immutable and thread-safe.
 *
 * <p>Source: T. Lozano-Pérez and M. Wesley, "An algorithm for planning collision-free paths among polyhedral
 * obstacles", CACM 22 (1979), on solids already grown by the agent. O(corners² · solids).
 */
public final class VisibilityGraph {

    private final FreeSpace space;
    private final Corners corners;
    private int[] edgeFrom = new int[256];
    private int[] edgeTo = new int[256];
    private int edges;

    public VisibilityGraph(FreeSpace space) {
        this.space = space;
        this.corners = space.corners();
        for (int to = 1; to < corners.size(); to++) {
            for (int from = 0; from < to; from++) {
                if (isEdge(from, to)) {
                    append(from, to);
                }
            }
        }
    }

    public FreeSpace space() {
        return space;
    }

    public int cornerCount() {
        return corners.size();
    }

    public int edgeCount() {
        return edges;
    }

    Corners corners() {
        return corners;
    }

    int edgeFrom(int edge) {
        return edgeFrom[edge];
    }

    int edgeTo(int edge) {
        return edgeTo[edge];
    }

    double edgeMetres(int edge) {
        return metres(edgeFrom[edge], corners.x()[edgeTo[edge]], corners.z()[edgeTo[edge]]);
    }

    /** Straight metres between a corner and a point. */
    double metres(int corner, double x, double z) {
        double dx = corners.x()[corner] - x;
        double dz = corners.z()[corner] - z;
        return Math.sqrt(dx * dx + dz * dz);
    }

    /** Whether a shortest path can run straight between the free point and the corner and bend there. */
    boolean reaches(int corner, double x, double z) {
        return isTaut(corner, x, z) && space.isStraightWayFree(x, z, corners.x()[corner], corners.z()[corner]);
    }

    boolean isTaut(int corner, double x, double z) {
        return corners.isTaut(corner, x - corners.x()[corner], z - corners.z()[corner]);
    }

    private boolean isEdge(int from, int to) {
        return isTaut(from, corners.x()[to], corners.z()[to])
                && reaches(to, corners.x()[from], corners.z()[from])
                && space.areConnected(corners.x()[from], corners.z()[from], corners.x()[to], corners.z()[to]);
    }

    private void append(int from, int to) {
        if (edges == edgeFrom.length) {
            edgeFrom = Arrays.copyOf(edgeFrom, 2 * edges);
            edgeTo = Arrays.copyOf(edgeTo, 2 * edges);
        }
        edgeFrom[edges] = from;
        edgeTo[edges++] = to;
    }
}
