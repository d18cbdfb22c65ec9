package avnav.simbridge.embedded.home;

import avnav.simbridge.embedded.furniture.FurniturePiece;
import avnav.simbridge.embedded.home.Window.Side;

/**
 * A place for one piece.
 *
 * @param foot the piece's rectangle on the plan, rounded up to millimetres
 * @param quarterTurns 0 faces +Z, 1 +X, 2 -Z, 3 -X
 * @param low, high millimetres above the floor
 */
record Spot(FurniturePiece piece, Plot foot, int quarterTurns, int low, int high) {

    private static final double HEAD_MILLIMETRES = 1500;

    /** The side at a piece's back by its quarter turns. */
    static final Side[] BACK = {Side.MIN_Z, Side.MIN_X, Side.MAX_Z, Side.MAX_X};

    /** With its lower left corner at a point. */
    static Spot at(FurniturePiece piece, int quarterTurns, int minX, int minZ, int low) {
        int sizeX = quarterTurns % 2 == 0 ? wide(piece) : deep(piece);
        int sizeZ = quarterTurns % 2 == 0 ? deep(piece) : wide(piece);
        Plot foot = new Plot(minX, minZ, minX + sizeX, minZ + sizeZ);
        return new Spot(piece, foot, quarterTurns, low, low + tall(piece));
    }

    /** With its middle at a point. */
    static Spot around(FurniturePiece piece, int quarterTurns, int middleX, int middleZ, int low) {
        Spot corner = at(piece, quarterTurns, 0, 0, low);
        return at(piece, quarterTurns, middleX - corner.foot.maxX() / 2, middleZ - corner.foot.maxZ() / 2, low);
    }

    static int wide(FurniturePiece piece) {
        return millimetres(piece.sizeX());
    }

    static int deep(FurniturePiece piece) {
        return millimetres(piece.sizeZ());
    }

    static int tall(FurniturePiece piece) {
        return millimetres(piece.sizeY());
    }

    private static int millimetres(double metres) {
        return (int) Math.ceil(metres * 1000 - 1e-6);
    }

    boolean isRug() {
        return piece.placement() == FurniturePiece.Placement.RUG;
    }

    /** Whether one bumps into it. */
    boolean blocks() {
        return low < HEAD_MILLIMETRES && !isRug();
    }

    int middleX() {
        return (foot.minX() + foot.maxX()) / 2;
    }

    int middleZ() {
        return (foot.minZ() + foot.maxZ()) / 2;
    }

    /** Units of x and z towards its front. */
    int frontX() {
        return new int[] {0, 1, 0, -1}[quarterTurns];
    }

    int frontZ() {
        return new int[] {1, 0, -1, 0}[quarterTurns];
    }

    Furnishing furnishing(int room) {
        boolean turned = quarterTurns % 2 == 1;
        double halfX = (turned ? piece.sizeZ() : piece.sizeX()) / 2;
        double halfZ = (turned ? piece.sizeX() : piece.sizeZ()) / 2;
        double x = (foot.minX() + foot.maxX()) / 2000.0;
        double z = (foot.minZ() + foot.maxZ()) / 2000.0;
        double y = low / 1000.0;
        Box bounds = new Box(x - halfX, y, z - halfZ, x + halfX, y + piece.sizeY(), z + halfZ);
        return new Furnishing(piece.name(), room, bounds, quarterTurns);
    }
}
