package avnav.experiments.benchmark;

/**
 * One measured number.
 *
 * @param key of {@code --json}, with the unit in it
 * @param error half of the 99.9 % confidence interval, in percent of the value; NaN when it is not known
 */
public record Figure(String key, double value, double error) {}
