package avnav.simbridge.embedded.navigation;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Signed differences of one comparison, at least one. */
final class Errors {

    private double[] values = new double[0];

    void add(double error) {
        values = Arrays.copyOf(values, values.length + 1);
        values[values.length - 1] = error;
    }

    /** Part of the differences whose size is below the limit. */
    double share(double limit) {
        return DoubleStream.of(values).filter(error -> Math.abs(error) < limit).count() / (double) values.length;
    }

    double highest() {
        return DoubleStream.of(values).max().orElseThrow();
    }

    double lowest() {
        return DoubleStream.of(values).min().orElseThrow();
    }

    double mean() {
        return DoubleStream.of(values).average().orElseThrow();
    }
}
