package avnav.experiments.acoustics;

import java.util.List;

/**
 * One figure at several places, ours beside the reference's.
 *
 * @param unit of values and tolerances; "%" compares ratios
 * @param each most that any place may differ; infinite when only the rms counts
 * @param rms most that the root mean square over all places may be
 */
record Comparison(
        String scene, String figure, String unit, List<Double> ours, List<Double> theirs, double each, double rms) {

    double largest() {
        double largest = 0;
        for (int i = 0; i < ours.size(); i++) {
            largest = Math.max(largest, Math.abs(difference(i)));
        }
        return largest;
    }

    double rootMeanSquare() {
        double sum = 0;
        for (int i = 0; i < ours.size(); i++) {
            sum += difference(i) * difference(i);
        }
        return Math.sqrt(sum / ours.size());
    }

    double mean() {
        double sum = 0;
        for (int i = 0; i < ours.size(); i++) {
            sum += difference(i);
        }
        return sum / ours.size();
    }

    boolean isWithin() {
        return largest() <= each && rootMeanSquare() <= rms;
    }

    private double difference(int i) {
        double difference = ours.get(i) - theirs.get(i);
        return unit.equals("%") ? 100 * difference / theirs.get(i) : difference;
    }
}
