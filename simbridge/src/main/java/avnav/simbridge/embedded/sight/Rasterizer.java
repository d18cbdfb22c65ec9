package avnav.simbridge.embedded.sight;

/**
 * Finds the nearest triangle of every pixel. A pixel belongs to a triangle when its centre lies inside or within
 * {@link #OVERLAP} pixels, so that neighbours leave no crack even where one's corner lies on the other's side; the
 * z-buffer settles the shared pixels, the earlier triangle winning a tie. The outcome at a pixel does not depend on the
 * rectangle that a solid is clipped to.
 */
final class Rasterizer {

    private static final double OVERLAP = 1e-3;
    private static final double NONE = 1e30;
    /** Sides that rise less than this many pixels bound no row. */
    private static final double FLAT = 1e-9;

    private static final int LEFT = 1;
    private static final int RIGHT = 2;

    private final VisibleTriangles frame;
    private View view;
    private ScreenRectangle clip;
    /** The surface added last in this draw and its number, 0 when none. */
    private int lastSurface;

    private int lastNumber;

    /** Bounds of the triangle's rows, one or two on each side. */
    private double left1;

    private double leftSlope1;
    private double left2;
    private double leftSlope2;
    private double right1;
    private double rightSlope1;
    private double right2;
    private double rightSlope2;
    /** Which of LEFT and RIGHT have a bound. */
    private int sides;

    private double[] right = new double[512];
    private double[] depth = new double[512];
    private double[] column = new double[512];
    private double[] row = new double[512];

    private final double[] cutRight = new double[4];
    private final double[] cutHeight = new double[4];
    private final double[] cutDepth = new double[4];

    Rasterizer(VisibleTriangles frame) {
        this.frame = frame;
    }

    /** Draws those pixels of the solid that lie in the rectangle, which must lie in the frame. */
    void draw(Solid solid, View from, ScreenRectangle within) {
        view = from;
        clip = within;
        lastNumber = 0;
        project(solid);
        double eyeX = from.eyeX;
        double eyeY = from.eyeY;
        double eyeZ = from.eyeZ;
        float[] planes = solid.planes;
        int[] corners = solid.corners;
        for (int t = 0; t < solid.triangleCount; t++) {
            double offset =
                    planes[4 * t + 3] - planes[4 * t] * eyeX - planes[4 * t + 1] * eyeY - planes[4 * t + 2] * eyeZ;
            if (offset < 0) {
                int a = corners[3 * t];
                int b = corners[3 * t + 1];
                int c = corners[3 * t + 2];
                boolean wholeAhead = depth[a] >= Camera.NEAR_METRES
                        && depth[b] >= Camera.NEAR_METRES
                        && depth[c] >= Camera.NEAR_METRES;
                if (wholeAhead) {
                    fill(solid, t, offset, column[a], row[a], column[b], row[b], column[c], row[c]);
                } else {
                    fillPartAhead(solid, t, offset);
                }
            }
        }
    }

    private void project(Solid solid) {
        int count = solid.vertexCount;
        if (count > right.length) {
            right = new double[2 * count];
            depth = new double[2 * count];
            column = new double[2 * count];
            row = new double[2 * count];
        }
        double cos = view.cos;
        double sin = view.sin;
        double perStep = 1 / view.step;
        double middleColumn = -view.firstX * perStep;
        double middleRow = view.firstY * perStep;
        for (int i = 0; i < count; i++) {
            double x = solid.x[i] - view.eyeX;
            double y = solid.y[i] - view.eyeY;
            double z = solid.z[i] - view.eyeZ;
            double along = -x * sin - z * cos;
            double across = x * cos - z * sin;
            double scale = perStep / along;
            right[i] = across;
            depth[i] = along;
            column[i] = middleColumn + across * scale;
            row[i] = middleRow - y * scale;
        }
    }

    /** Cuts off what lies before the near plane and fills the rest: a triangle, a quadrangle or nothing. */
    private void fillPartAhead(Solid solid, int t, double offset) {
        int kept = 0;
        for (int side = 0; side < 3; side++) {
            int from = solid.corners[3 * t + side];
            int to = solid.corners[3 * t + (side + 1) % 3];
            boolean fromAhead = depth[from] >= Camera.NEAR_METRES;
            if (fromAhead) {
                keep(kept++, right[from], solid.y[from] - view.eyeY, depth[from]);
            }
            if (fromAhead != depth[to] >= Camera.NEAR_METRES) {
                double share = (Camera.NEAR_METRES - depth[from]) / (depth[to] - depth[from]);
                double height = solid.y[from] + share * ((double) solid.y[to] - solid.y[from]) - view.eyeY;
                keep(kept++, right[from] + share * (right[to] - right[from]), height, Camera.NEAR_METRES);
            }
        }
        for (int last = 2; last < kept; last++) {
            int middle = last - 1;
            fill(
                    solid,
                    t,
                    offset,
                    cutColumn(0),
                    cutRow(0),
                    cutColumn(middle),
                    cutRow(middle),
                    cutColumn(last),
                    cutRow(last));
        }
    }

