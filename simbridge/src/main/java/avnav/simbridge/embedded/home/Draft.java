package avnav.simbridge.embedded.home;

import java.util.ArrayList;
import java.util.List;

/**
 * A plan before it is judged: cells that tile a rectangle up to the middle of their walls.
 *
 * @param courts cut-outs of the outline, outside
 */
record Draft(List<Cell> cells, List<Plot> courts) {

    /** Half of the walls' thickness. */
    static final int HALF_WALL_MILLIMETRES = 60;

    /** One room with its share of the walls. */
    record Cell(RoomKind kind, Plot plot) {

        /** The room's floor between its walls. */
        Plot air() {
            return plot.grownBy(-HALF_WALL_MILLIMETRES);
        }
    }

    /**
     * The stretch of wall that two rooms share, seen from inside.
     *
     * @param roomA the room on the lower side
     * @param acrossX whether the wall stands at constant X
     * @param at middle plane of the wall
     * @param low, high ends along the wall
     */
    record SharedWall(int roomA, int roomB, boolean acrossX, int at, int low, int high) {

        int length() {
            return high - low;
        }
    }

    /** All shared stretches of at least that length, by room indices. */
    List<SharedWall> sharedWalls(int leastMillimetres) {
        List<SharedWall> walls = new ArrayList<>();
        for (int a = 0; a < cells.size(); a++) {
            for (int b = 0; b < cells.size(); b++) {
                Plot one = cells.get(a).plot();
                Plot other = cells.get(b).plot();
                boolean acrossX = one.maxX() == other.minX();
                if (a == b || !acrossX && one.maxZ() != other.minZ()) {
                    continue;
                }
                int low = acrossX ? Math.max(one.minZ(), other.minZ()) : Math.max(one.minX(), other.minX());
                int high = acrossX ? Math.min(one.maxZ(), other.maxZ()) : Math.min(one.maxX(), other.maxX());
                if (high - low - 2 * HALF_WALL_MILLIMETRES >= leastMillimetres) {
                    int at = acrossX ? one.maxX() : one.maxZ();
                    walls.add(new SharedWall(
                            a, b, acrossX, at, low + HALF_WALL_MILLIMETRES, high - HALF_WALL_MILLIMETRES));
                }
            }
        }
        return walls;
    }
}
