package avnav.simbridge.embedded.acoustics.room;

import avnav.simbridge.embedded.home.Box;

/**
 * How much stands between two points: walls are counted as the gaps between boxes of air along the line, furniture as
 * boxes that the line pierces. Immutable and thread-safe.
 */
final class SightLines {

    /** Shorter gaps are rounding, not walls. */
    private static final double GAP_METRES = 1e-6;

    private final Box[] air;
    private final Box[][] obstacles;

    SightLines(AcousticScene scene) {
        int rooms = scene.rooms().size();
        air = new Box[rooms + scene.openings().size()];
        obstacles = new Box[rooms][];
        for (int i = 0; i < rooms; i++) {
            air[i] = scene.rooms().get(i).air();
            obstacles[i] =
                    scene.rooms().get(i).obstacles().stream().map(Obstacle::box).toArray(Box[]::new);
        }
        for (int i = rooms; i < air.length; i++) {
            air[i] = scene.openings().get(i - rooms).air();
        }
    }

    /** Number of stretches of the line that lie in no air; 0 means that nothing but furniture can be in between. */
    int walls(double[] from, double[] to) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double dz = to[2] - from[2];
        double length = Math.sqrt(dx * dx + dy * dy + dz * dz);
        double gap = GAP_METRES / Math.max(length, 1e-9);
        int walls = 0;
        double reached = 0;
        while (reached < 1 - gap) {
            double furthest = reached;
            double nextEntry = 1;
            for (Box box : air) {
                double enter = entry(box, from, dx, dy, dz);
                double leave = exit(box, from, dx, dy, dz);
                if (leave - enter > gap) {
                    if (enter <= reached + gap) {
                        furthest = Math.max(furthest, leave);
                    } else {
                        nextEntry = Math.min(nextEntry, enter);
                    }
                }
            }
            if (furthest <= reached + gap) {
                walls++;
                furthest = nextEntry;
            }
            reached = furthest;
        }
        return walls;
    }

    /** Whether no furniture of a room stands in the line; a box that holds either end does not count. */
    boolean isClearOfFurniture(int room, double[] from, double[] to) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double dz = to[2] - from[2];
        for (Box box : obstacles[room]) {
            double enter = entry(box, from, dx, dy, dz);
            double leave = exit(box, from, dx, dy, dz);
            if (enter > 0 && leave < 1 && leave > enter + 1e-9) {
                return false;
            }
        }
        return true;
    }

    /** Whether no furniture of any room stands in the line. */
    boolean isClearOfFurniture(double[] from, double[] to) {
        for (int room = 0; room < obstacles.length; room++) {
            if (!isClearOfFurniture(room, from, to)) {
                return false;
            }
        }
        return true;
    }

    private static double entry(Box box, double[] from, double dx, double dy, double dz) {
        double enter = 0;
        enter = Math.max(enter, first(box.minX(), box.maxX(), from[0], dx));
        enter = Math.max(enter, first(box.minY(), box.maxY(), from[1], dy));
        return Math.max(enter, first(box.minZ(), box.maxZ(), from[2], dz));
    }

    private static double exit(Box box, double[] from, double dx, double dy, double dz) {
        double leave = 1;
        leave = Math.min(leave, last(box.minX(), box.maxX(), from[0], dx));
        leave = Math.min(leave, last(box.minY(), box.maxY(), from[1], dy));
        return Math.min(leave, last(box.minZ(), box.maxZ(), from[2], dz));
    }

    private static double first(double low, double high, double at, double step) {
        if (step > 0) {
            return (low - at) / step;
        }
        if (step < 0) {
            return (high - at) / step;
        }
        return at >= low && at <= high ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    private static double last(double low, double high, double at, double step) {
        if (step > 0) {
            return (high - at) / step;
        }
        if (step < 0) {
            return (low - at) / step;
        }
        return at >= low && at <= high ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
}
