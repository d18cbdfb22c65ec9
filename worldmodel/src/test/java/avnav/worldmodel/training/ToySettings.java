package avnav.worldmodel.training;

import avnav.worldmodel.FrameTarget;
import avnav.worldmodel.RewardEncoding;
import avnav.worldmodel.cdit.AvCdit;
import avnav.worldmodel.cdit.CditContext;
import avnav.worldmodel.cdit.CditSettings;
import avnav.worldmodel.diffusion.Prediction;
import avnav.worldmodel.nn.Precision;
import java.util.List;
import java.util.SplittableRandom;

/** The smallest run that has all stages and parts. */
final class ToySettings {

    static final CditSettings NETWORK = new CditSettings(
            24,
            2,
            2,
            2,
            2,
            2,
            1,
            4,
            3,
            2,
            0,
            0,
            false,
            2,
            CditContext.consecutive(4),
            true,
            0.15,
            Math.toRadians(10),
            1,
            false,
            true,
            true);

    private ToySettings() {}

    static AvCdit network() {
        return new AvCdit(NETWORK, Precision.FLOAT32, new SplittableRandom(8));
    }

    static StageSettings stage(Stage stage, long steps, double learningRate) {
        return new StageSettings(stage, 4, learningRate, 0.1, 3, steps, 0, 0.5, List.of(1, 4));
    }

    static TrainingSettings training(StageSettings... stages) {
        return training(1e-9, FrameTarget.Kind.CHANGE, stages);
    }

    /** @param checkpointMinutes tiny: at each line of the log */
    static TrainingSettings training(double checkpointMinutes, FrameTarget.Kind target, StageSettings... stages) {
        return new TrainingSettings(
                5,
                1,
                Prediction.VELOCITY,
                1,
                RewardEncoding.Kind.TWO,
                target,
                new WindowSettings(4, 4, false, false, 0.4, 0.2, 0.2, 0.1, 0.1),
                0.1,
                new LossWeights(1, 1, 1),
                new OptimiserSettings(0.9, 0.99, 0, 10, 0.9),
                List.of(stages),
                new WatchSettings(1000, 8, 16, 0),
                2,
                checkpointMinutes);
    }
}
