package avnav.worldmodel.cdit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AvCditTest {

    private static final double FLOAT32_NOISE = 2e-5;

    private AvCdit net;
    private NDManager scope;

    @BeforeAll
    static void oneThread() {
        TensorEngine.useThreads(1);
    }

    @BeforeEach
    void open() {
        net = SmallNet.network(SmallNet.AUDIO_VISUAL, Precision.FLOAT32, 1);
        scope = TensorEngine.newScope(net.scope());
    }

    @AfterEach
    void close() {
        net.close();
    }

    private Rows rows(Modality modality, int... contextOfRow) {
        return SmallNet.rows(scope, net.settings(), modality, 5, contextOfRow);
    }

    @ParameterizedTest
    @EnumSource
    void aFreshNetworkAnswersZero(Modality modality) {
        try (AvCdit fresh = new AvCdit(net.settings(), Precision.FLOAT32, new SplittableRandom(3))) {
            NDList answer = fresh.forward(scope, rows(modality, 0, 1));
            assertThat(SmallNet.size(answer)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerHasAMeanAndAVarianceOfEachPartsShape(Modality modality) {
        Rows rows = rows(modality, 0, 1, 2);
        NDList answer = net.forward(scope, rows);
        assertThat(answer).hasSize(2 * modality.parts());
        for (int i = 0; i < answer.size(); i++) {
            assertThat(answer.get(i).getShape())
                    .isEqualTo(rows.noisy().get(i % modality.parts()).getShape());
        }
    }

    @ParameterizedTest
    @EnumSource
    void reorderedRowsGiveReorderedAnswers(Modality modality) {
        Rows rows = rows(modality, 0, 1, 0, 2);
        int[] order = {2, 0, 3, 1};
        NDList direct = net.forward(scope, SmallNet.reordered(scope, rows, order));
        NDList later = new NDList();
        net.forward(scope, rows).forEach(part -> later.add(SmallNet.picked(scope, part, order)));
        assertThat(SmallNet.difference(direct, later)).isLessThan(FLOAT32_NOISE);
    }

    @ParameterizedTest
    @EnumSource
    void aSharedContextEqualsItsRepetition(Modality modality) {
        int[] shared = {1, 0, 1, 1, 0};
        Rows rows = rows(modality, shared);
        NDList repeated = new NDList();
        rows.context().forEach(past -> repeated.add(SmallNet.picked(scope, past, shared)));
        int told = rows.motion().length / 2;
        float[] motion = new float[shared.length * told];
        for (int row = 0; row < shared.length; row++) {
            System.arraycopy(rows.motion(), shared[row] * told, motion, row * told, told);
        }
        int[] own = {0, 1, 2, 3, 4};
        Rows apart = new Rows(
                modality, rows.noisy(), repeated, motion, own, rows.action(), rows.offsetSteps(), rows.diffusionStep());
        assertThat(SmallNet.difference(net.forward(scope, rows), net.forward(scope, apart)))
                .isLessThan(FLOAT32_NOISE);
    }

    @Test
    void withoutSoundItIsTheVisualNetworkOfTheSameWeights() {
        try (AvCdit both = SmallNet.network(SmallNet.settings(true, true, true), Precision.FLOAT32, 1);
                AvCdit plain = SmallNet.network(SmallNet.settings(false, false, true), Precision.FLOAT32, 2)) {
            NwmWeights weights = new NwmWeights(both.parameters().store());
            assertThat(weights.into(plain).fresh()).isEmpty();
            Rows rows = SmallNet.rows(scope, both.settings(), Modality.VISUAL, 3, 0, 1, 1);
            assertThat(SmallNet.difference(both.forward(scope, rows), plain.forward(scope, rows)))
                    .isLessThan(FLOAT32_NOISE);
        }
    }

    @Test
    void aNetworkThatIsNotToldOfMotionRefusesIt() {
        try (AvCdit untold = SmallNet.network(SmallNet.settings(true, true, true), Precision.FLOAT32, 1)) {
            Rows told = rows(Modality.AUDIO_VISUAL, 0, 1);
            assertThatThrownBy(() -> untold.forward(scope, told))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("(24) numbers, but the network wants (0)");
        }
    }

    @Test
    void oneSeedGivesTheSameVisualWeightsWithAndWithoutSound() {
        try (AvCdit both = new AvCdit(net.settings(), Precision.FLOAT32, new SplittableRandom(9));
                AvCdit plain = new AvCdit(
                        SmallNet.settings(false, false, false), Precision.FLOAT32, new SplittableRandom(9))) {
            for (String name : plain.parameters().names()) {
                assertThat(both.parameters().values(name))
                        .as(name)
                        .isEqualTo(plain.parameters().values(name));
            }
        }
    }

    @Test
    void everyInputMatters() {
        Rows rows = rows(Modality.AUDIO_VISUAL, 0, 1);
        NDList answer = net.forward(scope, rows);
        float[][] stopped = {rows.action()[0].clone(), rows.action()[1].clone()};
        stopped[0][3] = 1 - stopped[0][3];
        float[] later = {rows.offsetSteps()[0] + 1, rows.offsetSteps()[1]};
        Rows other = rows(Modality.AUDIO_VISUAL, 0, 1).at(rows.noisy(), 500);
        for (Rows changed : new Rows[] {
            new Rows(
                    rows.modality(),
                    rows.noisy(),
                    rows.context(),
                    rows.motion(),
                    rows.contextOfRow(),
                    stopped,
                    rows.offsetSteps(),
                    rows.diffusionStep()),
            new Rows(
                    rows.modality(),
                    rows.noisy(),
                    rows.context(),
                    rows.motion(),
                    rows.contextOfRow(),
                    rows.action(),
                    later,
                    rows.diffusionStep()),
            new Rows(
                    rows.modality(),
                    rows.noisy(),
                    rows.context(),
                    new float[rows.motion().length],
                    rows.contextOfRow(),
                    rows.action(),
                    rows.offsetSteps(),
                    rows.diffusionStep()),
            new Rows(
                    rows.modality(),
                    rows.noisy(),
                    rows.context(),
                    rows.motion(),
                    new int[] {1, 1},
                    rows.action(),
                    rows.offsetSteps(),
                    rows.diffusionStep()),
            other
        }) {
            NDList changedAnswer = net.forward(scope, changed);
            for (int i = 0; i < answer.size(); i++) {
                assertThat(GoldenNet.largestDifference(
                                answer.get(i).toFloatArray(),
                                changedAnswer.get(i).toFloatArray()))
                        .isGreaterThan(1e-4);
            }
        }
    }

    @Test
    void aListenerThatTellsTheSoundIsHeardInIt() {
        Rows rows = rows(Modality.AUDIO, 0, 1);
        try (AvCdit telling = SmallNet.network(SmallNet.SOUND_TOLD, Precision.FLOAT32, 1)) {
            String name = "listener.fc2.bias";
            int width = telling.settings().width();
            float[] bias = telling.parameters().values(name);
            assertThat(bias).hasSize(width * (telling.settings().audioTokens() + 1));
            NDList before = telling.forward(scope, rows);
            assertThat(SmallNet.difference(before, telling.predict(scope, rows)))
                    .isLessThan(FLOAT32_NOISE);
            Arrays.fill(bias, 0, width, 1f);
            telling.parameters().set(name, bias);
            NDList after = telling.forward(scope, rows);
            for (int i = 0; i < before.size(); i++) {
                assertThat(GoldenNet.largestDifference(
                                before.get(i).toFloatArray(), after.get(i).toFloatArray()))
                        .isGreaterThan(1e-4);
            }
        }
    }

    @Test
    void aRewardSurvivesItsToken() {
        NDArray numbers = Tensors.of(scope, new float[] {1, -2, 3, 4, 5, 6}, 3, 2);
        NDArray token = net.broadcastReward(scope, numbers);
        assertThat(token.getShape().getShape())
                .containsExactly(3, 2, net.settings().rewardShare());
        assertThat(net.poolReward(scope, token).toFloatArray()).containsExactly(numbers.toFloatArray());
    }

    @Test
    void bfloat16AnswersNearlyTheSame() {
        try (AvCdit narrow = SmallNet.network(net.settings(), Precision.BFLOAT16, 1)) {
            Rows rows = rows(Modality.AUDIO_VISUAL, 0, 1, 1);
            NDList exact = net.forward(scope, rows);
            assertThat(SmallNet.difference(exact, narrow.forward(scope, rows)))
                    .isBetween(1e-6, 0.02 * SmallNet.size(exact));
            assertThat(SmallNet.difference(exact, narrow.predict(scope, rows))).isLessThan(0.02 * SmallNet.size(exact));
        }
    }

    @Test
    void wrongShapesAreNamed() {
        Rows rows = rows(Modality.AUDIO, 0, 1);
        NDList swapped = new NDList(rows.noisy().get(1), rows.noisy().get(0));
        assertThatThrownBy(() -> net.forward(scope, rows.at(swapped, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sound latents")
                .hasMessageContaining("Maybe");
        try (AvCdit plain = SmallNet.network(SmallNet.settings(false, false, true), Precision.FLOAT32, 2)) {
            assertThatThrownBy(() -> plain.forward(scope, rows)).hasMessageContaining("audio: false");
        }
        try (AvCdit noStop = SmallNet.network(SmallNet.settings(true, true, false), Precision.FLOAT32, 2)) {
            Rows withStop = SmallNet.rows(scope, SmallNet.settings(true, true, true), Modality.AUDIO, 3, 0, 1);
            assertThatThrownBy(() -> noStop.forward(scope, withStop)).hasMessageContaining("stopInput");
        }
        assertThatThrownBy(() -> rows(Modality.VISUAL, 0, -1)).hasMessageContaining("beyond");
    }

    @Test
    void everyWeightIsInOnePart() {
        assertThat(net.parameters().names())
                .allSatisfy(name -> assertThat(net.parameters().group(name))
                        .isEqualTo(Part.of(name).name()));
        assertThat(net.parameters().names().stream().map(Part::of)).contains(Part.values());
        assertThatThrownBy(() -> Part.of("conv.weight")).hasMessageContaining("conv.weight");
    }

    @Test
    void withoutExpertsAllTokensShareOneFeedForwardLayer() {
        try (AvCdit shared = SmallNet.network(SmallNet.settings(true, false, true), Precision.FLOAT32, 1)) {
            assertThat(shared.parameters().names().stream().map(Part::of)).doesNotContain(Part.AUDIO_EXPERT);
            Rows rows = SmallNet.rows(scope, shared.settings(), Modality.AUDIO, 3, 0, 1);
            NDList before = shared.forward(scope, rows);
            float[] weights = shared.parameters().values("blocks.0.mlp.fc2.weight");
            Arrays.fill(weights, 0.1f);
            shared.parameters().set("blocks.0.mlp.fc2.weight", weights);
            assertThat(SmallNet.difference(before, shared.forward(scope, rows))).isGreaterThan(1e-3);
        }
    }
}
