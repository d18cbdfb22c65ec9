package avnav.experiments.metrics;

/** A mean and the 95 % bootstrap interval around it. */
public record Interval(double mean, double low, double high) {}
