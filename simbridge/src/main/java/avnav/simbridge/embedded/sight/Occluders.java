package avnav.simbridge.embedded.sight;

import avnav.simbridge.embedded.mesh.Mesh;
import java.util.List;

/**
 * What stands in the light of one room. Each piece is a box that is cut into {@link #CUTS} by {@link #CUTS} columns, and
 * a column shades from the lowest to the highest triangle in it: light passes under a table but not through a wardrobe.
 */
final class Occluders {

    private static final double OPACITY = 0.8;
    private static final int CUTS = 5;
    private static final int BOXES = 1 + CUTS * CUTS;
    /** Things are a little smaller in the light than they are, lest they shade what touches them. */
    private static final double SLACK_METRES = 0.01;

    private final int count;
    /** [count][BOXES][6] lower and upper corners: the whole piece, then its columns; empty for what casts no shadow. */
    private final double[] boxes;

    /** @param casting for each piece whether it casts a shadow */
    Occluders(List<Mesh> pieces, boolean[] casting) {
        count = pieces.size();
        boxes = new double[6 * BOXES * count];
        for (int i = 0; i < boxes.length; i++) {
            boxes[i] = i % 6 < 3 ? 1e9 : -1e9;
        }
        for (int i = 0; i < count; i++) {
            if (casting[i]) {
                add(pieces.get(i), 6 * BOXES * i);
            }
        }
    }

    private void add(Mesh mesh, int whole) {
        double[] low = {1e9, 1e9, 1e9};
        double[] high = {-1e9, -1e9, -1e9};
        for (int i = 0; i < mesh.positions().length; i++) {
            low[i % 3] = Math.min(low[i % 3], mesh.positions()[i]);
            high[i % 3] = Math.max(high[i % 3], mesh.positions()[i]);
        }
        for (int axis = 0; axis < 3; axis++) {
            double slack = Math.min(SLACK_METRES, (high[axis] - low[axis]) / 4);
            boxes[whole + axis] = axis == 1 ? low[axis] : low[axis] + slack;
            boxes[whole + 3 + axis] = high[axis] - slack;
        }
        double[] size = {boxes[whole + 3] - boxes[whole], 0, boxes[whole + 5] - boxes[whole + 2]};
        for (int t = 0; t < mesh.triangleCount(); t++) {
            cover(mesh, t, whole, size);
        }
    }

    /** Extends the columns that the triangle's bounds touch by its heights. */
    private void cover(Mesh mesh, int t, int whole, double[] size) {
        double[] low = {1e9, 1e9, 1e9};
        double[] high = {-1e9, -1e9, -1e9};
        for (int corner = 0; corner < 3; corner++) {
            for (int axis = 0; axis < 3; axis++) {
                double at = mesh.positions()[3 * mesh.triangles()[3 * t + corner] + axis];
                low[axis] = Math.min(low[axis], at);
                high[axis] = Math.max(high[axis], at);
            }
        }
        int firstX = column(low[0] - boxes[whole], size[0]);
        int lastX = column(high[0] - boxes[whole], size[0]);
        int firstZ = column(low[2] - boxes[whole + 2], size[2]);
        int lastZ = column(high[2] - boxes[whole + 2], size[2]);
        for (int x = firstX; x <= lastX; x++) {
            for (int z = firstZ; z <= lastZ; z++) {
                int box = whole + 6 * (1 + x * CUTS + z);
                boxes[box] = boxes[whole] + size[0] * x / CUTS;
                boxes[box + 1] = Math.min(boxes[box + 1], low[1]);
                boxes[box + 2] = boxes[whole + 2] + size[2] * z / CUTS;
                boxes[box + 3] = boxes[whole] + size[0] * (x + 1) / CUTS;
                boxes[box + 4] = Math.max(boxes[box + 4], Math.min(high[1], boxes[whole + 4]));
                boxes[box + 5] = boxes[whole + 2] + size[2] * (z + 1) / CUTS;
            }
        }
    }

    private static int column(double offset, double size) {
        return (int) Math.max(0, Math.min(CUTS - 1, offset / size * CUTS));
    }

    /** Share of the light that gets from a point along {@code d} to its end; {@code own} casts no shadow. */
    double transmitted(double x, double y, double z, double dx, double dy, double dz, int own) {
        double ix = inverse(dx);
        double iy = inverse(dy);
        double iz = inverse(dz);
        double share = 1;
        for (int i = 0; i < count; i++) {
            if (i != own && enters(i, x, y, z, ix, iy, iz) < 1) {
                share *= 1 - OPACITY;
            }
        }
        return share;
    }

    /** How far along the unit direction the nearest piece begins; infinite when none is hit. */
    double distance(double x, double y, double z, double dx, double dy, double dz, int own) {
        double ix = inverse(dx);
        double iy = inverse(dy);
        double iz = inverse(dz);
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            if (i != own) {
                double at = enters(i, x, y, z, ix, iy, iz);
                nearest = at < nearest ? at : nearest;
            }
        }
        return nearest;
    }

    private static double inverse(double d) {
        return 1 / (Math.abs(d) < 1e-9 ? 1e-9 : d);
    }

    private double enters(int piece, double x, double y, double z, double ix, double iy, double iz) {
        int whole = 6 * BOXES * piece;
        double nearest = entersBox(whole, x, y, z, ix, iy, iz);
        if (nearest == Double.POSITIVE_INFINITY) {
            return nearest;
        }
        nearest = Double.POSITIVE_INFINITY;
        for (int box = whole + 6; box < whole + 6 * BOXES; box += 6) {
            double at = entersBox(box, x, y, z, ix, iy, iz);
            nearest = at < nearest ? at : nearest;
        }
        return nearest;
    }

    private double entersBox(int box, double x, double y, double z, double ix, double iy, double iz) {
        if (boxes[box] > boxes[box + 3]) {
            return Double.POSITIVE_INFINITY;
        }
        double x0 = (boxes[box] - x) * ix;
        double x1 = (boxes[box + 3] - x) * ix;
        double y0 = (boxes[box + 1] - y) * iy;
        double y1 = (boxes[box + 4] - y) * iy;
        double z0 = (boxes[box + 2] - z) * iz;
        double z1 = (boxes[box + 5] - z) * iz;
        double enterX = ix > 0 ? x0 : x1;
        double enterY = iy > 0 ? y0 : y1;
        double enterZ = iz > 0 ? z0 : z1;
        double leaveX = ix > 0 ? x1 : x0;
        double leaveY = iy > 0 ? y1 : y0;
        double leaveZ = iz > 0 ? z1 : z0;
        double enter = enterX > enterY ? enterX : enterY;
        enter = enterZ > enter ? enterZ : enter;
        enter = enter > 0 ? enter : 0;
        double leave = leaveX < leaveY ? leaveX : leaveY;
        leave = leaveZ < leave ? leaveZ : leave;
        return enter <= leave ? enter : Double.POSITIVE_INFINITY;
    }
}
