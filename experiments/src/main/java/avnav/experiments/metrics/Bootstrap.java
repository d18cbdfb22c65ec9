package avnav.experiments.metrics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The percentile bootstrap (Efron 1979): episodes are drawn again with replacement, and the middle 95 % of the resulting
 * means is the interval. The same values in the same order and the same seed give the same interval.
 *
 * @param seed of the drawing
 * @param resamples how many means are drawn
 */
public record Bootstrap(long seed, int resamples) {

    /** What reports use. */
    public static final Bootstrap STANDARD = new Bootstrap(20_512, 10_000);

    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    public Bootstrap {
        if (resamples < 100) {
            throw new IllegalArgumentException("The bootstrap's resamples (" + resamples + ") must be 100 or more.");
        }
    }

    /** @throws IllegalArgumentException when there are no values */
    public Interval mean(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("A mean needs at least one value.");
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[resamples];
        for (int r = 0; r < resamples; r++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[r] = sum / values.length;
        }
        Arrays.sort(means);
        double mean = Arrays.stream(values).sum() / values.length;
        return new Interval(mean, quantile(means, LOW), quantile(means, HIGH));
    }

    /**
     * The mean of {@code left - right}, pair by pair: what one agent gains over another on the same episodes.
     *
     * @throws IllegalArgumentException when the lengths differ
     */
    public Interval difference(double[] left, double[] right) {
        if (left.length != right.length) {
            throw new IllegalArgumentException(
                    "A paired difference of (" + left.length + ") and (" + right.length + ") values has no pairs.");
        }
        double[] differences = new double[left.length];
        Arrays.setAll(differences, i -> left[i] - right[i]);
        return mean(differences);
    }

    /** Linear between the neighbours, as NumPy's default. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
