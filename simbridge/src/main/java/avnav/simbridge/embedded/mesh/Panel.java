package avnav.simbridge.embedded.mesh;

import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Window.Side;

/**
 * A flat axis-aligned rectangle; the air is where {@code u x v} points.
 *
 * @param origin {@code [3]} corner, metres
 * @param u, v {@code [3]} unit directions of its sides
 * @param startU, startV texture coordinates of the origin, metres
 */
record Panel(double[] origin, double[] u, double[] v, double lengthU, double lengthV, double startU, double startV) {

    private static final double[] UP = {0, 1, 0};

    /** The inner face of a room's side, u to the right and v up as seen from inside. */
    static Panel wall(Box air, Side side) {
        return switch (side) {
            case MIN_X -> upright(air.minX(), air.maxZ(), air, new double[] {0, 0, -1}, air.sizeZ());
            case MAX_X -> upright(air.maxX(), air.minZ(), air, new double[] {0, 0, 1}, air.sizeZ());
            case MIN_Z -> upright(air.minX(), air.minZ(), air, new double[] {1, 0, 0}, air.sizeX());
            case MAX_Z -> upright(air.maxX(), air.maxZ(), air, new double[] {-1, 0, 0}, air.sizeX());
        };
    }

    private static Panel upright(double x, double z, Box air, double[] u, double length) {
        return new Panel(new double[] {x, air.minY(), z}, u, UP, length, air.sizeY(), 0, 0);
    }

    /** Facing up at the box's lower side. */
    static Panel floor(Box air) {
        double[] origin = {air.minX(), air.minY(), air.maxZ()};
        return new Panel(
                origin,
                new double[] {1, 0, 0},
                new double[] {0, 0, -1},
                air.sizeX(),
                air.sizeZ(),
                air.minX(),
                -air.maxZ());
    }

    /** Facing down at the box's upper side. */
    static Panel ceiling(Box air) {
        double[] origin = {air.minX(), air.maxY(), air.minZ()};
        return new Panel(
                origin,
                new double[] {1, 0, 0},
                new double[] {0, 0, 1},
                air.sizeX(),
                air.sizeZ(),
                air.minX(),
                air.minZ());
    }

    /** The five or six faces of a solid box that the air touches; the inside of {@code solid} is not seen. */
    static Panel[] outside(Box solid) {
        Panel[] faces = new Panel[6];
        for (Side side : Side.values()) {
            faces[side.ordinal()] = wall(solid, side).turnedAround();
        }
        faces[4] = floor(solid).turnedAround();
        faces[5] = ceiling(solid).turnedAround();
        return faces;
    }

    /** The same rectangle with the air on its other side. */
    Panel turnedAround() {
        double[] far = new double[3];
        double[] back = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            far[axis] = origin[axis] + u[axis] * lengthU;
            back[axis] = -u[axis];
        }
        return new Panel(far, back, v, lengthU, lengthV, startU, startV);
    }
}
