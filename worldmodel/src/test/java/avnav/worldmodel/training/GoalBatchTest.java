package avnav.worldmodel.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.worldmodel.LatentSizes;
import avnav.worldmodel.cdit.CditContext;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GoalBatchTest {

    private static double deviation(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares / values.length);
    }

    @Test
    void theContextAloneIsNoised() {
        LatentSizes sizes = new LatentSizes(8, 8, 8, 60, 10, 0);
        GoalBatch batch = GoalBatch.empty(sizes, 5, 20, new CditContext(List.of(5, 1, 0), true), 2);
        batch.noiseContext(0.3, new SplittableRandom(1));
        assertThat(deviation(batch.contextVisual())).isCloseTo(0.3, within(0.02));
        assertThat(deviation(batch.contextAudio())).isCloseTo(0.3, within(0.02));
        for (float[] exact :
                new float[][] {batch.contextMotion(), batch.visual(), batch.audio(), batch.reward(), batch.action()}) {
            assertThat(deviation(exact)).isZero();
        }
    }

    @Test
    void noiseBelowNoneOrAboveTheLatentsIsRefused() {
        TrainingSettings good = ToySettings.training(ToySettings.stage(Stage.JOINT, 2, 0.01));
        for (double noise : new double[] {-0.1, 1.5, Double.NaN}) {
            assertThatThrownBy(() -> withNoise(good, noise)).hasMessageContaining("contextNoise (" + noise + ")");
        }
    }

    private static TrainingSettings withNoise(TrainingSettings s, double noise) {
        return new TrainingSettings(
                s.seed(),
                s.threads(),
                s.prediction(),
                s.variationalWeight(),
                s.reward(),
                s.target(),
                s.windows(),
                noise,
                s.weights(),
                s.optimiser(),
                s.stages(),
                s.validation(),
                s.logEvery(),
                s.checkpointMinutes());
    }
}
