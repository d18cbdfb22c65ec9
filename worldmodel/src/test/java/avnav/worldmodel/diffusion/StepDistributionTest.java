package avnav.worldmodel.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StepDistributionTest {

    private final NoiseSchedule schedule = NoiseSchedule.linear();

    @Test
    void uniformStepsReachBothEnds() {
        int[] steps = StepDistribution.uniform(schedule, Prediction.EPSILON).draw(40_000, new SplittableRandom(1));
        assertThat(Arrays.stream(steps).min()).hasValue(0);
        assertThat(Arrays.stream(steps).max()).hasValue(999);
        assertThat(Arrays.stream(steps).average().orElseThrow()).isCloseTo(499.5, within(6.0));
        int[] flow = StepDistribution.uniform(schedule, Prediction.FLOW).draw(40_000, new SplittableRandom(1));
        assertThat(Arrays.stream(flow).min()).hasValue(1);
        assertThat(Arrays.stream(flow).max()).hasValue(1000);
    }

    @Test
    void aShareOfTheRowsGoesWhereSamplersGo() {
        StepDistribution steps =
                StepDistribution.uniform(schedule, Prediction.VELOCITY).favouring(0.3, 999);
        long top = Arrays.stream(steps.draw(20_000, new SplittableRandom(2)))
                .filter(step -> step == 999)
                .count();
        assertThat(top / 20_000.0).isCloseTo(0.3, within(0.02));
        try (Sampler sampler = new Sampler(schedule, Prediction.VELOCITY, SamplerSettings.dpmSolver(4))) {
            assertThat(steps.favouring(0.5, sampler).favoured()).containsExactly(999, 749, 499, 249);
        }
    }

    @Test
    void sameSeedSameSteps() {
        StepDistribution steps =
                StepDistribution.uniform(schedule, Prediction.EPSILON).favouring(0.5, 999, 499);
        assertThat(steps.draw(50, new SplittableRandom(3))).containsExactly(steps.draw(50, new SplittableRandom(3)));
    }

    @Test
    void impossibleSharesAreRefused() {
        StepDistribution uniform = StepDistribution.uniform(schedule, Prediction.EPSILON);
        assertThatThrownBy(() -> uniform.favouring(0.3, 1000)).hasMessageContaining("(1000)");
        assertThatThrownBy(() -> uniform.favouring(0.3)).hasMessageContaining("(0.3)");
        assertThatThrownBy(() -> uniform.favouring(1.3, 999)).hasMessageContaining("(1.3)");
    }
}
