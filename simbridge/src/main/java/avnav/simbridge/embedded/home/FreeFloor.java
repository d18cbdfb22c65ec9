package avnav.simbridge.embedded.home;

import java.util.ArrayList;
import java.util.List;

/** What of one room is still free, and whether one can still walk between its doorways. */
final class FreeFloor {

    private static final int CELL = 100;
    private static final int CLEARANCE = 300;
    private static final int DOOR_DEPTH = 750;
    private static final int DOOR_FRAME = 80;
    private static final int WINDOW_DEPTH = 150;
    private static final int LEAST_REACHABLE_PERCENT = 85;

    private final Plot air;
    private final int height;
    private final List<Plot> doorZones = new ArrayList<>();
    private final List<int[]> doorPoints = new ArrayList<>();
    private final List<Solid> windows = new ArrayList<>();
    private final List<Spot> placed = new ArrayList<>();

    private record Solid(Plot foot, int low, int high) {}

    FreeFloor(Home shell, int room) {
        Box box = shell.rooms().get(room).air();
        air = plot(box);
        height = millimetres(box.maxY());
        for (Doorway doorway : shell.doorways()) {
            if (doorway.roomA() == room || doorway.roomB() == room) {
                addDoor(doorway, doorway.roomA() == room);
            }
        }
        for (Window window : shell.windows()) {
            if (window.room() == room) {
                int low = millimetres(window.pane().minY());
                int high = millimetres(window.pane().maxY());
                windows.add(new Solid(plot(window.pane()).grownBy(WINDOW_DEPTH), low, high));
            }
        }
    }

    private static Plot plot(Box box) {
        return new Plot(
                millimetres(box.minX()), millimetres(box.minZ()), millimetres(box.maxX()), millimetres(box.maxZ()));
    }

    private static int millimetres(double metres) {
        return (int) Math.rint(metres * 1000);
    }

    private void addDoor(Doorway doorway, boolean ahead) {
        Plot gap = plot(doorway.air());
        int sign = ahead ? -1 : 1;
        if (doorway.acrossX()) {
            int wall = ahead ? gap.minX() : gap.maxX();
            doorZones.add(between(wall, wall + sign * DOOR_DEPTH, gap.minZ() - DOOR_FRAME, gap.maxZ() + DOOR_FRAME));
            doorPoints.add(new int[] {wall + sign * (CLEARANCE + CELL / 2), (gap.minZ() + gap.maxZ()) / 2});
        } else {
            int wall = ahead ? gap.minZ() : gap.maxZ();
            Plot turned = between(wall, wall + sign * DOOR_DEPTH, gap.minX() - DOOR_FRAME, gap.maxX() + DOOR_FRAME);
            doorZones.add(new Plot(turned.minZ(), turned.minX(), turned.maxZ(), turned.maxX()));
            doorPoints.add(new int[] {(gap.minX() + gap.maxX()) / 2, wall + sign * (CLEARANCE + CELL / 2)});
        }
    }

    private static Plot between(int one, int other, int minZ, int maxZ) {
        return new Plot(Math.min(one, other), minZ, Math.max(one, other), maxZ);
    }

    Plot air() {
        return air;
    }

    int height() {
        return height;
    }

    List<Spot> placed() {
        return placed;
    }

    /** Places the piece if nothing is in its place and the ways between the doorways stay open. */
    boolean place(Spot spot) {
        if (!fits(spot) || spot.blocks() && !waysStayOpen(spot.foot())) {
            return false;
        }
        placed.add(spot);
        return true;
    }

    private boolean fits(Spot spot) {
        if (!air.contains(spot.foot()) || spot.high() > height) {
            return false;
        }
        if (!spot.isRug()) {
            for (Plot zone : doorZones) {
                if (spot.low() < 2200 && zone.overlaps(spot.foot())) {
                    return false;
                }
            }
            for (Solid window : windows) {
                if (window.foot().overlaps(spot.foot()) && spot.low() < window.high() && spot.high() > window.low()) {
                    return false;
                }
            }
        }
        for (Spot other : placed) {
            boolean layered = spot.isRug() != other.isRug();
            if (!layered
                    && other.foot().overlaps(spot.foot())
                    && spot.low() < other.high()
                    && other.low() < spot.high()) {
                return false;
            }
        }
        return true;
    }

    /** Floods the cells whose middle is clear of walls and pieces by the clearance, from the first doorway. */
    private boolean waysStayOpen(Plot extra) {
        int columns = air.sizeX() / CELL;
        int rows = air.sizeZ() / CELL;
        boolean[] closed = new boolean[columns * rows];
        close(closed, columns, rows, extra);
        for (Spot spot : placed) {
            if (spot.blocks()) {
                close(closed, columns, rows, spot.foot());
            }
        }
        int free = 0;
        Plot inner = air.grownBy(-CLEARANCE);
        for (int cell = 0; cell < closed.length; cell++) {
            int x = air.minX() + cell % columns * CELL + CELL / 2;
            int z = air.minZ() + cell / columns * CELL + CELL / 2;
            closed[cell] |= x < inner.minX() || x > inner.maxX() || z < inner.minZ() || z > inner.maxZ();
            free += closed[cell] ? 0 : 1;
        }
        int first = cell(doorPoints.get(0), columns, rows);
        int reached = flood(closed, columns, first);
        for (int[] door : doorPoints) {
            if (!closed[cell(door, columns, rows)]) {
                return false;
            }
        }
        return reached * 100 >= free * LEAST_REACHABLE_PERCENT;
    }

    private int cell(int[] point, int columns, int rows) {
        int column = Math.min(columns - 1, (point[0] - air.minX()) / CELL);
        int row = Math.min(rows - 1, (point[1] - air.minZ()) / CELL);
        return row * columns + column;
    }

    private void close(boolean[] closed, int columns, int rows, Plot foot) {
        Plot grown = foot.grownBy(CLEARANCE);
        int firstColumn = Math.max(0, Math.floorDiv(grown.minX() - air.minX() + CELL / 2 - 1, CELL));
        int lastColumn = Math.min(columns - 1, Math.floorDiv(grown.maxX() - air.minX() - CELL / 2, CELL));
        int firstRow = Math.max(0, Math.floorDiv(grown.minZ() - air.minZ() + CELL / 2 - 1, CELL));
        int lastRow = Math.min(rows - 1, Math.floorDiv(grown.maxZ() - air.minZ() - CELL / 2, CELL));
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                closed[row * columns + column] = true;
            }
        }
    }

    /** Marks what it reaches as closed and counts it; 0 when the start is closed, which leaves it unreached. */
    private static int flood(boolean[] closed, int columns, int start) {
        if (closed[start]) {
            closed[start] = false;
            return 0;
        }
        int[] stack = new int[closed.length];
        int top = 0;
        int reached = 0;
        stack[top++] = start;
        closed[start] = true;
        while (top > 0) {
            int cell = stack[--top];
            reached++;
            int column = cell % columns;
            int[] next = {
                column > 0 ? cell - 1 : cell, column < columns - 1 ? cell + 1 : cell, cell - columns, cell + columns
            };
            for (int neighbour : next) {
                if (neighbour >= 0 && neighbour < closed.length && !closed[neighbour]) {
                    closed[neighbour] = true;
                    stack[top++] = neighbour;
                }
            }
        }
        return reached;
    }
}
