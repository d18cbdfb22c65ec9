package avnav.simbridge.embedded.navigation;

import java.util.Arrays;

/**
 * The N outward corners of grown solids: the only points where a shortest path bends.
 *
 * @param x, z {@code [N]} metres
 * @param solidX, solidZ {@code [N]} +1 or -1: on which side of the corner its solid lies
 */
record Corners(double[] x, double[] z, byte[] solidX, byte[] solidZ) {

    static Corners of(PlanGrid grid) {
        int most = (grid.columns() - 1) * (grid.rows() - 1);
        double[] x = new double[most];
        double[] z = new double[most];
        byte[] solidX = new byte[most];
        byte[] solidZ = new byte[most];
        int n = 0;
        for (int row = 1; row < grid.rows(); row++) {
            for (int column = 1; column < grid.columns(); column++) {
                int quadrant = onlyBlockedQuadrant(grid, column, row);
                if (quadrant >= 0) {
                    x[n] = grid.xLine(column);
                    z[n] = grid.zLine(row);
                    solidX[n] = (byte) ((quadrant & 1) == 0 ? -1 : 1);
                    solidZ[n++] = (byte) ((quadrant & 2) == 0 ? -1 : 1);
                }
            }
        }
        return new Corners(
                Arrays.copyOf(x, n), Arrays.copyOf(z, n), Arrays.copyOf(solidX, n), Arrays.copyOf(solidZ, n));
    }

    int size() {
        return x.length;
    }

    /** Whether a string along (dx, dz) through corner i, both ways, stays out of its solid: only then can it bend. */
    boolean isTaut(int i, double dx, double dz) {
        return dx * solidX[i] * (dz * solidZ[i]) <= 0;
    }

    /** Bit 0 = the +x side, bit 1 = the +z side; -1 unless exactly one of the four cells round the point is blocked. */
    private static int onlyBlockedQuadrant(PlanGrid grid, int column, int row) {
        int found = -1;
        for (int quadrant = 0; quadrant < 4; quadrant++) {
            if (grid.isBlocked(column - 1 + (quadrant & 1), row - 1 + (quadrant >> 1))) {
                if (found >= 0) {
                    return -1;
                }
                found = quadrant;
            }
        }
        return found;
    }
}
