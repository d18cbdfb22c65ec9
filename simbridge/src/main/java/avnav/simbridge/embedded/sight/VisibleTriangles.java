package avnav.simbridge.embedded.sight;

import java.util.Arrays;

/**
 * What one frame's pixels show: for each pixel the nearest triangle and its nearness, the reciprocal of its depth, which
 * is linear on the screen: {@code nearness(c, r) = origin + c perColumn + r perRow}. Triangles are numbered from 1 in
 * the order in which they were added; 0 is nothing.
 */
final class VisibleTriangles {

    final int width;
    final int height;
    /** [H*W] 1/metres along the optical axis, 0 = nothing. */
    final float[] nearness;
    /** [H*W] number of the triangle. */
    final int[] number;

    Solid[] solid = new Solid[1024];
    int[] triangle = new int[1024];
    double[] origin = new double[1024];
    float[] perColumn = new float[1024];
    double[] perRow = new double[1024];
    /** Distance of the eye from the plane, metres. */
    float[] offset = new float[1024];

    int count;

    VisibleTriangles(int width, int height) {
        this.width = width;
        this.height = height;
        nearness = new float[width * height];
        number = new int[width * height];
    }

    void clear() {
        Arrays.fill(nearness, 0);
        Arrays.fill(number, 0);
        Arrays.fill(solid, 0, count + 1, null);
        count = 0;
    }

    /** Adds a triangle whose plane lies {@code below} metres (negative) from the eye along its normal, and gives its number. */
    int add(Solid ofSolid, int index, double below, View view) {
        int slot = ++count;
        if (slot == triangle.length) {
            grow();
        }
        double nx = ofSolid.planes[4 * index];
        double ny = ofSolid.planes[4 * index + 1];
        double nz = ofSolid.planes[4 * index + 2];
        double perRight = (nx * view.cos - nz * view.sin) / below;
        double perForward = (-nx * view.sin - nz * view.cos) / below;
        double perUp = ny / below;
        solid[slot] = ofSolid;
        triangle[slot] = index;
        origin[slot] = perForward + view.firstX * perRight + view.firstY * perUp;
        perColumn[slot] = (float) (view.step * perRight);
        offset[slot] = (float) -below;
        perRow[slot] = -view.step * perUp;
        return slot;
    }

    void writeDepth(float[] depth) {
        for (int i = 0; i < nearness.length; i++) {
            depth[i] = nearness[i] > 0 ? 1 / nearness[i] : 0;
        }
    }

    private void grow() {
        int size = 2 * triangle.length;
        solid = Arrays.copyOf(solid, size);
        triangle = Arrays.copyOf(triangle, size);
        origin = Arrays.copyOf(origin, size);
        perColumn = Arrays.copyOf(perColumn, size);
        offset = Arrays.copyOf(offset, size);
        perRow = Arrays.copyOf(perRow, size);
    }
}
