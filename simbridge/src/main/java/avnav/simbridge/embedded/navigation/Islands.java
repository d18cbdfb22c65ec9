package avnav.simbridge.embedded.navigation;

import java.util.Arrays;

/** Connected parts of a grid's free cells; cells that share only a corner are not connected. */
final class Islands {

    static final int NONE = -1;

    private final PlanGrid grid;
    private final int[] ofCell;
    private final double[] areas;

    Islands(PlanGrid grid) {
        this.grid = grid;
        ofCell = new int[grid.columns() * grid.rows()];
        Arrays.fill(ofCell, NONE);
        double[] found = new double[ofCell.length];
        int count = 0;
        for (int cell = 0; cell < ofCell.length; cell++) {
            if (ofCell[cell] == NONE && !grid.isBlocked(cell % grid.columns(), cell / grid.columns())) {
                found[count] = flood(cell, count);
                count++;
            }
        }
        areas = Arrays.copyOf(found, count);
    }

    double[] areas() {
        return areas.clone();
    }

    /** {@link #NONE} where the point is not free. */
    int at(double x, double z) {
        int lastRow = grid.lastRow(z);
        int lastColumn = grid.lastColumn(x);
        if (lastRow < 0 || lastColumn < 0) {
            return NONE;
        }
        for (int row = grid.firstRow(z); row <= lastRow; row++) {
            for (int column = grid.firstColumn(x); column <= lastColumn; column++) {
                int island = ofCell[row * grid.columns() + column];
                if (island != NONE) {
                    return island;
                }
            }
        }
        return NONE;
    }

    private double flood(int start, int island) {
        int columns = grid.columns();
        int[] stack = new int[ofCell.length];
        int height = 0;
        double area = 0;
        stack[height++] = start;
        ofCell[start] = island;
        while (height > 0) {
            int cell = stack[--height];
            int column = cell % columns;
            int row = cell / columns;
            area += grid.cell(column, row).area();
            height = visit(column - 1, row, island, stack, height);
            height = visit(column + 1, row, island, stack, height);
            height = visit(column, row - 1, island, stack, height);
            height = visit(column, row + 1, island, stack, height);
        }
        return area;
    }

    private int visit(int column, int row, int island, int[] stack, int height) {
        if (grid.isBlocked(column, row) || ofCell[row * grid.columns() + column] != NONE) {
            return height;
        }
        ofCell[row * grid.columns() + column] = island;
        stack[height] = row * grid.columns() + column;
        return height + 1;
    }
}
