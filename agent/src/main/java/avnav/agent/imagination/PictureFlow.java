package avnav.agent.imagination;

import avnav.simbridge.Observation;

/**
 * How one picture flows into the next: the shift and the growth about its centre that explain most of their difference, in
 * the sense of least squares (Lucas and Kanade 1981, with three parameters for the whole picture). On the way ahead pictures
 * grow; along a wall they only shift, and before one they stay. A wall without any pattern shows no flow at all.
 *
 * @param right shift, in pixels of the averaged picture
 * @param down likewise
 * @param growth of distances from the centre, as a share of them: 0.08 for a step of 0.15 m in most of our rooms
 */
record PictureFlow(double right, double down, double growth) {

    /** Holds flat pictures to no flow: the squared slope per pixel that counts as none, grey levels. */
    private static final double FLAT = 0.01;

    /**
     * @param cells per side to which both pictures are averaged first, pixels per side at the most; flow of up to a cell or
     *     two is found
     */
    static PictureFlow between(Observation before, Observation now, int cells) {
        double[][] from = grey(before, cells);
        double[][] to = grey(now, cells);
        double[][] square = new double[3][3];
        double[] right = new double[3];
        for (int row = 0; row < cells; row++) {
            for (int column = 0; column < cells; column++) {
                double across = slope(from, to, row, column, 0, 1);
                double down = slope(from, to, row, column, 1, 0);
                double centre = (cells - 1) / 2.0;
                double[] effect = {across, down, across * (column - centre) + down * (row - centre)};
                double lost = from[row][column] - to[row][column];
                for (int i = 0; i < 3; i++) {
                    for (int j = 0; j < 3; j++) {
                        square[i][j] += effect[i] * effect[j];
                    }
                    right[i] += effect[i] * lost;
                }
            }
        }
        for (int i = 0; i < 3; i++) {
            square[i][i] += FLAT * FLAT * cells * cells;
        }
        double[] flow = solved(square, right);
        return new PictureFlow(flow[0], flow[1], flow[2]);
    }

    /** Of the mean of both pictures, per cell; one-sided at the rim. */
    private static double slope(double[][] from, double[][] to, int row, int column, int down, int across) {
        int last = from.length - 1;
        int row1 = Math.min(row + down, last);
        int column1 = Math.min(column + across, last);
        int row0 = Math.max(row - down, 0);
        int column0 = Math.max(column - across, 0);
        double rise = from[row1][column1] + to[row1][column1] - from[row0][column0] - to[row0][column0];
        return rise / 2 / (row1 - row0 + column1 - column0);
    }

    /** The picture averaged to cells, in grey levels. */
    private static double[][] grey(Observation seen, int cells) {
        double[][] sum = new double[cells][cells];
        int[][] count = new int[cells][cells];
        byte[] rgb = seen.rgb();
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / 3;
            int row = pixel / seen.width() * cells / seen.height();
            int column = pixel % seen.width() * cells / seen.width();
            sum[row][column] += rgb[i] & 0xff;
            count[row][column]++;
        }
        for (int row = 0; row < cells; row++) {
            for (int column = 0; column < cells; column++) {
                sum[row][column] /= Math.max(1, count[row][column]);
            }
        }
        return sum;
    }

    /** Gauss without pivots, which a positive definite matrix does not need. */
    private static double[] solved(double[][] square, double[] right) {
        int n = right.length;
        for (int pivot = 0; pivot < n; pivot++) {
            for (int row = pivot + 1; row < n; row++) {
                double factor = square[row][pivot] / square[pivot][pivot];
                for (int column = pivot; column < n; column++) {
                    square[row][column] -= factor * square[pivot][column];
                }
                right[row] -= factor * right[pivot];
            }
        }
        double[] solution = new double[n];
        for (int row = n - 1; row >= 0; row--) {
            double rest = right[row];
            for (int column = row + 1; column < n; column++) {
                rest -= square[row][column] * solution[column];
            }
            solution[row] = rest / square[row][row];
        }
        return solution;
    }
}
