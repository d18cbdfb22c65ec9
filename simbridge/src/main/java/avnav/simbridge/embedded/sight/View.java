package avnav.simbridge.embedded.sight;

import avnav.simbridge.embedded.home.Box;

/**
 * A camera in its place, for one frame. The ray of column c and row r is {@code forward + X right + Y up} with
 * {@code X = firstX + c step} and {@code Y = firstY - r step}; the depth of a point is its part along forward.
 */
final class View {

    final int width;
    final int height;
    final double eyeX;
    final double eyeY;
    final double eyeZ;
    final double sin;
    final double cos;
    final double step;
    final double firstX;
    final double firstY;

    View(Camera camera, double x, double yFloor, double z, double yawRadians) {
        width = camera.width();
        height = camera.height();
        eyeX = x;
        eyeY = yFloor + camera.eyeHeightMetres();
        eyeZ = z;
        sin = StrictMath.sin(yawRadians);
        cos = StrictMath.cos(yawRadians);
        step = camera.pixelStep();
        firstX = step * (1 - width) / 2;
        firstY = step * (height - 1) / 2;
    }

    ScreenRectangle screen() {
        return new ScreenRectangle(0, 0, width - 1, height - 1);
    }

    double right(double x, double z) {
        return (x - eyeX) * cos - (z - eyeZ) * sin;
    }

    double depth(double x, double z) {
        return -(x - eyeX) * sin - (z - eyeZ) * cos;
    }

    double column(double right, double depth) {
        return (right / depth - firstX) / step;
    }

    double row(double y, double depth) {
        return (firstY - (y - eyeY) / depth) / step;
    }

    double distanceTo(Box box) {
        double dx = Math.max(0, Math.max(box.minX() - eyeX, eyeX - box.maxX()));
        double dy = Math.max(0, Math.max(box.minY() - eyeY, eyeY - box.maxY()));
        double dz = Math.max(0, Math.max(box.minZ() - eyeZ, eyeZ - box.maxZ()));
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /** Pixels within {@code clip} that a box may touch; empty when it lies behind the near plane or outside. */
    ScreenRectangle bounds(Box box, ScreenRectangle clip) {
        double minColumn = Double.POSITIVE_INFINITY;
        double maxColumn = Double.NEGATIVE_INFINITY;
        double nearest = Double.POSITIVE_INFINITY;
        double farthest = Double.NEGATIVE_INFINITY;
        for (int corner = 0; corner < 4; corner++) {
            double x = cornerX(box, corner);
            double z = cornerZ(box, corner);
            double depth = depth(x, z);
            nearest = Math.min(nearest, depth);
            farthest = Math.max(farthest, depth);
            if (depth >= Camera.NEAR_METRES) {
                double column = column(right(x, z), depth);
                minColumn = Math.min(minColumn, column);
                maxColumn = Math.max(maxColumn, column);
            }
            double nextX = cornerX(box, corner + 1 & 3);
            double nextZ = cornerZ(box, corner + 1 & 3);
            double nextDepth = depth(nextX, nextZ);
            if ((depth < Camera.NEAR_METRES) != (nextDepth < Camera.NEAR_METRES)) {
                double share = (Camera.NEAR_METRES - depth) / (nextDepth - depth);
                double right = right(x + share * (nextX - x), z + share * (nextZ - z));
                double column = column(right, Camera.NEAR_METRES);
                minColumn = Math.min(minColumn, column);
                maxColumn = Math.max(maxColumn, column);
            }
        }
        if (farthest < Camera.NEAR_METRES) {
            return ScreenRectangle.EMPTY;
        }
        nearest = Math.max(nearest, Camera.NEAR_METRES);
        double minRow = row(box.maxY(), box.maxY() > eyeY ? nearest : farthest);
        double maxRow = row(box.minY(), box.minY() < eyeY ? nearest : farthest);
        return new ScreenRectangle(
                (int) Math.max(clip.minColumn(), Math.min(Math.floor(minColumn), width)),
                (int) Math.max(clip.minRow(), Math.min(Math.floor(minRow), height)),
                (int) Math.min(clip.maxColumn(), Math.max(Math.ceil(maxColumn), -1)),
                (int) Math.min(clip.maxRow(), Math.max(Math.ceil(maxRow), -1)));
    }

    private static double cornerX(Box box, int corner) {
        return corner == 0 || corner == 3 ? box.minX() : box.maxX();
    }

    private static double cornerZ(Box box, int corner) {
        return corner < 2 ? box.minZ() : box.maxZ();
    }
}