    private void keep(int at, double toRight, double height, double ahead) {
        cutRight[at] = toRight;
        cutHeight[at] = height;
        cutDepth[at] = ahead;
    }

    private double cutColumn(int at) {
        return view.column(cutRight[at], cutDepth[at]);
    }

    private double cutRow(int at) {
        return view.row(view.eyeY + cutHeight[at], cutDepth[at]);
    }

    /** Corners run counter-clockwise on the screen: edges that go down bound the triangle on the left. */
    private void fill(
            Solid solid, int t, double offset, double ax, double ay, double bx, double by, double cx, double cy) {
        int top = Math.max(clip.minRow(), ceil(Math.min(ay, Math.min(by, cy)) - OVERLAP));
        int bottom = Math.min(clip.maxRow(), floor(Math.max(ay, Math.max(by, cy)) + OVERLAP));
        if (top > bottom) {
            return;
        }
        int leftmost = Math.max(clip.minColumn(), ceil(Math.min(ax, Math.min(bx, cx)) - OVERLAP));
        int rightmost = Math.min(clip.maxColumn(), floor(Math.max(ax, Math.max(bx, cx)) + OVERLAP));
        if (leftmost > rightmost || (bx - ax) * (cy - ay) - (cx - ax) * (by - ay) >= 0) {
            return;
        }
        leftSlope2 = 0;
        left2 = -NONE;
        rightSlope2 = 0;
        right2 = NONE;
        sides = 0;
        side(ax, ay, bx, by);
        side(bx, by, cx, cy);
        side(cx, cy, ax, ay);
        if ((sides & LEFT) != 0 && (sides & RIGHT) != 0) {
            fillRows(number(solid, t, offset), top, bottom, leftmost, rightmost);
        }
    }

    /** Takes one side as a bound of the rows: columns at row y run from {@code left + y slope} to {@code right + ...}. */
    private void side(double fromX, double fromY, double toX, double toY) {
        double rise = toY - fromY;
        if (rise > FLAT) {
            double slope = (toX - fromX) / rise;
            double start = fromX - fromY * slope - OVERLAP;
            if ((sides & LEFT) == 0) {
                left1 = start;
                leftSlope1 = slope;
                sides |= LEFT;
            } else {
                left2 = start;
                leftSlope2 = slope;
            }
        } else if (rise < -FLAT) {
            double slope = (toX - fromX) / rise;
            double start = fromX - fromY * slope + OVERLAP;
            if ((sides & RIGHT) == 0) {
                right1 = start;
                rightSlope1 = slope;
                sides |= RIGHT;
            } else {
                right2 = start;
                rightSlope2 = slope;
            }
        }
    }

    private int number(Solid solid, int t, double offset) {
        int surface = solid.surface[t];
        if (lastNumber == 0 || surface != lastSurface) {
            lastNumber = frame.add(solid, surface, offset, view);
            lastSurface = surface;
        }
        return lastNumber;
    }

    private void fillRows(int number, int top, int bottom, int leftmost, int rightmost) {
        double origin = frame.origin[number];
        double perRow = frame.perRow[number];
        float perColumn = frame.perColumn[number];
        float[] nearness = frame.nearness;
        int[] numbers = frame.number;
        for (int y = top; y <= bottom; y++) {
            double from1 = left1 + y * leftSlope1;
            double from2 = left2 + y * leftSlope2;
            double to1 = right1 + y * rightSlope1;
            double to2 = right2 + y * rightSlope2;
            double from = from1 > from2 ? from1 : from2;
            double to = to1 < to2 ? to1 : to2;
            int first = from <= leftmost ? leftmost : ceil(from);
            int last = to >= rightmost ? rightmost : floor(to);
            float start = (float) (origin + y * perRow);
            int at = y * frame.width;
            for (int x = first; x <= last; x++) {
                float value = start + x * perColumn;
                if (value > nearness[at + x]) {
                    nearness[at + x] = value;
                    numbers[at + x] = number;
                }
            }
        }
    }

    private static int ceil(double value) {
        int whole = (int) value;
        return whole < value ? whole + 1 : whole;
    }

    private static int floor(double value) {
        int whole = (int) value;
        return whole > value ? whole - 1 : whole;
    }
}
