package avnav.worldmodel.cdit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.diffusion.Noise;
import avnav.worldmodel.diffusion.NoiseSchedule;
import avnav.worldmodel.diffusion.Prediction;
import avnav.worldmodel.diffusion.Sampler;
import avnav.worldmodel.diffusion.SamplerSettings;
import avnav.worldmodel.diffusion.Spacing;
import avnav.worldmodel.nn.GoldenFolder;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole sampling runs of NWM's network and sampler, state by state. */
class CditSamplingGoldenTest {

    private static final double RELATIVE = 1e-4;

    @BeforeAll
    static void oneThread() {
        TensorEngine.useThreads(1);
    }

    @Test
    void ancestralSamplingGoesTheOriginalsWay() throws IOException {
        int steps = Integer.parseInt(
                GoldenNet.config(folder()).path("ancestral_respacing").textValue());
        expectRun("run-ancestral.safetensors", "samples", SamplerSettings.ancestral(steps));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.5"})
    void ddimGoesTheOriginalsWay(String eta) throws IOException {
        int steps = Integer.parseInt(
                GoldenNet.config(folder()).path("ddim_respacing").textValue());
        SamplerSettings ddim =
                new SamplerSettings(SamplerSettings.Kind.DDIM, steps, Double.parseDouble(eta), Spacing.LINSPACE, 1);
        expectRun("run-ddim.safetensors", "samples_eta" + eta, ddim);
    }

    private static Path folder() {
        return GoldenFolder.of("nwm/diffusion");
    }

    private static void expectRun(String file, String key, SamplerSettings sampling) throws IOException {
        JsonNode config = GoldenNet.config(folder());
        JsonNode net = config.path("net");
        Safetensors run = Safetensors.read(folder().resolve(file));
        try (AvCdit network = GoldenNet.network(
                        GoldenNet.settings(net, net.path("input_size").intValue()));
                NDManager scope = TensorEngine.newScope(network.scope());
                Sampler sampler = new Sampler(NoiseSchedule.linear(), Prediction.EPSILON, sampling)) {
            network.parameters()
                    .load(Safetensors.read(folder().resolve(config.path("model").textValue()))
                            .tensors());
            NDList start = new NDList(GoldenNet.tensor(scope, run, "in.x_T"));
            Rows rows = Rows.ofOwnContexts(
                    Modality.VISUAL,
                    start,
                    new NDList(GoldenNet.tensor(scope, run, "in.x_cond")),
                    GoldenNet.matrix(GoldenNet.floats(run, "in.y"), 3),
                    GoldenNet.steps(GoldenNet.floats(run, "in.rel_t")),
                    new int[(int) start.get(0).getShape().get(0)]);
            List<float[]> states = new ArrayList<>();
            List<Integer> asked = new ArrayList<>();
            Noise recorded = (inner, parts) -> new NDList(slice(inner, run.get("in.noise"), asked.size() - 1));
            NDList sample = sampler.sample(
                    scope,
                    (inner, x, step) -> {
                        states.add(x.get(0).toFloatArray());
                        asked.add((int) step);
                        return network.forward(inner, rows.at(x, (int) step));
                    },
                    start,
                    recorded);
            states.add(sample.get(0).toFloatArray());
            int[] kept = GoldenNet.ints(run, "timestep_map");
            for (int k = 0; k < kept.length; k++) {
                assertThat(asked.get(k)).isEqualTo(kept[kept.length - 1 - k]);
                float[] expected = slice(scope, run.get(key), k).toFloatArray();
                assertThat(GoldenNet.largestDifference(states.get(k + 1), expected))
                        .as(key + " after call " + k)
                        .isLessThan(RELATIVE * GoldenNet.largest(expected));
            }
        }
    }

    private static NDArray slice(NDManager scope, StoredTensor all, int k) {
        long[] shape = Arrays.copyOfRange(all.shape(), 1, all.shape().length);
        int size = all.size() / (int) all.shape()[0];
        return Tensors.of(scope, Arrays.copyOfRange(all.floats(), k * size, (k + 1) * size), shape);
    }
}
