package avnav.experiments.metrics;

import java.util.SplittableRandom;

/**
 * The paired permutation test (Fisher 1935): were two agents alike, each episode's difference might as well have had the
 * other sign. The p-value is the share of random sign flips whose mean lies at least as far from 0 as the real one's, the
 * real one counted among them. The same differences and seed give the same value.
 *
 * @param seed of the flips
 * @param flips how many are drawn
 */
public record SignFlips(long seed, int flips) {

    /** What tables use. */
    public static final SignFlips STANDARD = new SignFlips(20_513, 10_000);

    private static final double ROUNDING = 1e-12;

    public SignFlips {
        if (flips < 100) {
            throw new IllegalArgumentException("The permutation test's flips (" + flips + ") must be 100 or more.");
        }
    }

    /**
     * Two-sided, in (0, 1].
     *
     * @throws IllegalArgumentException when the lengths differ or there are no pairs
     */
    public double pValue(double[] left, double[] right) {
        if (left.length != right.length || left.length == 0) {
            throw new IllegalArgumentException(
                    "A paired test of (" + left.length + ") and (" + right.length + ") values has no pairs.");
        }
        double sum = 0;
        double[] differences = new double[left.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = left[i] - right[i];
            sum += differences[i];
        }
        double wanted = Math.abs(sum) - ROUNDING * (1 + Math.abs(sum));
        SplittableRandom random = new SplittableRandom(seed);
        int asFar = 1;
        for (int flip = 0; flip < flips; flip++) {
            double flipped = 0;
            long bits = 0;
            for (int i = 0; i < differences.length; i++) {
                bits = i % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
                flipped += (bits & 1) == 0 ? differences[i] : -differences[i];
            }
            asFar += Math.abs(flipped) >= wanted ? 1 : 0;
        }
        return asFar / (flips + 1.0);
    }
}
