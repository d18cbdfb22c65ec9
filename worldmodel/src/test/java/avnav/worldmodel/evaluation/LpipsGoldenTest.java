package avnav.worldmodel.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import avnav.worldmodel.nn.GradientPass;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.TensorFileException;
import avnav.worldmodel.nn.Tensors;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LpipsGoldenTest {

    private static final Safetensors IO = Fidelity.tensors("lpips/io.safetensors");

    @TempDir
    static Path folder;

    private static Path weights;

    /** The small file's integers are made the floats that the package had. */
    @BeforeAll
    static void expandWeights() throws IOException {
        TensorEngine.useThreads(1);
        JsonNode scales = Fidelity.json("lpips/scales.json");
        Map<String, StoredTensor> expanded = new LinkedHashMap<>();
        Fidelity.tensors("lpips/weights-int8.safetensors").tensors().forEach((name, tensor) -> {
            float[] values = tensor.floats();
            float scale = scales.path(name).floatValue();
            for (int i = 0; scale != 0 && i < values.length; i++) {
                values[i] *= scale;
            }
            expanded.put(name, StoredTensor.of(values, tensor.shape()));
        });
        weights = folder.resolve("lpips.safetensors");
        new Safetensors(expanded, Map.of()).write(weights);
    }

    static Stream<String> cases() {
        return IO.tensors().keySet().stream()
                .filter(name -> name.endsWith(".distance"))
                .map(name -> name.substring(0, name.indexOf('.')));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void distancesAndGradientsAreThePackages(String name) throws IOException {
        try (Lpips lpips = Lpips.load(weights);
                NDManager scope = TensorEngine.newScope()) {
            NDArray a = tensor(scope, IO.get(name + ".a"));
            NDArray b = tensor(scope, IO.get(name + ".b"));
            b.setRequiresGradient(true);
            NDArray layers;
            try (GradientPass pass = GradientPass.open()) {
                layers = lpips.layers(scope, a, b);
                pass.backward(layers.sum());
            }
            assertClose(
                    "layers", layers.toFloatArray(), IO.get(name + ".per_layer").floats());
            assertClose(
                    "distance",
                    layers.sum(new int[] {0}).toFloatArray(),
                    IO.get(name + ".distance").floats());
            assertClose(
                    "gradient",
                    b.getGradient().toFloatArray(),
                    IO.get(name + ".grad_b").floats());
        }
    }

    @Test
    void imagesOfBytesAreBroughtToTheRangeOfTheTrunk() throws IOException {
        byte[] dark = new byte[64 * 64 * 3];
        byte[] light = new byte[64 * 64 * 3];
        Arrays.fill(light, (byte) 255);
        try (Lpips lpips = Lpips.load(weights);
                NDManager scope = TensorEngine.newScope()) {
            double[] distances = lpips.distances(List.of(dark, dark), List.of(light, dark), 64, 64);
            NDArray low = scope.full(new Shape(1, 3, 64, 64), -1f);
            NDArray high = scope.full(new Shape(1, 3, 64, 64), 1f);
            assertThat(distances[0])
                    .isCloseTo(lpips.layers(scope, low, high).sum().getFloat(), within(1e-5));
            assertThat(distances[0]).isGreaterThan(0.01);
            assertThat(distances[1]).isZero();
        }
    }

    @Test
    void aFileOfAnotherNetworkIsRefused() throws IOException {
        Path other = folder.resolve("other.safetensors");
        new Safetensors(Map.of("features.0.weight", StoredTensor.of(new float[] {1}, 1)), Map.of()).write(other);
        assertThatThrownBy(() -> Lpips.load(other))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining("scaling_layer.shift");
    }

    @Test
    void aSlotTakesOnlyTheFileItNames() throws IOException {
        assertThat(WeightsSlot.empty().verified()).isEmpty();
        assertThat(new WeightsSlot(folder.resolve("absent").toString(), "0".repeat(64)).verified())
                .isEmpty();
        assertThatThrownBy(() -> new WeightsSlot(weights.toString(), "0".repeat(64)).verified())
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining("0".repeat(64))
                .hasMessageContaining("Maybe");
        assertThatThrownBy(() -> new WeightsSlot(weights.toString(), "abc")).hasMessageContaining("abc");
    }

    private static NDArray tensor(NDManager scope, StoredTensor tensor) {
        return Tensors.of(scope, tensor.floats(), tensor.shape());
    }

    /** Relative to the largest, as float32 convolutions differ by their order of summing. */
    private static void assertClose(String what, float[] actual, float[] expected) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        float largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).as(what).isCloseTo(expected[i], within(1e-5f * largest));
        }
    }
}
