package avnav.worldmodel.nn;

import java.util.random.RandomGenerator;

/** Starting values of weights, the same bits on every machine for the same generator. */
public final class Initialiser {

    private Initialiser() {}

    /** Normal of the given deviation (Box and Muller, in strict arithmetic). */
    public static float[] normal(RandomGenerator random, double deviation, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * gaussian(random));
        }
        return values;
    }

    /** He et al. 2015: normal of deviation {@code gain / sqrt(fanIn)}; gain sqrt(2) suits ReLU. */
    public static float[] kaimingNormal(RandomGenerator random, double gain, int fanIn, int count) {
        return normal(random, gain / StrictMath.sqrt(fanIn), count);
    }

    /** Glorot and Bengio 2010: uniform within {@code sqrt(6 / (fanIn + fanOut))}. */
    public static float[] xavierUniform(RandomGenerator random, int fanIn, int fanOut, int count) {
        double bound = StrictMath.sqrt(6.0 / (fanIn + fanOut));
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
        return values;
    }

    /**
     * Saxe et al. 2014: a {@code [rows][columns]} matrix whose rows (or columns, if those are fewer) are orthogonal and
     * of length {@code gain}.
     */
    public static float[] orthogonal(RandomGenerator random, double gain, int rows, int columns) {
        int count = Math.min(rows, columns);
        int length = Math.max(rows, columns);
        double[][] basis = new double[count][length];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < length; k++) {
                basis[i][k] = gaussian(random);
            }
            // Twice is enough for float32 (Kahan).
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    addScaled(basis[i], basis[j], -dot(basis[i], basis[j]));
                }
            }
            scale(basis[i], 1 / StrictMath.sqrt(dot(basis[i], basis[i])));
        }
        float[] values = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[r * columns + c] = (float) (gain * (rows <= columns ? basis[r][c] : basis[c][r]));
            }
        }
        return values;
    }

    private static double gaussian(RandomGenerator random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void addScaled(double[] target, double[] source, double factor) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * source[i];
        }
    }

    private static void scale(double[] target, double factor) {
        for (int i = 0; i < target.length; i++) {
            target[i] *= factor;
        }
    }
}
