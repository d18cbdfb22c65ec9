package avnav.worldmodel.training;

import avnav.worldmodel.RewardEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Measures on the training walks what a {@link RewardEncoding} is standardised with. */
final class RewardConstants {

    private static final int DRAWN = 20_000;
    private static final double LEAST_DEVIATION = 1e-3;

    private RewardConstants() {}

    static RewardEncoding measure(RewardEncoding.Kind kind, Windows windows, int maxOffset) {
        return kind == RewardEncoding.Kind.TWO ? perOffset(windows.walks(), maxOffset) : overGoals(kind, windows);
    }

    /** Mean and deviation of the decrease over k steps, for each k. */
    private static RewardEncoding perOffset(List<LatentTrajectory> walks, int maxOffset) {
        List<Double> mean = new ArrayList<>();
        List<Double> deviation = new ArrayList<>();
        for (int offset = 1; offset <= maxOffset; offset++) {
            Moments moments = new Moments();
            for (LatentTrajectory walk : walks) {
                for (int frame = 0; frame + offset < walk.frames(); frame++) {
                    moments.add(walk.geodesic(frame) - walk.geodesic(frame + offset));
                }
            }
            mean.add(moments.mean());
            deviation.add(moments.deviation());
        }
        return new RewardEncoding(RewardEncoding.Kind.TWO, mean, deviation);
    }

    /** Mean and deviation of the one number over goals as training draws them, STOPs included. */
    private static RewardEncoding overGoals(RewardEncoding.Kind kind, Windows windows) {
        RewardEncoding raw = new RewardEncoding(kind, List.of(0.0), List.of(1.0));
        Moments moments = new Moments();
        for (Window window : windows.draw(new SplittableRandom(0), DRAWN)) {
            LatentTrajectory walk = windows.walks().get(window.trajectory());
            for (Goal goal : window.goals()) {
                double decrease = Batches.decrease(walk, window.frame(), goal);
                moments.add(raw.encode(decrease, Batches.succeeds(walk, window.frame(), goal), goal.offset())[0]);
            }
        }
        return new RewardEncoding(kind, List.of(moments.mean()), List.of(moments.deviation()));
    }

    /** Running sums in double precision. */
    private static final class Moments {

        private long count;
        private double sum;
        private double squares;

        void add(double value) {
            count++;
            sum += value;
            squares += value * value;
        }

        double mean() {
            return count == 0 ? 0 : sum / count;
        }

        double deviation() {
            double variance = count == 0 ? 0 : squares / count - mean() * mean();
            return Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance)));
        }
    }
}
