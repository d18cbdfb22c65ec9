package avnav.simbridge.embedded.acoustics.room;

import avnav.simbridge.embedded.home.Box;

/** The six sides of a box of air. */
public enum Face {
    MIN_X(0),
    MAX_X(0),
    FLOOR(1),
    CEILING(1),
    MIN_Z(2),
    MAX_Z(2);

    private final int axis;

    Face(int axis) {
        this.axis = axis;
    }

    /** 0, 1, 2 for x, y, z: the normal's direction. */
    int axis() {
        return axis;
    }

    boolean isUpper() {
        return this == MAX_X || this == CEILING || this == MAX_Z;
    }

    static Face of(int axis, boolean upper) {
        return values()[2 * axis + (upper ? 1 : 0)];
    }

    /** Coordinate of the face's plane. */
    double plane(Box box) {
        return isUpper() ? upper(box, axis) : lower(box, axis);
    }

    double area(Box box) {
        return axis == 0
                ? box.sizeY() * box.sizeZ()
                : axis == 1 ? box.sizeX() * box.sizeZ() : box.sizeX() * box.sizeY();
    }

    static double lower(Box box, int axis) {
        return axis == 0 ? box.minX() : axis == 1 ? box.minY() : box.minZ();
    }

    static double upper(Box box, int axis) {
        return axis == 0 ? box.maxX() : axis == 1 ? box.maxY() : box.maxZ();
    }
}
