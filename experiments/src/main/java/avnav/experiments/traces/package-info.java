/** Traces as lines of a file: the format of {@code avnav score}, which benchmark runs write too. */
package avnav.experiments.traces;
