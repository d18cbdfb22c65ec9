package avnav.simbridge.embedded.navigation;

import java.util.Arrays;

/**
 * One slide along obstacles: the point nearest to a target among the free cells that can be reached without leaving
 * free space or a circle (the rule of Detour's {@code moveAlongSurface}). Used once.
 */
final class Glide {

    private final PlanGrid grid;
    private final double circleX;
    private final double circleZ;
    private final double circleMetres;
    private int[] columns = new int[32];
    private int[] rows = new int[32];
    private int count;

    Glide(PlanGrid grid, double circleX, double circleZ, double circleMetres) {
        this.grid = grid;
        this.circleX = circleX;
        this.circleZ = circleZ;
        this.circleMetres = circleMetres;
    }

    PlanPoint nearest(double fromX, double fromZ, double targetX, double targetZ) {
        visitFirst(fromX, fromZ);
        double bestX = fromX;
        double bestZ = fromZ;
        double bestSquare = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            int column = columns[i];
            int row = rows[i];
            double x = clamp(targetX, grid.xLine(column), grid.xLine(column + 1));
            double z = clamp(targetZ, grid.zLine(row), grid.zLine(row + 1));
            double square = (x - targetX) * (x - targetX) + (z - targetZ) * (z - targetZ);
            if (square < bestSquare) {
                bestSquare = square;
                bestX = x;
                bestZ = z;
            }
            visitAcrossX(column, column - 1, row);
            visitAcrossX(column + 1, column + 1, row);
            visitAcrossZ(row, column, row - 1);
            visitAcrossZ(row + 1, column, row + 1);
        }
        return new PlanPoint(bestX, bestZ);
    }

    private void visitFirst(double x, double z) {
        for (int row = grid.firstRow(z); row >= 0 && row <= grid.lastRow(z); row++) {
            for (int column = grid.firstColumn(x); column >= 0 && column <= grid.lastColumn(x); column++) {
                if (count == 0) {
                    visit(column, row);
                }
            }
        }
    }

    private void visitAcrossX(int line, int column, int row) {
        if (!grid.isBlocked(column, row)) {
            double z = clamp(circleZ, grid.zLine(row), grid.zLine(row + 1));
            if (isInCircle(grid.xLine(line), z)) {
                visit(column, row);
            }
        }
    }

    private void visitAcrossZ(int line, int column, int row) {
        if (!grid.isBlocked(column, row)) {
            double x = clamp(circleX, grid.xLine(column), grid.xLine(column + 1));
            if (isInCircle(x, grid.zLine(line))) {
                visit(column, row);
            }
        }
    }

    private boolean isInCircle(double x, double z) {
        double dx = x - circleX;
        double dz = z - circleZ;
        return dx * dx + dz * dz <= circleMetres * circleMetres;
    }

    private void visit(int column, int row) {
        if (grid.isBlocked(column, row)) {
            return;
        }
        for (int i = count - 1; i >= 0; i--) {
            if (columns[i] == column && rows[i] == row) {
                return;
            }
        }
        if (count == columns.length) {
            columns = Arrays.copyOf(columns, 2 * count);
            rows = Arrays.copyOf(rows, 2 * count);
        }
        columns[count] = column;
        rows[count++] = row;
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
