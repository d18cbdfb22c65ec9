package avnav.simbridge.embedded.sight;

import avnav.simbridge.embedded.home.Box;

/**
 * A grid of places on one inner face of a box of air, each in the middle of its texel. Faces: 0 floor, 1 ceiling, 2 low
 * x, 3 high x, 4 low z, 5 high z. Coordinate s runs along x (along z on faces 2 and 3), t along z (along y on walls).
 */
record FaceGrid(Box air, int face, int columns, int rows) {

    /** How far before the face light is measured, metres. */
    private static final double CLEARANCE = 0.002;

    static FaceGrid of(Box air, int face, double texelMetres) {
        int columns = (int) Math.ceil((face / 2 == 1 ? air.sizeZ() : air.sizeX()) / texelMetres);
        int rows = (int) Math.ceil((face < 2 ? air.sizeZ() : air.sizeY()) / texelMetres);
        return new FaceGrid(air, face, Math.max(2, columns), Math.max(2, rows));
    }

    int count() {
        return columns * rows;
    }

    double area() {
        return face < 2 ? air.sizeX() * air.sizeZ() : air.sizeY() * (face < 4 ? air.sizeZ() : air.sizeX());
    }

    double x(int i) {
        return switch (face) {
            case 2 -> air.minX() + CLEARANCE;
            case 3 -> air.maxX() - CLEARANCE;
            default -> air.minX() + (i % columns + 0.5) / columns * air.sizeX();
        };
    }

    double y(int i) {
        return switch (face) {
            case 0 -> air.minY() + CLEARANCE;
            case 1 -> air.maxY() - CLEARANCE;
            default -> air.minY() + (i / columns + 0.5) / rows * air.sizeY();
        };
    }

    double z(int i) {
        return switch (face) {
            case 0, 1 -> air.minZ() + (i / columns + 0.5) / rows * air.sizeZ();
            case 2, 3 -> air.minZ() + (i % columns + 0.5) / columns * air.sizeZ();
            case 4 -> air.minZ() + CLEARANCE;
            default -> air.maxZ() - CLEARANCE;
        };
    }

    double nx() {
        return face == 2 ? 1 : face == 3 ? -1 : 0;
    }

    double ny() {
        return face == 0 ? 1 : face == 1 ? -1 : 0;
    }

    double nz() {
        return face == 4 ? 1 : face == 5 ? -1 : 0;
    }

    /** Coordinate s, in texels from the middle of the first one. */
    double s(double x, double z) {
        double along = face / 2 == 1 ? (z - air.minZ()) / air.sizeZ() : (x - air.minX()) / air.sizeX();
        return along * columns - 0.5;
    }

    /** Coordinate t, in texels from the middle of the first one. */
    double t(double y, double z) {
        double along = face < 2 ? (z - air.minZ()) / air.sizeZ() : (y - air.minY()) / air.sizeY();
        return along * rows - 0.5;
    }

    /** Whether a point with this normal lies on the face, to within a centimetre. */
    boolean holds(double x, double y, double z, double nX, double nY, double nZ) {
        double off =
                switch (face) {
                    case 0 -> y - air.minY();
                    case 1 -> air.maxY() - y;
                    case 2 -> x - air.minX();
                    case 3 -> air.maxX() - x;
                    case 4 -> z - air.minZ();
                    default -> air.maxZ() - z;
                };
        return Math.abs(off) < 0.02 && nX * nx() + nY * ny() + nZ * nz() > 0.999;
    }
}
