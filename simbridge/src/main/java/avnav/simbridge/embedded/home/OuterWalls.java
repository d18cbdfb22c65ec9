package avnav.simbridge.embedded.home;

import avnav.simbridge.embedded.home.Draft.Cell;
import java.util.ArrayList;
import java.util.List;

/** The stretches of a room's walls behind which lies the open air. */
final class OuterWalls {

    private OuterWalls() {}

    /**
     * A stretch of outer wall on the room's inner surface.
     *
     * @param at where the inner surface stands, across the wall
     * @param low, high ends along the wall
     */
    record Stretch(Window.Side side, int at, int low, int high) {

        int length() {
            return high - low;
        }
    }

    static List<Stretch> of(Cell cell, Draft draft, int leastMillimetres) {
        List<Stretch> stretches = new ArrayList<>();
        Plot plot = cell.plot();
        for (Window.Side side : Window.Side.values()) {
            boolean acrossX = side == Window.Side.MIN_X || side == Window.Side.MAX_X;
            List<int[]> open = new ArrayList<>();
            open.add(acrossX ? new int[] {plot.minZ(), plot.maxZ()} : new int[] {plot.minX(), plot.maxX()});
            for (Cell other : draft.cells()) {
                if (edge(plot, side) == edge(other.plot(), opposite(side))) {
                    Plot shade = other.plot();
                    open = without(open, acrossX ? shade.minZ() : shade.minX(), acrossX ? shade.maxZ() : shade.maxX());
                }
            }
            for (int[] gap : open) {
                int low = gap[0] + Draft.HALF_WALL_MILLIMETRES;
                int high = gap[1] - Draft.HALF_WALL_MILLIMETRES;
                if (high - low >= leastMillimetres) {
                    stretches.add(new Stretch(side, edge(cell.air(), side), low, high));
                }
            }
        }
        return stretches;
    }

    private static List<int[]> without(List<int[]> open, int low, int high) {
        List<int[]> left = new ArrayList<>();
        for (int[] gap : open) {
            if (low >= gap[1] || high <= gap[0]) {
                left.add(gap);
                continue;
            }
            if (low > gap[0]) {
                left.add(new int[] {gap[0], low});
            }
            if (high < gap[1]) {
                left.add(new int[] {high, gap[1]});
            }
        }
        return left;
    }

    private static int edge(Plot plot, Window.Side side) {
        return switch (side) {
            case MIN_X -> plot.minX();
            case MAX_X -> plot.maxX();
            case MIN_Z -> plot.minZ();
            case MAX_Z -> plot.maxZ();
        };
    }

    private static Window.Side opposite(Window.Side side) {
        return switch (side) {
            case MIN_X -> Window.Side.MAX_X;
            case MAX_X -> Window.Side.MIN_X;
            case MIN_Z -> Window.Side.MAX_Z;
            case MAX_Z -> Window.Side.MIN_Z;
        };
    }
}
