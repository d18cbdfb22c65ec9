package avnav.worldmodel.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.GoldenFolder;
import avnav.worldmodel.nn.GradientPass;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.TensorEngine;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiffusionLossGoldenTest {

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

    @Test
    void noisesAsTheOriginal() {
        Golden golden = losses();
        try (DiffusionLoss loss = new DiffusionLoss(schedule, Prediction.EPSILON, 1)) {
            NDArray x = loss.noised(scope, list(golden, "x_start"), list(golden, "noise"), golden.ints("t"))
                    .singletonOrThrow();
            Golden.assertClose("x_t", x.toFloatArray(), golden.floats("x_t"), 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"near", "far"})
    void lossesAndGradientsAreTheOriginals(String output) {
        Golden golden = losses();
        int[] t = golden.ints("t");
        try (DiffusionLoss loss = new DiffusionLoss(schedule, Prediction.EPSILON, 1);
                Kernels split = Kernels.compile(scope, SPLIT)) {
            NDArray network = golden.tensor(scope, output + ".model_output");
            network.setRequiresGradient(true);
            NDList results;
            try (GradientPass pass = GradientPass.open()) {
                NDList halves = split.call(scope, "halves", new NDList(network));
                results = loss.loss(scope, list(golden, "x_start"), list(golden, "noise"), halves, t, ones(t.length));
                pass.backward(results.get(0));
            }
            assertThat(results.get(0).getFloat())
                    .isCloseTo(
                            golden.floats(output + ".loss_mean")[0],
                            within(1e-4f * golden.floats(output + ".loss_mean")[0]));
            assertRows("mse", results.get(1), golden.floats(output + ".mse"));
            assertRows("vb", results.get(2), golden.floats(output + ".vb"));
            assertGradient(network.getGradient().toFloatArray(), golden, output, t);
        }
    }

    private static final KernelSource SPLIT =
            new KernelSource("  def halves(self, x: Tensor) -> List[Tensor]:\n    return torch.chunk(x, 2, 1)\n");

    /** Relative to the row's largest gradient; rows of high steps are rounding noise in the variance half. */
    private static void assertGradient(float[] actual, Golden golden, String output, int[] t) {
        String key = output + ".grad_loss_mean";
        int size = actual.length / t.length;
        for (int row = 0; row < t.length; row++) {
            float[] expected = golden.floats(key, row);
            for (int i = 0; i < size; i++) {
                double largest = i < size / 2 ? largest(expected, 0, size / 2) : largest(expected, size / 2, size);
                double allowed = Math.max(2e-4 * largest, t[row] < 100 ? 0 : 1e-7);
                assertThat(actual[row * size + i]).isCloseTo(expected[i], within((float) allowed));
            }
        }
    }

    private static double largest(float[] values, int from, int to) {
        double largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return largest;
    }

    @Test
    void theVariationalTermAloneLeavesTheMeanAlone() {
        Golden golden = losses();
        int[] t = golden.ints("t");
        try (DiffusionLoss with = new DiffusionLoss(schedule, Prediction.EPSILON, 1);
                Kernels split = Kernels.compile(scope, SPLIT)) {
            NDArray network = golden.tensor(scope, "far.model_output");
            network.setRequiresGradient(true);
            try (GradientPass pass = GradientPass.open()) {
                NDList halves = split.call(scope, "halves", new NDList(network));
                NDList results =
                        with.loss(scope, list(golden, "x_start"), list(golden, "noise"), halves, t, ones(t.length));
                pass.backward(results.get(2).sum());
            }
            float[] expected = golden.floats("far.grad_vb_sum");
            float[] actual = network.getGradient().toFloatArray();
            int size = actual.length / t.length;
            for (int i = 0; i < actual.length; i++) {
                if (i % size < size / 2) {
                    assertThat(actual[i]).isZero();
                } else if (t[i / size] < 100) {
                    assertThat(actual[i])
                            .isCloseTo(expected[i], within(2e-4f * (float) largest(expected, 0, expected.length)));
                }
            }
        }
    }

    @Test
    void velocitiesAreTheOriginals() {
        Golden golden = Golden.read(GoldenFolder.of("samplers").resolve("v-prediction.safetensors"));
        int[] t = golden.ints("t");
        try (DiffusionLoss loss = new DiffusionLoss(schedule, Prediction.VELOCITY, 0)) {
            NDList start = list(golden, "x_0");
            NDList noise = list(golden, "epsilon");
            Golden.assertClose(
                    "x_t", loss.noised(scope, start, noise, t).get(0).toFloatArray(), golden.floats("x_t"), 1e-5);
            Golden.assertClose(
                    "v", loss.targets(scope, start, noise, t).get(0).toFloatArray(), golden.floats("v"), 1e-5);
        }
        for (int row = 0; row < t.length; row++) {
            Blend velocity = Prediction.VELOCITY.start(schedule.level(t[row]));
            assertBlend(golden, "x_0_from_v", "v", velocity, row, 1e-5);
            Blend epsilon = Prediction.EPSILON.start(schedule.level(t[row]));
            assertBlend(golden, "x_0_from_epsilon", "epsilon", epsilon, row, 1e-4);
        }
    }

    private static void assertBlend(Golden golden, String key, String output, Blend blend, int row, double relative) {
        float[] x = golden.floats("x_t", row);
        float[] y = golden.floats(output, row);
        double[] actual = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            actual[i] = blend.first() * x[i] + blend.second() * y[i];
        }
        Golden.assertClose(key, actual, Golden.widened(golden.floats(key, row)), relative);
    }

    @Test
    void flowsNoiseAlongTheStraightPath() {
        Golden golden = Golden.read(GoldenFolder.of("samplers").resolve("flow-euler.safetensors"));
        double[] t = golden.doubles("noising.t");
        int[] steps = Arrays.stream(t).mapToInt(step -> (int) step).toArray();
        try (DiffusionLoss loss = new DiffusionLoss(schedule, Prediction.FLOW, 0)) {
            NDList start = list(golden, "noising.x_0");
            NDList noise = list(golden, "noising.noise");
            float[] x = loss.noised(scope, start, noise, steps).get(0).toFloatArray();
            Golden.assertClose("noising.x_t", x, golden.floats("noising.x_t"), 1e-5);
        }
    }

    private static Golden losses() {
        return Golden.read(GoldenFolder.of("nwm/diffusion").resolve("losses.safetensors"));
    }

    private NDList list(Golden golden, String key) {
        return new NDList(golden.tensor(scope, key));
    }

    private static float[][] ones(int rows) {
        float[] row = new float[rows];
        Arrays.fill(row, 1);
        return new float[][] {row};
    }

    private static void assertRows(String what, NDArray actual, float[] expected) {
        float[] rows = actual.toFloatArray();
        assertThat(rows).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < rows.length; i++) {
            assertThat(rows[i]).as(what + " of row " + i).isCloseTo(expected[i], within(1e-4f * Math.abs(expected[i])));
        }
    }
}
