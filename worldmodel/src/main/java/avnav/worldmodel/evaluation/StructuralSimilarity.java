package avnav.worldmodel.evaluation;

import java.util.Arrays;

/**
 * SSIM (Wang et al. 2004) with K1 = 0.01 and K2 = 0.03. The mean counts only windows that lie wholly inside. Equals
 * scikit-image's {@code structural_similarity} with the same window. Planes are [rows][columns].
 */
public final class StructuralSimilarity {

    private final double[] window;
    private final double covarianceFactor;
    private final double range;

    private StructuralSimilarity(double[] window, double covarianceFactor, double range) {
        if (!(range > 0)) {
            throw new IllegalArgumentException("The range of the values (" + range + ") must be positive.");
        }
        this.window = window;
        this.covarianceFactor = covarianceFactor;
        this.range = range;
    }

    /** The original's: an 11 x 11 Gaussian of deviation 1.5, population covariance. */
    public static StructuralSimilarity gaussian(double range) {
        double[] window = new double[11];
        double sum = 0;
        for (int i = 0; i < window.length; i++) {
            window[i] = Math.exp(-(i - 5) * (i - 5) / (2 * 1.5 * 1.5));
            sum += window[i];
        }
        for (int i = 0; i < window.length; i++) {
            window[i] /= sum;
        }
        return new StructuralSimilarity(window, 1, range);
    }

    /** scikit-image's default: a 7 x 7 box, sample covariance. */
    public static StructuralSimilarity uniform(double range) {
        double[] window = new double[7];
        Arrays.fill(window, 1.0 / 7);
        return new StructuralSimilarity(window, 49.0 / 48, range);
    }

    /** Mean over full windows of one plane. */
    public double of(double[][] reference, double[][] image) {
        int margin = window.length / 2;
        double[][] map = map(reference, image);
        double sum = 0;
        int count = 0;
        for (int row = margin; row < map.length - margin; row++) {
            for (int column = margin; column < map[row].length - margin; column++) {
                sum += map[row][column];
                count++;
            }
        }
        return sum / count;
    }

    /** Mean over the channels of two 8-bit images, [height][width][3]. */
    public double of(byte[] reference, byte[] image, int height, int width) {
        double sum = 0;
        for (int channel = 0; channel < 3; channel++) {
            sum += of(plane(reference, height, width, channel), plane(image, height, width, channel));
        }
        return sum / 3;
    }

    /** Every window, at the borders with mirrored values (d c b a | a b c d). */
    double[][] map(double[][] reference, double[][] image) {
        check(reference, image);
        double[][] meanX = filtered(reference);
        double[][] meanY = filtered(image);
        double[][] xx = filtered(product(reference, reference));
        double[][] yy = filtered(product(image, image));
        double[][] xy = filtered(product(reference, image));
        double c1 = Math.pow(0.01 * range, 2);
        double c2 = Math.pow(0.03 * range, 2);
        double[][] map = new double[reference.length][reference[0].length];
        for (int row = 0; row < map.length; row++) {
            for (int column = 0; column < map[row].length; column++) {
                double x = meanX[row][column];
                double y = meanY[row][column];
                double varianceX = covarianceFactor * (xx[row][column] - x * x);
                double varianceY = covarianceFactor * (yy[row][column] - y * y);
                double covariance = covarianceFactor * (xy[row][column] - x * y);
                map[row][column] = (2 * x * y + c1)
                        * (2 * covariance + c2)
                        / ((x * x + y * y + c1) * (varianceX + varianceY + c2));
            }
        }
        return map;
    }

    private void check(double[][] reference, double[][] image) {
        boolean same = reference.length == image.length && reference[0].length == image[0].length;
        if (!same || reference.length < window.length || reference[0].length < window.length) {
            throw new IllegalArgumentException(
                    "The planes of " + reference.length + " x " + reference[0].length + " and "
                            + image.length + " x " + image[0].length
                            + " values must be alike and at least as large as the window ("
                            + window.length + ").");
        }
    }

    private double[][] filtered(double[][] plane) {
        int rows = plane.length;
        int columns = plane[0].length;
        double[][] across = new double[rows][columns];
        double[][] filtered = new double[rows][columns];
        int margin = window.length / 2;
        double[] wide = new double[columns + 2 * margin];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < wide.length; column++) {
                wide[column] = plane[row][mirrored(column - margin, columns)];
            }
            double[] target = across[row];
            for (int i = 0; i < window.length; i++) {
                double weight = window[i];
                for (int column = 0; column < columns; column++) {
                    target[column] += weight * wide[column + i];
                }
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < window.length; i++) {
                double[] source = across[mirrored(row + i - margin, rows)];
                double[] target = filtered[row];
                double weight = window[i];
                for (int column = 0; column < columns; column++) {
                    target[column] += weight * source[column];
                }
            }
        }
        return filtered;
    }

    private static int mirrored(int index, int size) {
        int positive = index < 0 ? -1 - index : index;
        return positive < size ? positive : 2 * size - 1 - positive;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][a[0].length];
        for (int row = 0; row < a.length; row++) {
            for (int column = 0; column < a[row].length; column++) {
                product[row][column] = a[row][column] * b[row][column];
            }
        }
        return product;
    }

    private static double[][] plane(byte[] image, int height, int width, int channel) {
        if (image.length != height * width * 3) {
            throw new IllegalArgumentException("An image of " + height + " x " + width + " has " + height * width * 3
                    + " bytes, not (" + image.length + ").");
        }
        double[][] plane = new double[height][width];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                plane[row][column] = Byte.toUnsignedInt(image[(row * width + column) * 3 + channel]);
            }
        }
        return plane;
    }
}
