/** Speeds, measured with JMH on the spot: the numbers that {@code avnav benchmark} prints. */
package avnav.experiments.benchmark;
