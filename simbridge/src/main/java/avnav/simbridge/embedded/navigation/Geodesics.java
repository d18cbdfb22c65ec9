package avnav.simbridge.embedded.navigation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.jgrapht.traverse.ClosestFirstIterator;

/**
 * Exact shortest walks from anywhere to one source: Dijkstra from the source over the visibility graph at construction,
 * then per question the best of the corners that the asker sees. Immutable and thread-safe.
 *
 * <p>Points that are not free count from the nearest free point (Habitat does so too), and as unreachable when that is
 * farther than {@link #SNAP_METRES}.
 */
public final class Geodesics {

    /** How far a point may lie outside free space, metres. */
    public static final double SNAP_METRES = 2.0;

    private static final int SOURCE = -1;

    private final VisibilityGraph graph;
    private final FreeSpace space;
    private final Optional<PlanPoint> source;
    private final int[] reachable;
    private final double[] metresToSource;
    private final int[] next;

    /** O(edges · log corners); about a millisecond in a furnished home. */
    public Geodesics(VisibilityGraph graph, double sourceX, double sourceZ) {
        this.graph = graph;
        this.space = graph.space();
        this.source = space.nearestFree(sourceX, sourceZ, SNAP_METRES);
        this.metresToSource = new double[graph.cornerCount()];
        this.next = new int[graph.cornerCount()];
        Arrays.fill(metresToSource, Double.POSITIVE_INFINITY);
        this.reachable = source.map(this::spread).orElse(new int[0]);
    }

    /** The source, moved to the nearest free point; empty when there is none near. */
    public Optional<PlanPoint> source() {
        return source;
    }

    /** Metres of the shortest walk to the source; infinite when there is none. */
    public double metresFrom(double x, double z) {
        if (source.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        if (!space.isFree(x, z)) {
            return space.nearestFree(x, z, SNAP_METRES)
                    .map(free -> metresFrom(free.x(), free.z()))
                    .orElse(Double.POSITIVE_INFINITY);
        }
        PlanPoint goal = source.get();
        if (!space.areConnected(x, z, goal.x(), goal.z())) {
            return Double.POSITIVE_INFINITY;
        }
        int corner = firstCorner(x, z);
        return corner == SOURCE ? straight(x, z) : metresToSource[corner] + graph.metres(corner, x, z);
    }

    /** The shortest walk's points, asker first (moved to free space when it is not) and source last; empty without one. */
    public List<PlanPoint> pathFrom(double x, double z) {
        Optional<PlanPoint> start = space.nearestFree(x, z, SNAP_METRES);
        if (start.isEmpty() || metresFrom(x, z) == Double.POSITIVE_INFINITY) {
            return List.of();
        }
        List<PlanPoint> points = new ArrayList<>();
        points.add(start.get());
        int corner = firstCorner(start.get().x(), start.get().z());
        while (corner != SOURCE) {
            points.add(
                    new PlanPoint(graph.corners().x()[corner], graph.corners().z()[corner]));
            corner = next[corner];
        }
        points.add(source.get());
        return points;
    }

    /**
     * Where the shortest walk from a connected free point first heads. Corners are tried in the order of the walk's
     * length through them, so the first that is in sight is the best one.
     */
    private int firstCorner(double x, double z) {
        PlanPoint goal = source.get();
        if (space.isStraightWayFree(x, z, goal.x(), goal.z())) {
            return SOURCE;
        }
        double[] throughMetres = new double[reachable.length];
        for (int i = 0; i < reachable.length; i++) {
            int corner = reachable[i];
            throughMetres[i] = graph.isTaut(corner, x, z)
                    ? metresToSource[corner] + graph.metres(corner, x, z)
                    : Double.POSITIVE_INFINITY;
        }
        while (true) {
            int best = 0;
            for (int i = 1; i < throughMetres.length; i++) {
                if (throughMetres[i] < throughMetres[best]) {
                    best = i;
                }
            }
            if (throughMetres.length == 0 || throughMetres[best] == Double.POSITIVE_INFINITY) {
                throw new IllegalStateException("No corner is in sight of the free point (" + x + ", " + z
                        + ") although it is connected with the source " + goal + ".");
            }
            int corner = reachable[best];
            if (space.isStraightWayFree(
                    x, z, graph.corners().x()[corner], graph.corners().z()[corner])) {
                return corner;
            }
            throughMetres[best] = Double.POSITIVE_INFINITY;
        }
    }

    private double straight(double x, double z) {
        return source.get().distanceTo(new PlanPoint(x, z));
    }

    /** Dijkstra; returns the corners from which the source can be reached, nearest first. */
    private int[] spread(PlanPoint from) {
        SimpleWeightedGraph<Integer, DefaultWeightedEdge> ways = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        for (int corner = SOURCE; corner < graph.cornerCount(); corner++) {
            ways.addVertex(corner);
        }
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            ways.setEdgeWeight(ways.addEdge(graph.edgeFrom(edge), graph.edgeTo(edge)), graph.edgeMetres(edge));
        }
        for (int corner = 0; corner < graph.cornerCount(); corner++) {
            if (graph.reaches(corner, from.x(), from.z())) {
                ways.setEdgeWeight(ways.addEdge(SOURCE, corner), graph.metres(corner, from.x(), from.z()));
            }
        }
        ClosestFirstIterator<Integer, DefaultWeightedEdge> search = new ClosestFirstIterator<>(ways, SOURCE);
        search.next();
        int[] order = new int[graph.cornerCount()];
        int found = 0;
        while (search.hasNext()) {
            int corner = search.next();
            metresToSource[corner] = search.getShortestPathLength(corner);
            DefaultWeightedEdge edge = search.getSpanningTreeEdge(corner);
            next[corner] = ways.getEdgeSource(edge) == corner ? ways.getEdgeTarget(edge) : ways.getEdgeSource(edge);
            order[found++] = corner;
        }
        return Arrays.copyOf(order, found);
    }
}
