package avnav.simbridge.embedded.home;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.furniture.FurniturePiece.Placement;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** A plain grid of where a square body can stand, written apart from the generator's own check. */
final class WalkGrid {

    static final int BLOCKED = -1;

    private static final FurnitureCatalogue FURNITURE = FurnitureCatalogue.load();
    private static final double EXTENT_METRES = 32;

    private final double cellMetres;
    private final int side;
    private final int[] island;

    WalkGrid(Home home, double radiusMetres, double cellMetres) {
        this.cellMetres = cellMetres;
        this.side = (int) (EXTENT_METRES / cellMetres);
        this.island = new int[side * side];
        Arrays.fill(island, BLOCKED);
        double r = radiusMetres;
        for (Room room : home.rooms()) {
            Box air = room.air();
            fill(air.minX() + r, air.minZ() + r, air.maxX() - r, air.maxZ() - r, 0);
        }
        for (Furnishing piece : home.furnishings()) {
            Box box = piece.bounds();
            boolean rug = FURNITURE.piece(piece.piece()).placement() == Placement.RUG;
            if (box.minY() < 1.5 && !rug) {
                fill(box.minX() - r, box.minZ() - r, box.maxX() + r, box.maxZ() + r, BLOCKED);
            }
        }
        for (Doorway doorway : home.doorways()) {
            Box air = doorway.air();
            double x = doorway.acrossX() ? -r : r;
            double z = doorway.acrossX() ? r : -r;
            fill(air.minX() + x, air.minZ() + z, air.maxX() - x, air.maxZ() - z, 0);
        }
        label();
    }

    int island(double x, double z) {
        return island[(int) (z / cellMetres) * side + (int) (x / cellMetres)];
    }

    private void fill(double minX, double minZ, double maxX, double maxZ, int value) {
        for (int row = 0; row < side; row++) {
            double z = (row + 0.5) * cellMetres;
            for (int column = 0; z >= minZ && z <= maxZ && column < side; column++) {
                double x = (column + 0.5) * cellMetres;
                if (x >= minX && x <= maxX) {
                    island[row * side + column] = value;
                }
            }
        }
    }

    private void label() {
        int next = 0;
        for (int start = 0; start < island.length; start++) {
            if (island[start] == 0) {
                next++;
                Deque<Integer> open = new ArrayDeque<>();
                open.push(start);
                island[start] = next;
                while (!open.isEmpty()) {
                    int cell = open.pop();
                    for (int neighbour : new int[] {cell - 1, cell + 1, cell - side, cell + side}) {
                        if (island[neighbour] == 0) {
                            island[neighbour] = next;
                            open.push(neighbour);
                        }
                    }
                }
            }
        }
    }
}
