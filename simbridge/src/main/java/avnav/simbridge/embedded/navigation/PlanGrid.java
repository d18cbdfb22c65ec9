package avnav.simbridge.embedded.navigation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The plan cut along every line on which something begins or ends: X by Z cells of unequal size, each either wholly
 * blocked or wholly free, so that nothing is rounded. Lines nearer than {@link #SAME_LINE_METRES} are one line.
 */
final class PlanGrid {

    static final double SAME_LINE_METRES = 1e-6;

    private final double[] xLines;
    private final double[] zLines;
    private final boolean[] blocked;

    /**
     * @param hull what the grid covers; beyond it everything is blocked
     * @param shapes their sides become lines
     */
    PlanGrid(Rectangle hull, List<Rectangle> shapes) {
        double[] xs = new double[2 * shapes.size() + 2];
        double[] zs = new double[2 * shapes.size() + 2];
        int n = 0;
        for (Rectangle shape : shapes) {
            xs[n] = clamp(shape.minX(), hull.minX(), hull.maxX());
            zs[n++] = clamp(shape.minZ(), hull.minZ(), hull.maxZ());
            xs[n] = clamp(shape.maxX(), hull.minX(), hull.maxX());
            zs[n++] = clamp(shape.maxZ(), hull.minZ(), hull.maxZ());
        }
        xs[n] = hull.minX();
        zs[n++] = hull.minZ();
        xs[n] = hull.maxX();
        zs[n] = hull.maxZ();
        xLines = distinct(xs);
        zLines = distinct(zs);
        blocked = new boolean[columns() * rows()];
    }

    static PlanGrid blockedBy(Rectangle hull, List<Rectangle> solids) {
        PlanGrid grid = new PlanGrid(hull, solids);
        solids.forEach(solid -> grid.mark(solid, true));
        return grid;
    }

    int columns() {
        return xLines.length - 1;
    }

    int rows() {
        return zLines.length - 1;
    }

    double xLine(int index) {
        return xLines[index];
    }

    double zLine(int index) {
        return zLines[index];
    }

    Rectangle cell(int column, int row) {
        return new Rectangle(xLines[column], zLines[row], xLines[column + 1], zLines[row + 1]);
    }

    /** Cells outside the grid are blocked. */
    boolean isBlocked(int column, int row) {
        return column < 0 || row < 0 || column >= columns() || row >= rows() || blocked[row * columns() + column];
    }

    void fill(boolean value) {
        Arrays.fill(blocked, value);
    }

    /** Marks the cells that the shape covers; its sides must be lines of this grid or lie outside. */
    void mark(Rectangle shape, boolean value) {
        int fromColumn = nearestLine(xLines, shape.minX());
        int toColumn = nearestLine(xLines, shape.maxX());
        int toRow = nearestLine(zLines, shape.maxZ());
        for (int row = nearestLine(zLines, shape.minZ()); row < toRow; row++) {
            Arrays.fill(blocked, row * columns() + fromColumn, row * columns() + toColumn, value);
        }
    }

    /** The shape with its sides moved onto the grid's own lines; sides outside the grid stay. */
    Rectangle snapped(Rectangle shape) {
        return new Rectangle(
                snap(xLines, shape.minX()),
                snap(zLines, shape.minZ()),
                snap(xLines, shape.maxX()),
                snap(zLines, shape.maxZ()));
    }

    /** First column whose closed extent holds x; -1 when outside. */
    int firstColumn(double x) {
        return firstCell(xLines, x);
    }

    /** Last column whose closed extent holds x; -1 when outside. */
    int lastColumn(double x) {
        return lastCell(xLines, x);
    }

    int firstRow(double z) {
        return firstCell(zLines, z);
    }

    int lastRow(double z) {
        return lastCell(zLines, z);
    }

    /** Disjoint rectangles that together cover all cells of one kind: runs along X, stacked while they are equal. */
    List<Rectangle> merged(boolean kind) {
        List<Rectangle> result = new ArrayList<>();
        boolean[] done = new boolean[blocked.length];
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns(); column++) {
                if (blocked[row * columns() + column] != kind || done[row * columns() + column]) {
                    continue;
                }
                int endColumn = column;
                while (endColumn < columns() && isOpen(done, endColumn, row, kind)) {
                    endColumn++;
                }
                int endRow = row;
                while (endRow < rows() && isWholeRun(done, column, endColumn, endRow, kind)) {
                    Arrays.fill(done, endRow * columns() + column, endRow * columns() + endColumn, true);
                    endRow++;
                }
                result.add(new Rectangle(xLines[column], zLines[row], xLines[endColumn], zLines[endRow]));
            }
        }
        return result;
    }

    private boolean isOpen(boolean[] done, int column, int row, boolean kind) {
        int cell = row * columns() + column;
        return blocked[cell] == kind && !done[cell];
    }

    private boolean isWholeRun(boolean[] done, int fromColumn, int toColumn, int row, boolean kind) {
        for (int column = fromColumn; column < toColumn; column++) {
            if (!isOpen(done, column, row, kind)) {
                return false;
            }
        }
        return true;
    }

    private static int firstCell(double[] lines, double value) {
        int found = Arrays.binarySearch(lines, value);
        if (found >= 0) {
            return Math.max(0, found - 1);
        }
        int after = -found - 1;
        return after == 0 || after == lines.length ? -1 : after - 1;
    }

    private static int lastCell(double[] lines, double value) {
        int found = Arrays.binarySearch(lines, value);
        if (found >= 0) {
            return Math.min(found, lines.length - 2);
        }
        int after = -found - 1;
        return after == 0 || after == lines.length ? -1 : after - 1;
    }

    private static double snap(double[] lines, double value) {
        double nearest = lines[nearestLine(lines, value)];
        return Math.abs(nearest - value) <= SAME_LINE_METRES ? nearest : value;
    }

    private static int nearestLine(double[] lines, double value) {
        int found = Arrays.binarySearch(lines, value);
        if (found >= 0) {
            return found;
        }
        int after = Math.min(-found - 1, lines.length - 1);
        return after > 0 && value - lines[after - 1] < lines[after] - value ? after - 1 : after;
    }

    private static double[] distinct(double[] values) {
        Arrays.sort(values);
        double[] kept = new double[values.length];
        int n = 0;
        for (double value : values) {
            if (n == 0 || value - kept[n - 1] > SAME_LINE_METRES) {
                kept[n++] = value;
            }
        }
        return Arrays.copyOf(kept, n);
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
