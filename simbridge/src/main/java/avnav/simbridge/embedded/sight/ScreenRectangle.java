package avnav.simbridge.embedded.sight;

/** Pixels of columns {@code minColumn..maxColumn} and rows {@code minRow..maxRow}, both ends included. */
record ScreenRectangle(int minColumn, int minRow, int maxColumn, int maxRow) {

    static final ScreenRectangle EMPTY = new ScreenRectangle(0, 0, -1, -1);

    boolean isEmpty() {
        return minColumn > maxColumn || minRow > maxRow;
    }

    ScreenRectangle intersection(ScreenRectangle other) {
        return new ScreenRectangle(
                Math.max(minColumn, other.minColumn),
                Math.max(minRow, other.minRow),
                Math.min(maxColumn, other.maxColumn),
                Math.min(maxRow, other.maxRow));
    }

    /** The smallest rectangle around both, neither of which may be empty. */
    ScreenRectangle union(ScreenRectangle other) {
        return new ScreenRectangle(
                Math.min(minColumn, other.minColumn),
                Math.min(minRow, other.minRow),
                Math.max(maxColumn, other.maxColumn),
                Math.max(maxRow, other.maxRow));
    }
}
