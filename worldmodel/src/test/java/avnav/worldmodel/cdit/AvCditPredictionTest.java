package avnav.worldmodel.cdit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.MovingAverage;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.TensorEngine;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvCditPredictionTest {

    @BeforeAll
    static void oneThread() {
        TensorEngine.useThreads(1);
    }

    private static float[] predicted(AvCdit net, Modality modality, long seed) {
        try (NDManager scope = TensorEngine.newScope(net.scope())) {
            Rows rows = SmallNet.rows(scope, net.settings(), modality, seed, 0, 1, 1);
            return net.predict(scope, rows).get(0).toFloatArray();
        }
    }

    @ParameterizedTest
    @EnumSource
    void predictsWhatForwardAnswers(Modality modality) {
        try (AvCdit net = SmallNet.network(SmallNet.AUDIO_VISUAL, Precision.FLOAT32, 1);
                NDManager scope = TensorEngine.newScope(net.scope())) {
            Rows rows = SmallNet.rows(scope, net.settings(), modality, 5, 0, 1, 1);
            NDList forward = net.forward(scope, rows);
            assertThat(SmallNet.difference(forward, net.predict(scope, rows))).isLessThan(2e-5);
        }
    }

    /** Kernels of prediction are written apart from those of training, so every setting that either asks for is tried. */
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void withOrWithoutExpertsAndStopItPredictsWhatItAnswers(boolean experts, boolean stop) {
        for (Modality modality : Modality.values()) {
            predictsWhatItAnswers(SmallNet.settings(true, experts, stop), modality);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNetworkWhoseListenerTellsTheSoundPredictsWhatItAnswers(Modality modality) {
        predictsWhatItAnswers(SmallNet.SOUND_TOLD, modality);
    }

    @Test
    void visionAlonePredictsWhatItAnswers() {
        predictsWhatItAnswers(SmallNet.settings(false, false, false), Modality.VISUAL);
    }

    private static void predictsWhatItAnswers(CditSettings settings, Modality modality) {
        try (AvCdit net = SmallNet.network(settings, Precision.FLOAT32, 1);
                NDManager scope = TensorEngine.newScope(net.scope())) {
            Rows rows = SmallNet.rows(scope, settings, modality, 5, 2, 0, 1, 1);
            NDList forward = net.forward(scope, rows);
            assertThat(SmallNet.difference(forward, net.predict(scope, rows))).isLessThan(2e-5);
            assertThat(SmallNet.size(forward)).isGreaterThan(0.1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersEachRowAlikeWhetherItsConditionIsRememberedOrNot(Modality modality) {
        try (AvCdit net = SmallNet.network(SmallNet.AUDIO_VISUAL, Precision.FLOAT32, 1);
                NDManager scope = TensorEngine.newScope(net.scope())) {
            Rows many = SmallNet.rows(scope, net.settings(), modality, 5, new int[ConditionMemory.FEW + 1]);
            NDList forward = net.forward(scope, many);
            assertThat(SmallNet.difference(forward, net.predict(scope, many))).isLessThan(2e-5);
            Rows few = SmallNet.reordered(scope, many, 3, 1);
            for (int call = 0; call < 2; call++) {
                NDList answer = net.predict(scope, few);
                for (int part = 0; part < answer.size(); part++) {
                    float[] wanted =
                            SmallNet.picked(scope, forward.get(part), 3, 1).toFloatArray();
                    assertThat(GoldenNet.largestDifference(answer.get(part).toFloatArray(), wanted))
                            .isLessThan(2e-5);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blocks.1.adaLN_modulation.1.bias",
                "final_layer.adaLN_modulation.1.weight",
                "time_embedder.mlp.2.bias"
            })
    void newWeightsOfTheConditionsCountOnceTheyArePrepared(String name) {
        try (AvCdit net = SmallNet.network(SmallNet.AUDIO_VISUAL, Precision.FLOAT32, 1)) {
            float[] before = predicted(net, Modality.AUDIO_VISUAL, 5);
            net.parameters().set(name, new float[net.parameters().values(name).length]);
            assertThat(predicted(net, Modality.AUDIO_VISUAL, 5)).isEqualTo(before);
            net.prepare();
            assertThat(predicted(net, Modality.AUDIO_VISUAL, 5)).isNotEqualTo(before);
        }
    }

    @Test
    void newWeightsCountOnceTheyArePrepared() {
        try (AvCdit net = SmallNet.network(SmallNet.AUDIO_VISUAL, Precision.BFLOAT16, 1)) {
            float[] before = predicted(net, Modality.AUDIO_VISUAL, 5);
            MovingAverage average = new MovingAverage(net.parameters(), 0.9);
            String name = "blocks.1.cttn.in_proj_weight";
            net.parameters().set(name, new float[net.parameters().values(name).length]);
            assertThat(predicted(net, Modality.AUDIO_VISUAL, 5)).isEqualTo(before);
            net.prepare();
            assertThat(predicted(net, Modality.AUDIO_VISUAL, 5)).isNotEqualTo(before);
            net.prepare(average.all());
            assertThat(predicted(net, Modality.AUDIO_VISUAL, 5)).isEqualTo(before);
            assertThatThrownBy(() -> net.prepare(new NDList())).hasMessageContaining("(0) weights");
        }
    }

    @Test
    void threadsPredictAsOneWhileWeightsAreRefreshed() throws Exception {
        try (AvCdit net = SmallNet.network(SmallNet.AUDIO_VISUAL, Precision.BFLOAT16, 1)) {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<float[]> alone = IntStream.range(0, 24)
                        .mapToObj(i -> predicted(net, Modality.values()[i % 3], i))
                        .toList();
                List<Future<float[]>> together = IntStream.range(0, 24)
                        .mapToObj(i -> threads.submit(() -> predicted(net, Modality.values()[i % 3], i)))
                        .toList();
                for (int i = 0; i < 8; i++) {
                    net.prepare();
                }
                for (int i = 0; i < together.size(); i++) {
                    assertThat(together.get(i).get()).isEqualTo(alone.get(i));
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }
}
