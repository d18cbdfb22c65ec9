package avnav.worldmodel.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.GoldenFolder;
import avnav.worldmodel.nn.TensorEngine;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Single steps of NWM's sampler from given states; the network's output is part of the case. */
class ReverseStepsGoldenTest {

    private static final double RELATIVE = 1e-5;

    private final NoiseSchedule schedule = NoiseSchedule.linear();
    private Golden golden;
    private int[] kept;
    private int[] index;

    @BeforeEach
    void read() {
        TensorEngine.useThreads(1);
        JsonNode config = Golden.json(GoldenFolder.of("nwm/diffusion").resolve("config.json"));
        golden = Golden.read(GoldenFolder.of("nwm/diffusion").resolve("reverse-steps.safetensors"));
        kept = golden.ints("timestep_map");
        index = golden.ints("index");
        int count = Integer.parseInt(config.get("step_respacing").textValue());
        assertThat(Respacing.fractional(schedule.steps(), count)).containsExactly(kept);
    }

    @Test
    void ancestralStepsAreTheOriginals() {
        List<SolverStep> plan = new SolverPlan(schedule, Prediction.EPSILON).ancestral(kept);
        for (int row = 0; row < index.length; row++) {
            SolverStep step = plan.get(kept.length - 1 - index[row]);
            assertThat(step.networkStep()).isEqualTo(golden.ints("original_timestep")[row]);
            float[] start = taken(step, row, "p_sample", true)[0];
            Golden.assertClose("pred_xstart", start, golden.floats("p.pred_xstart", row), RELATIVE);
            assertMean("p.", step, start, row);
            float[] clipped = golden.floats("clip.p.pred_xstart", row);
            for (int i = 0; i < clipped.length; i++) {
                assertThat(clipped[i]).isCloseTo(Math.max(-1, Math.min(1, start[i])), within(1e-4f));
            }
            assertMean("clip.p.", step, clipped, row);
            if (step.hasLearnedVariance()) {
                assertVariance(step, row);
            }
        }
    }

    private void assertMean(String prefix, SolverStep step, float[] start, int row) {
        float[] x = golden.floats("x_t", row);
        double[] mean = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            mean[i] = step.state() * x[i] + step.start() * start[i];
        }
        Golden.assertClose(prefix + "mean", mean, Golden.widened(golden.floats(prefix + "mean", row)), RELATIVE);
    }

    private void assertVariance(SolverStep step, int row) {
        float[] output = golden.floats("model_output", row);
        int half = output.length / 2;
        double[] logs = new double[half];
        for (int i = 0; i < half; i++) {
            double share = (output[half + i] + 1) / 2;
            logs[i] = share * step.logLargest() + (1 - share) * step.logSmallest();
        }
        Golden.assertClose("log_variance", logs, Golden.widened(golden.floats("p.log_variance", row)), RELATIVE);
        double[] variances = Arrays.stream(logs).map(Math::exp).toArray();
        Golden.assertClose("variance", variances, Golden.widened(golden.floats("p.variance", row)), RELATIVE);
    }

    @Test
    void ddimStepsAreTheOriginals() {
        for (int row = 0; row < index.length; row++) {
            int i = index[row];
            NoiseLevel below = i == 0 ? NoiseLevel.CLEAN : schedule.level(kept[i - 1]);
            for (String key : List.of("ddim_eta0", "ddim_eta0.5", "ddim_eta1")) {
                double eta = Double.parseDouble(key.substring("ddim_eta".length()));
                taken(step(i, below, eta), row, key, false);
            }
            NoiseLevel above = i + 1 < kept.length ? schedule.level(kept[i + 1]) : NoiseLevel.ofAlphaBar(0);
            taken(step(i, above, 0), row, "ddim_reverse", false);
        }
    }

    private SolverStep step(int i, NoiseLevel to, double eta) {
        return SolverStep.ddim(kept[i], Prediction.EPSILON, schedule.level(kept[i]), to, eta);
    }

    /** The predicted x0 of a row, after its next state was compared. */
    private float[][] taken(SolverStep step, int row, String key, boolean learned) {
        float[][] seen = new float[2][];
        try (NDManager scope = TensorEngine.newScope();
                Sampler sampler = new Sampler(List.of(step))) {
            Denoiser network = (inner, x, t) -> {
                NDList halves =
                        new NDList(golden.tensor(inner, "model_output", row).split(2, 0));
                return learned ? halves : new NDList(halves.get(0));
            };
            Noise noise = (inner, parts) -> new NDList(golden.tensor(inner, "noise", row));
            NDList x = new NDList(golden.tensor(scope, "x_t", row));
            sampler.sample(scope, network, x, noise, (start, next) -> {
                seen[0] = start.get(0).toFloatArray();
                seen[1] = next.get(0).toFloatArray();
            });
        }
        Golden.assertClose(key, seen[1], golden.floats(key, row), RELATIVE);
        return seen;
    }
}
