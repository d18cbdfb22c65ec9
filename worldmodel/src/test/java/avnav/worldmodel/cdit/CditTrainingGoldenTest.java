package avnav.worldmodel.cdit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.diffusion.DiffusionLoss;
import avnav.worldmodel.diffusion.NoiseSchedule;
import avnav.worldmodel.diffusion.Prediction;
import avnav.worldmodel.nn.AdamW;
import avnav.worldmodel.nn.AdamWSettings;
import avnav.worldmodel.nn.GoldenFolder;
import avnav.worldmodel.nn.GradientPass;
import avnav.worldmodel.nn.MovingAverage;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole optimiser steps of NWM's training: noising, network, loss, clip, AdamW and moving average. */
class CditTrainingGoldenTest {

    private static final double RELATIVE = 1e-4;
    private static final double WEIGHT = 2e-6;
    /** Entries whose true gradient is nearly zero, so that Adam makes steps of rounding noise. */
    private static final double MAY_MISS = 0.001;

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(GoldenFolder.of("nwm"))) {
            return folders
                    .filter(folder -> folder.getFileName().toString().startsWith("training-step"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @BeforeAll
    static void oneThread() {
        TensorEngine.useThreads(1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void trainsAsTheOriginal(Path folder) throws IOException {
        JsonNode config = GoldenNet.config(folder);
        Safetensors io = Safetensors.read(folder.resolve("io.safetensors"));
        CditSettings settings =
                GoldenNet.settings(config, config.path("input_size").intValue());
        try (AvCdit net = GoldenNet.network(settings);
                DiffusionLoss loss = new DiffusionLoss(NoiseSchedule.linear(), Prediction.EPSILON, 1)) {
            net.parameters()
                    .load(Safetensors.read(folder.resolve("weights-before.safetensors"))
                            .tensors());
            AdamW optimiser = new AdamW(
                    net.parameters(),
                    new AdamWSettings(
                            config.path("betas").path(0).doubleValue(),
                            config.path("betas").path(1).doubleValue(),
                            config.path("eps").doubleValue(),
                            config.path("weight_decay").doubleValue()));
            MovingAverage average =
                    new MovingAverage(net.parameters(), config.path("ema_decay").doubleValue());
            for (int step = 0; step < config.path("steps").intValue(); step++) {
                double mean = gradients(net, loss, io, step);
                double norm = optimiser.step(
                        config.path("lr").doubleValue(),
                        config.path("clip_grad_norm").doubleValue());
                average.update();
                expect("loss", mean, io, "out.loss_mean", step);
                expect("norm", norm, io, "out.grad_norm", step);
            }
            double longest =
                    2 * config.path("lr").doubleValue() * config.path("steps").intValue();
            expectWeights(net.parameters().store(), folder.resolve("weights-after.safetensors"), settings, longest);
            expectWeights(average.store(), folder.resolve("ema-after.safetensors"), settings, longest);
        }
    }

    private static double gradients(AvCdit net, DiffusionLoss loss, Safetensors io, int step) {
        try (NDManager scope = TensorEngine.newScope(net.scope());
                GradientPass pass = GradientPass.open()) {
            int[] t = Arrays.stream(part(io, "in.t", step).longs())
                    .mapToInt(Math::toIntExact)
                    .toArray();
            NDList start = tensor(scope, part(io, "in.x_start", step));
            NDList noise = tensor(scope, part(io, "in.noise", step));
            Rows rows = Rows.ofOwnContexts(
                    Modality.VISUAL,
                    loss.noised(scope, start, noise, t),
                    tensor(scope, part(io, "in.x_cond", step)),
                    GoldenNet.matrix(part(io, "in.y", step).floats(), 3),
                    GoldenNet.steps(part(io, "in.rel_t", step).floats()),
                    t);
            float[] weights = new float[t.length];
            Arrays.fill(weights, 1);
            NDList result = loss.loss(scope, start, noise, net.forward(scope, rows), t, new float[][] {weights});
            pass.backward(result.get(0));
            return result.get(0).getFloat();
        }
    }

    private static NDList tensor(NDManager scope, StoredTensor stored) {
        return new NDList(Tensors.of(scope, stored.floats(), stored.shape()));
    }

    /** The slice of one step. */
    private static StoredTensor part(Safetensors io, String name, int step) {
        StoredTensor all = io.get(name);
        long[] shape = Arrays.copyOfRange(all.shape(), 1, all.shape().length);
        int bytes = all.bytes().remaining() / (int) all.shape()[0];
        byte[] own = new byte[bytes];
        all.bytes().slice(step * bytes, bytes).get(own);
        return new StoredTensor(all.type(), own, shape);
    }

    private static void expect(String what, double value, Safetensors io, String name, int step) {
        double wanted = io.get(name).floats()[step];
        assertThat(value).as(what + " of step " + step).isCloseTo(wanted, within(RELATIVE * Math.abs(wanted)));
    }

    private static void expectWeights(
            Map<String, StoredTensor> weights, Path wantedFile, CditSettings settings, double longest)
            throws IOException {
        Safetensors wanted = Safetensors.read(wantedFile);
        long missed = 0;
        long all = 0;
        for (Map.Entry<String, StoredTensor> entry : weights.entrySet()) {
            float[] ours = entry.getValue().floats();
            float[] theirs = wanted.get(entry.getKey()).floats();
            boolean keyBias = entry.getKey().endsWith("attn.qkv.bias");
            for (int i = 0; i < ours.length; i++) {
                boolean ignored = keyBias && i / settings.width() == 1;
                double difference = Math.abs(ours[i] - theirs[i]);
                assertThat(difference).as(entry.getKey() + "[" + i + "]").isLessThan(longest);
                missed += !ignored && difference > WEIGHT ? 1 : 0;
                all++;
            }
        }
        assertThat(missed).isLessThanOrEqualTo(Math.round(MAY_MISS * all));
    }
}
