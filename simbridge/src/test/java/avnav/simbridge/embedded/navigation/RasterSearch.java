package avnav.simbridge.embedded.navigation;

import java.util.Arrays;
import java.util.PriorityQueue;

/** Dijkstra over raster points with 16 directions: the slow check of {@link Geodesics}. */
final class RasterSearch {

    /** A walk in 16 directions is at most this much longer than a free straight one: 1 / cos(26.57°/2). */
    static final double LONGEST_DETOUR = 1.0275;

    /** Room for stairs that must give way to boxes near the straight line. */
    static final double SLACK_METRES = 0.1;

    private static final int[][] DIRECTIONS = {
        {1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {1, -1}, {-1, 1}, {-1, -1},
        {1, 2}, {2, 1}, {-1, 2}, {-2, 1}, {1, -2}, {2, -1}, {-1, -2}, {-2, -1}
    };

    private static final int SIDE = 300;

    private final FreeSpace space;
    private final double rasterMetres;
    private final double[] metres = new double[SIDE * SIDE];

    RasterSearch(FreeSpace space, double rasterMetres) {
        this.space = space;
        this.rasterMetres = rasterMetres;
    }

    /** The nearest free raster point. */
    PlanPoint nearest(PlanPoint point) {
        PlanPoint best = point;
        double bestMetres = Double.POSITIVE_INFINITY;
        for (int node = 0; node < SIDE * SIDE; node++) {
            PlanPoint candidate = point(node);
            if (candidate.distanceTo(point) < bestMetres && isFree(candidate)) {
                bestMetres = candidate.distanceTo(point);
                best = candidate;
            }
        }
        return best;
    }

    void spreadFrom(PlanPoint source) {
        record Reached(double metres, int node) {}
        Arrays.fill(metres, Double.POSITIVE_INFINITY);
        PriorityQueue<Reached> open = new PriorityQueue<>((one, other) -> Double.compare(one.metres(), other.metres()));
        metres[node(source)] = 0;
        open.add(new Reached(0, node(source)));
        while (!open.isEmpty()) {
            Reached reached = open.remove();
            if (reached.metres() > metres[reached.node()]) {
                continue;
            }
            PlanPoint from = point(reached.node());
            for (int[] direction : DIRECTIONS) {
                int column = reached.node() % SIDE + direction[0];
                int row = reached.node() / SIDE + direction[1];
                if (column < 0 || row < 0 || column >= SIDE || row >= SIDE) {
                    continue;
                }
                int node = row * SIDE + column;
                PlanPoint to = point(node);
                double through = reached.metres() + from.distanceTo(to);
                if (through < metres[node]
                        && isFree(to)
                        && space.isStraightWayFree(from.x(), from.z(), to.x(), to.z())) {
                    metres[node] = through;
                    open.add(new Reached(through, node));
                }
            }
        }
    }

    double metresFrom(PlanPoint point) {
        return metres[node(point)];
    }

    /** Decimal raster lines and lines of the plan differ in their last bits. */
    private boolean isFree(PlanPoint point) {
        return space.nearestFree(point.x(), point.z(), 1e-9).isPresent();
    }

    private PlanPoint point(int node) {
        return new PlanPoint(node % SIDE * rasterMetres, node / SIDE * rasterMetres);
    }

    private int node(PlanPoint point) {
        return (int) Math.rint(point.z() / rasterMetres) * SIDE + (int) Math.rint(point.x() / rasterMetres);
    }
}
