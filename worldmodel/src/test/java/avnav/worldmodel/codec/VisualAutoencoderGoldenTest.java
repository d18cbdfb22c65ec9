package avnav.worldmodel.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.GoldenFolder;
import avnav.worldmodel.nn.GradientPass;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Diffusers' numbers for every case in {@code vae}: each is a folder as {@code save_pretrained} writes it. */
class VisualAutoencoderGoldenTest {

    private static final double TOLERANCE = 1e-4;
    private static final String WEIGHTS = "diffusion_pytorch_model.safetensors";
    private static final KernelSource DOT =
            new KernelSource("  def dot(self, a: Tensor, b: Tensor) -> Tensor:\n    return torch.sum(a * b)\n");

    static Stream<Path> cases() {
        return GoldenFolder.files("vae", "").stream().filter(Files::isDirectory);
    }

    @BeforeAll
    static void oneThread() {
        TensorEngine.useThreads(1);
    }

    private static VisualNetwork network(Path folder) throws IOException {
        VisualFile file = VisualFile.read(folder.resolve(WEIGHTS));
        VisualNetwork network =
                new VisualNetwork(file.config().settings(), Precision.FLOAT32, true, new SplittableRandom(1));
        network.parameters().load(file.weights());
        return network;
    }

    private static NDArray tensor(NDManager scope, Safetensors golden, String name) {
        StoredTensor stored = golden.get(name);
        return Tensors.of(scope, stored.floats(), stored.shape());
    }

    private static void assertClose(String name, NDArray actual, Safetensors golden) {
        StoredTensor wanted = golden.get(name);
        assertThat(actual.getShape().getShape()).as(name).containsExactly(wanted.shape());
        float[] values = actual.toFloatArray();
        double[] expected = wanted.doubles();
        double worst = 0;
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            worst = Math.max(worst, Math.abs(values[i] - expected[i]));
            largest = Math.max(largest, Math.abs(expected[i]));
        }
        assertThat(worst).as(name).isLessThan(TOLERANCE * Math.max(1, largest));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void encodesAndDecodes(Path folder) throws IOException {
        Safetensors golden = Safetensors.read(folder.resolve("io.safetensors"));
        try (VisualNetwork network = network(folder);
                NDManager scope = TensorEngine.newScope(network.scope())) {
            NDList weights = network.parameters().all();
            NDArray moments = network.moments(scope, tensor(scope, golden, "in.image"), weights);
            assertClose("moments", moments, golden);
            assertClose("moments_f64", moments, golden);
            NDArray mean = tensor(scope, golden, "mean");
            assertClose("decoded_mean", network.picture(scope, mean, weights), golden);
            assertClose("decoded_mean_f64", network.picture(scope, mean, weights), golden);
            assertClose("decoded_sample", network.picture(scope, tensor(scope, golden, "sample"), weights), golden);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasTheSameGradients(Path folder) throws IOException {
        Safetensors golden = Safetensors.read(folder.resolve("io.safetensors"));
        try (VisualNetwork network = network(folder);
                NDManager scope = TensorEngine.newScope(network.scope());
                Kernels dot = Kernels.compile(scope, DOT)) {
            NDArray image = tensor(scope, golden, "in.image");
            image.setRequiresGradient(true);
            NDList weights = network.parameters().all();
            try (GradientPass pass = GradientPass.open()) {
                NDArray mean = network.kernels().one(scope, "mean", new NDList(image), network.encoderOf(weights));
                NDArray decoded = network.picture(scope, mean, weights);
                NDArray by = tensor(scope, golden, "in.grad_weight");
                pass.backward(dot.one(scope, "dot", new NDList(decoded, by)));
            }
            for (String name : golden.tensors().keySet()) {
                if (name.startsWith("grad.") && !name.equals("grad.image")) {
                    NDArray parameter = network.parameters().get(name.substring("grad.".length()));
                    assertClose(name, parameter.getGradient(), golden);
                }
            }
            assertClose("grad.image", image.getGradient(), golden);
        }
    }

    /** Pixels -1..1 cannot be said in bytes, so the scaled latents are compared through the network's own scale. */
    @ParameterizedTest
    @MethodSource("cases")
    void scalesLatentsByTheFilesFactor(Path folder) throws IOException {
        Safetensors golden = Safetensors.read(folder.resolve("io.safetensors"));
        VisualScale scale = VisualFile.read(folder.resolve(WEIGHTS)).config().scale();
        float[] mean = golden.get("mean").floats();
        float[] scaled = golden.get("latent_scaled_mean").floats();
        for (int i = 0; i < mean.length; i++) {
            assertThat((mean[i] - scale.mean()[0]) / scale.deviation()[0]).isCloseTo(scaled[i], within(1e-5f));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsTheOldNamesOfTheAttention(Path folder, @TempDir Path copies) throws IOException {
        for (boolean asConvolution : List.of(false, true)) {
            Path copy = copies.resolve("old-" + asConvolution).resolve(WEIGHTS);
            Safetensors fresh = Safetensors.read(folder.resolve(WEIGHTS));
            Map<String, StoredTensor> old = new LinkedHashMap<>();
            fresh.tensors().forEach((name, tensor) -> {
                String renamed = name.replace(".to_q.", ".query.")
                        .replace(".to_k.", ".key.")
                        .replace(".to_v.", ".value.")
                        .replace(".to_out.0.", ".proj_attn.");
                boolean matrix = asConvolution && !name.equals(renamed) && tensor.shape().length == 2;
                old.put(renamed, matrix ? asConvolution(tensor) : tensor);
            });
            new Safetensors(old, fresh.metadata()).write(copy);
            Files.copy(folder.resolve("config.json"), copy.resolveSibling("config.json"));
            assertSameWeights(VisualFile.read(copy), VisualFile.read(folder.resolve(WEIGHTS)));
        }
    }

    private static StoredTensor asConvolution(StoredTensor matrix) {
        return StoredTensor.of(matrix.floats(), matrix.shape()[0], matrix.shape()[1], 1, 1);
    }

    private static void assertSameWeights(VisualFile one, VisualFile other) {
        List<String> names = new ArrayList<>(other.weights().keySet());
        assertThat(one.weights()).containsOnlyKeys(names);
        for (String name : names) {
            assertThat(one.weights().get(name).shape())
                    .containsExactly(other.weights().get(name).shape());
            assertThat(one.weights().get(name).floats())
                    .containsExactly(other.weights().get(name).floats());
        }
    }
}
