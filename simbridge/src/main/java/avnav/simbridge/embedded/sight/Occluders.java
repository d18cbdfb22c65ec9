package avnav.simbridge.embedded.sight;

import avnav.simbridge.embedded.home.Box;
import java.util.List;

/** Boxes that stand in the light of one room. A box lets some light pass, since furniture is not solid. */
final class Occluders {

    private static final double OPACITY = 0.8;

    private final int count;
    /** [count][6] lower and upper corners; an empty box for what casts no shadow. */
    private final double[] boxes;

    /** @param casting for each box whether it casts a shadow */
    Occluders(List<Box> all, boolean[] casting) {
        count = all.size();
        boxes = new double[6 * count];
        for (int i = 0; i < count; i++) {
            Box box = all.get(i);
            double shrink = casting[i] ? 0.01 : 1e6;
            boxes[6 * i] = box.minX() + shrink;
            boxes[6 * i + 1] = box.minY();
            boxes[6 * i + 2] = box.minZ() + shrink;
            boxes[6 * i + 3] = box.maxX() - shrink;
            boxes[6 * i + 4] = box.maxY() - 0.01;
            boxes[6 * i + 5] = box.maxZ() - shrink;
        }
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

    /** How far along the unit direction the nearest box begins; infinite when none is hit. */
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

    private double enters(int i, double x, double y, double z, double ix, double iy, double iz) {
        double x0 = (boxes[6 * i] - x) * ix;
        double x1 = (boxes[6 * i + 3] - x) * ix;
        double y0 = (boxes[6 * i + 1] - y) * iy;
        double y1 = (boxes[6 * i + 4] - y) * iy;
        double z0 = (boxes[6 * i + 2] - z) * iz;
        double z1 = (boxes[6 * i + 5] - z) * iz;
        double enter = Math.max(0, Math.max(Math.min(x0, x1), Math.max(Math.min(y0, y1), Math.min(z0, z1))));
        double leave = Math.min(Math.max(x0, x1), Math.min(Math.max(y0, y1), Math.max(z0, z1)));
        boolean empty = boxes[6 * i] > boxes[6 * i + 3] || boxes[6 * i + 2] > boxes[6 * i + 5];
        return enter < leave && !empty ? enter : Double.POSITIVE_INFINITY;
    }
}
