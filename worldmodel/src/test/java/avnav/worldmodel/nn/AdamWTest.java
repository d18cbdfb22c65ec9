package avnav.worldmodel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdamWTest {

    private static final AdamWSettings SETTINGS = new AdamWSettings(0.9, 0.95, 1e-6, 0.1);

    @Test
    void stepsAsThePaperSays() {
        try (TinyNetwork net = new TinyNetwork()) {
            AdamW optimiser = new AdamW(net.parameters, SETTINGS);
            double weight = net.parameters.values("out.weight")[3];
            double first = 0;
            double second = 0;
            for (int t = 1; t <= 5; t++) {
                net.collect(() -> {});
                double gradient =
                        net.parameters.gradients(net.parameters.names()).get(2).toFloatArray()[3];
                double norm = optimiser.step(0.01, 0.05);
                gradient *= Math.min(1, 0.05 / (norm + 1e-6));
                first = 0.9 * first + 0.1 * gradient;
                second = 0.95 * second + 0.05 * gradient * gradient;
                double corrected = Math.sqrt(second / (1 - Math.pow(0.95, t))) + 1e-6;
                weight = weight * (1 - 0.01 * 0.1) - 0.01 * first / (1 - Math.pow(0.9, t)) / corrected;
                assertThat((double) net.parameters.values("out.weight")[3]).isCloseTo(weight, within(2e-6));
            }
        }
    }

    @Test
    void aFrozenWeightNeverMoves() {
        try (TinyNetwork net = new TinyNetwork()) {
            net.parameters.setFrozen(true, name -> name.startsWith("in."));
            float[] before = net.parameters.values("in.weight");
            float[] head = net.parameters.values("out.weight");
            AdamW optimiser = new AdamW(net.parameters, SETTINGS);
            net.collect(() -> {});
            optimiser.step(0.1, 1);
            assertThat(net.parameters.values("in.weight")).containsExactly(before);
            assertThat(net.parameters.values("out.weight")).isNotEqualTo(head);
            assertThat(net.parameters.trainable()).containsExactly("out.weight", "out.bias");
        }
    }

    @Test
    void groupsMoveUnderTheirOwnDecay() {
        try (TinyNetwork net = new TinyNetwork()) {
            AdamW optimiser = new AdamW(
                    net.parameters,
                    Map.of("body", new AdamWSettings(0.9, 0.999, 1e-8, 0.5), "head", AdamWSettings.adam(1e-8)));
            float body = net.parameters.values("in.weight")[0];
            float head = net.parameters.values("out.weight")[0];
            net.parameters.gradients(net.parameters.names());
            optimiser.step(0.1, 1);
            assertThat(net.parameters.values("in.weight")[0]).isCloseTo(body * 0.95f, within(1e-6f));
            assertThat(net.parameters.values("out.weight")[0]).isEqualTo(head);
        }
    }

    @Test
    void aWeightWithoutSettingsIsRefused() {
        try (TinyNetwork net = new TinyNetwork()) {
            assertThatThrownBy(() -> new AdamW(net.parameters, Map.of("body", SETTINGS)))
                    .hasMessageContaining("out.weight")
                    .hasMessageContaining("head");
        }
    }

    @Test
    void aGradientThatIsNotFiniteMovesNothing() {
        try (TinyNetwork net = new TinyNetwork()) {
            AdamW optimiser = new AdamW(net.parameters, SETTINGS);
            float[] before = net.parameters.values("in.weight");
            Kernels kernels = Kernels.compile(
                    net.root,
                    new KernelSource("  def f(self, x: Tensor, p: List[Tensor]) -> Tensor:\n"
                            + "    return torch.sum(torch.log(p[0] * 0.0))\n"));
            try (NDManager step = net.root.newSubManager();
                    GradientPass pass = GradientPass.open()) {
                NDArray bad = kernels.one(step, "f", new NDList(Tensors.scalar(step, 0)), net.parameters.all());
                pass.backward(bad);
            }
            assertThatThrownBy(() -> optimiser.step(0.1, 1)).isInstanceOf(NotFiniteException.class);
            assertThat(net.parameters.values("in.weight")).containsExactly(before);
            net.collect(() -> {});
            assertThat(optimiser.step(0.1, 1)).isFinite();
        }
    }

    @Test
    void aStoredOptimiserContinuesAsIfNothingHappened() {
        float[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        try (TinyNetwork original = new TinyNetwork();
                TinyNetwork resumed = new TinyNetwork()) {
            AdamW first = new AdamW(original.parameters, SETTINGS);
            copyStep(original, first, x);
            copyStep(original, first, x);
            AdamW second = new AdamW(resumed.parameters, SETTINGS);
            resumed.parameters.load(original.parameters.store());
            second.load(first.store());
            copyStep(original, first, x);
            copyStep(resumed, second, x);
            assertThat(second.steps()).isEqualTo(3);
            for (String name : original.parameters.names()) {
                assertThat(resumed.parameters.values(name)).containsExactly(original.parameters.values(name));
            }
        }
    }

    private static void copyStep(TinyNetwork net, AdamW optimiser, float[] x) {
        try (NDManager step = net.root.newSubManager();
                GradientPass pass = GradientPass.open()) {
            NDList batch = new NDList(Tensors.of(step, x, 4, 3), Tensors.of(step, new float[8], 4, 2));
            pass.backward(net.kernels.one(step, "loss", batch, net.parameters.all()));
        }
        optimiser.step(0.01, 1);
    }

    @Test
    void theMovingAverageFollowsTheWeights() {
        try (TinyNetwork net = new TinyNetwork()) {
            MovingAverage average = new MovingAverage(net.parameters, 0.75);
            net.parameters.set("out.bias", new float[] {4, 8});
            average.update();
            assertThat(average.store().get("out.bias").floats()).containsExactly(1, 2);
        }
    }

    @Test
    void ratesFallAsTheyPromise() {
        assertThat(new LearningRate.Linear(2, 10).at(5)).isEqualTo(1);
        assertThat(new LearningRate.Linear(2, 10).at(11)).isZero();
        LearningRate cosine = new LearningRate.WarmupCosine(1, 0.1, 10, 110);
        assertThat(cosine.at(0)).isEqualTo(0.1);
        assertThat(cosine.at(9)).isEqualTo(1);
        assertThat(cosine.at(60)).isCloseTo(0.55, within(1e-12));
        assertThat(cosine.at(500)).isCloseTo(0.1, within(1e-12));
        assertThat(new LearningRate.Constant(0.3).at(99)).isEqualTo(0.3);
    }
}
