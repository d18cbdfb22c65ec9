package avnav.worldmodel.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.TensorEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SamplerTest {

    private static final double VARIANCE = 0.25;

    private final NoiseSchedule schedule = NoiseSchedule.linear();
    private NDManager scope;

    @BeforeEach
    void open() {
        scope = TensorEngine.newScope();
        TensorEngine.useThreads(1);
    }

    @AfterEach
    void close() {
        scope.close();
    }

    static Stream<Arguments> samplers() {
        List<Arguments> all = new ArrayList<>();
        for (Prediction prediction : List.of(Prediction.EPSILON, Prediction.VELOCITY)) {
            all.add(Arguments.of(prediction, SamplerSettings.ancestral(1)));
            all.add(Arguments.of(prediction, SamplerSettings.ddim(1, 0)));
            all.add(Arguments.of(prediction, SamplerSettings.ddim(1, 1)));
            all.add(Arguments.of(prediction, SamplerSettings.dpmSolver(1)));
        }
        all.add(Arguments.of(Prediction.FLOW, SamplerSettings.flowEuler(1, 1)));
        all.add(Arguments.of(Prediction.FLOW, SamplerSettings.flowEuler(1, 3)));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void oneStepFromTheTopIsThePredictedStart(Prediction prediction, SamplerSettings settings) {
        try (Sampler sampler = new Sampler(schedule, prediction, settings);
                ToyNetwork network = new ToyNetwork(scope, schedule, prediction, VARIANCE)) {
            NDList noise = noise(3);
            NDList sample = sampler.sample(scope, network, noise, new SplittableRandom(1));
            double top = prediction.topStep(schedule);
            assertThat(network.asked).containsExactly(top);
            for (int part = 0; part < noise.size(); part++) {
                Blend start = network.start(top, part);
                float[] x = noise.get(part).toFloatArray();
                float[] actual = sample.get(part).toFloatArray();
                for (int i = 0; i < x.length; i++) {
                    double expected = start.first() * x[i] + start.second();
                    assertThat(actual[i]).isCloseTo((float) expected, within(1e-4f));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void anyNumberOfStepsStartsAtTheTopAndRepeats(Prediction prediction, SamplerSettings settings) {
        for (int steps : new int[] {2, 3, 4, 7, 25}) {
            try (Sampler sampler = new Sampler(schedule, prediction, settings.withSteps(steps));
                    ToyNetwork network = new ToyNetwork(scope, schedule, prediction, VARIANCE)) {
                NDList noise = noise(3);
                float[] before = noise.get(1).toFloatArray();
                NDList first = sampler.sample(scope, network, noise, new SplittableRandom(1));
                assertThat(network.asked).hasSize(steps).startsWith((double) prediction.topStep(schedule));
                NDList second = sampler.sample(scope, network, noise, new SplittableRandom(1));
                for (int part = 0; part < noise.size(); part++) {
                    assertThat(second.get(part).toFloatArray())
                            .containsExactly(first.get(part).toFloatArray());
                }
                assertThat(noise.get(1).toFloatArray()).containsExactly(before);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void manyStepsEndInTheDataDistribution(Prediction prediction, SamplerSettings settings) {
        boolean noisy = settings.kind() == SamplerSettings.Kind.ANCESTRAL || settings.eta() > 0;
        int steps = noisy ? 250 : 60;
        try (Sampler sampler = new Sampler(schedule, prediction, settings.withSteps(steps));
                ToyNetwork network = new ToyNetwork(scope, schedule, prediction, VARIANCE)) {
            NDList sample = sampler.sample(scope, network, noise(2000), new SplittableRandom(5));
            for (int part = 0; part < sample.size(); part++) {
                float[] values = sample.get(part).toFloatArray();
                double mean = 0;
                double square = 0;
                for (float value : values) {
                    mean += value / values.length;
                    square += (double) value * value / values.length;
                }
                assertThat(mean).isCloseTo(ToyNetwork.mean(part), within(0.03));
                assertThat(Math.sqrt(square - mean * mean)).isCloseTo(Math.sqrt(VARIANCE), within(0.03));
            }
        }
    }

    @Test
    void whatAStepMakesDiesWithIt() {
        Sampler sampler = new Sampler(schedule, Prediction.EPSILON, SamplerSettings.dpmSolver(20));
        try (sampler;
                ToyNetwork network = new ToyNetwork(scope, schedule, Prediction.EPSILON, VARIANCE)) {
            NDList noise = noise(3);
            int before = scope.getManagedArrays().size();
            NDList sample = sampler.sample(scope, network, noise, new SplittableRandom(1));
            assertThat(scope.getManagedArrays()).hasSize(before + sample.size());
        }
    }

    @ParameterizedTest
    @EnumSource(Prediction.class)
    void aSamplerForAnotherPathIsRefused(Prediction prediction) {
        SamplerSettings wrong =
                prediction == Prediction.FLOW ? SamplerSettings.ddim(4, 0) : SamplerSettings.flowEuler(4, 1);
        assertThatThrownBy(() -> new Sampler(schedule, prediction, wrong))
                .hasMessageContaining(prediction.name())
                .hasMessageContaining("Maybe");
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> SamplerSettings.ancestral(0)).hasMessageContaining("(0)");
        assertThatThrownBy(() -> SamplerSettings.ddim(4, 1.5)).hasMessageContaining("(1.5)");
        assertThatThrownBy(() -> SamplerSettings.flowEuler(4, 0)).hasMessageContaining("(0.0)");
        assertThatThrownBy(() -> new Sampler(schedule, Prediction.EPSILON, SamplerSettings.ddim(1001, 0)))
                .hasMessageContaining("(1001)");
        assertThatThrownBy(() -> schedule.level(1000)).hasMessageContaining("(1000)");
    }

    @Test
    void aNetworkThatForgetsAPartIsRefused() {
        try (Sampler sampler = new Sampler(schedule, Prediction.EPSILON, SamplerSettings.ddim(2, 0))) {
            NDList noise = noise(3);
            Denoiser forgetful = (inner, x, step) -> {
                NDArray copy = x.get(0).duplicate();
                return new NDList(copy, copy.duplicate(), copy.duplicate());
            };
            assertThatThrownBy(() -> sampler.sample(scope, forgetful, noise, new SplittableRandom(1)))
                    .hasMessageContaining("(3)")
                    .hasMessageContaining("2 parts");
        }
    }

    private NDList noise(int rows) {
        SplittableRandom random = new SplittableRandom(3);
        return new NDList(Noise.draw(scope, random, rows, 2, 3), Noise.draw(scope, random, rows, 5));
    }
}
