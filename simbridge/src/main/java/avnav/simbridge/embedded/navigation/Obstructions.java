package avnav.simbridge.embedded.navigation;

import java.util.List;

/**
 * Grown solids as flat arrays, for the three questions asked thousands of times a second: does a segment cross one,
 * where does it first enter one, how far is the nearest. Solids are open: touching a side or a corner is allowed, and a
 * cut of less than {@link #TOUCH_METRES} counts as touching.
 */
final class Obstructions {

    static final double TOUCH_METRES = 1e-7;

    private final int count;
    private final double[] middleX;
    private final double[] middleZ;
    private final double[] halfX;
    private final double[] halfZ;

    Obstructions(List<Rectangle> solids) {
        count = solids.size();
        middleX = new double[count];
        middleZ = new double[count];
        halfX = new double[count];
        halfZ = new double[count];
        for (int i = 0; i < count; i++) {
            Rectangle solid = solids.get(i);
            middleX[i] = (solid.minX() + solid.maxX()) / 2;
            middleZ[i] = (solid.minZ() + solid.maxZ()) / 2;
            halfX[i] = (solid.maxX() - solid.minX()) / 2 - TOUCH_METRES;
            halfZ[i] = (solid.maxZ() - solid.minZ()) / 2 - TOUCH_METRES;
        }
    }

    /** Whether the segment stays clear; separating axes x, z and the segment's normal. O(solids), no allocation. */
    boolean isClear(double fromX, double fromZ, double toX, double toZ) {
        double dx = (toX - fromX) / 2;
        double dz = (toZ - fromZ) / 2;
        double mx = fromX + dx;
        double mz = fromZ + dz;
        double ax = Math.abs(dx);
        double az = Math.abs(dz);
        for (int i = 0; i < count; i++) {
            double gapX = mx - middleX[i];
            if (Math.abs(gapX) >= halfX[i] + ax) {
                continue;
            }
            double gapZ = mz - middleZ[i];
            if (Math.abs(gapZ) >= halfZ[i] + az) {
                continue;
            }
            double across = dz * gapX - dx * gapZ;
            if (Math.abs(across) < az * halfX[i] + ax * halfZ[i] || ax + az == 0) {
                return false;
            }
        }
        return true;
    }

    /** Part of the segment, in [0, 1], that can be walked before it enters a solid; 1 when it is clear. */
    double clearShare(double fromX, double fromZ, double toX, double toZ) {
        double share = 1;
        double dx = toX - fromX;
        double dz = toZ - fromZ;
        for (int i = 0; i < count; i++) {
            double gapX = middleX[i] - fromX;
            double gapZ = middleZ[i] - fromZ;
            double enter = Math.max(entry(gapX, halfX[i], dx), entry(gapZ, halfZ[i], dz));
            double leave = Math.min(exit(gapX, halfX[i], dx), exit(gapZ, halfZ[i], dz));
            if (enter < leave && leave > 0 && enter < share) {
                share = Math.max(0, enter);
            }
        }
        return share;
    }

    /** Metres to the nearest solid's side; 0 inside one. */
    double clearance(double x, double z) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double dx = Math.max(0, Math.abs(x - middleX[i]) - halfX[i] - TOUCH_METRES);
            double dz = Math.max(0, Math.abs(z - middleZ[i]) - halfZ[i] - TOUCH_METRES);
            nearest = Math.min(nearest, dx * dx + dz * dz);
        }
        return Math.sqrt(nearest);
    }

    private static double entry(double gap, double half, double direction) {
        if (direction == 0) {
            return Math.abs(gap) < half ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return direction > 0 ? (gap - half) / direction : (gap + half) / direction;
    }

    private static double exit(double gap, double half, double direction) {
        if (direction == 0) {
            return Math.abs(gap) < half ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return direction > 0 ? (gap + half) / direction : (gap - half) / direction;
    }
}
