package avnav.worldmodel.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.TensorFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the reference's single branch with random weights: width 32, four heads, three blocks. */
class DreamSimParityTest {

    private static final DreamSimLayout SMALL = new DreamSimLayout(32, 4, 3);
    private static final Safetensors IO = Fidelity.tensors("dreamsim/io.safetensors");

    @TempDir
    static Path folder;

    @BeforeAll
    static void useOneThread() {
        TensorEngine.useThreads(1);
    }

    static DreamSim small() throws IOException {
        return DreamSim.load(Fidelity.path("dreamsim/weights-f16.safetensors"), SMALL);
    }

    /** Checksums, and ten pixels of row 100, of what Pillow 11.3 made. */
    @ParameterizedTest
    @CsvSource({
        "48, 72, 412896980, 159 148 135 161 150 139 163 153 142 165 156 145",
        "128, 128, 2730243165, 192 38 143 200 50 155 209 61 168 217 71 181",
        "320, 260, 213795614, 156 199 145 40 136 195 66 28 128 80 62 60"
    })
    void resizesAsPillowToTheBit(int height, int width, long checksum, String row100) {
        byte[] square = BicubicResize.square(Fidelity.picture(height, width), height, width, 224);
        int[] expected =
                Arrays.stream(row100.split(" ")).mapToInt(Integer::parseInt).toArray();
        for (int i = 0; i < expected.length; i++) {
            assertThat(Byte.toUnsignedInt(square[(100 * 224 + 50) * 3 + i])).isEqualTo(expected[i]);
        }
        CRC32 crc = new CRC32();
        crc.update(square);
        assertThat(crc.getValue()).isEqualTo(checksum);
    }

    @ParameterizedTest
    @CsvSource({"low, 48, 72", "square, 128, 128", "tall, 320, 260"})
    void embeddingsAreTheReferences(String name, int height, int width) throws IOException {
        byte[] picture = Fidelity.picture(height, width);
        try (DreamSim network = small()) {
            float[] token = network.classToken(picture, height, width);
            float[] embedding = network.embedding(picture, height, width);
            assertThat(Fidelity.largestError(token, IO.get(name + ".token").floats()))
                    .isLessThan(1e-5);
            assertThat(Fidelity.largestError(
                            embedding, IO.get(name + ".embedding").floats()))
                    .isLessThan(1e-5);
            float[] afterTheLastNorm = IO.get(name + ".normed").floats();
            assertThat(Fidelity.largestError(embedding, afterTheLastNorm)).isGreaterThan(0.1);
        }
    }

    @Test
    void distancesAreTheReferences() throws IOException {
        try (DreamSim network = small()) {
            float[] low = network.embedding(Fidelity.picture(48, 72), 48, 72);
            float[] square = network.embedding(Fidelity.picture(128, 128), 128, 128);
            float[] tall = network.embedding(Fidelity.picture(320, 260), 320, 260);
            assertThat(DreamSim.distance(low, square)).isCloseTo(0.723502, within(2e-6));
            assertThat(DreamSim.distance(low, tall)).isCloseTo(0.796050, within(2e-6));
            assertThat(DreamSim.distance(square, tall)).isCloseTo(0.056760, within(2e-6));
            assertThat(DreamSim.distance(tall, tall)).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void namesAndShapesAreTheReferences() {
        Map<String, String> shapes = Fidelity.shapes("dreamsim/shapes.txt");
        Fidelity.assertNamed(shapes, DreamSimLayout.base().wanted());
        shapes.keySet().removeIf(name -> name.startsWith("extractor_list.0.model.norm."));
        assertThat(DreamSimLayout.base().wanted())
                .extracting(WeightFile.Wanted::name)
                .hasSameElementsAs(shapes.keySet());
    }

    @Test
    void plainDinoAndTheEnsembleAreRefused() throws IOException {
        Map<String, StoredTensor> tensors =
                Fidelity.tensors("dreamsim/weights-f16.safetensors").tensors();
        Map<String, StoredTensor> dino = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> dino.put(name.replace("extractor_list.0.model.", ""), tensor));
        Path plain = folder.resolve("dino.safetensors");
        new Safetensors(dino, Map.of()).write(plain);
        assertThatThrownBy(() -> DreamSim.load(plain, SMALL))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining("lacks the weight (extractor_list.0.model.cls_token)")
                .hasMessageContaining("Maybe it is of another network");
        Map<String, StoredTensor> three = new LinkedHashMap<>(tensors);
        three.put("extractor_list.1.model.cls_token", StoredTensor.of(new float[32], 1, 1, 32));
        Path ensemble = folder.resolve("ensemble.safetensors");
        new Safetensors(three, Map.of()).write(ensemble);
        assertThatThrownBy(() -> DreamSim.load(ensemble, SMALL))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining("extractor_list.1.model.cls_token")
                .hasMessageContaining("Maybe it is of the ensemble");
    }

    @Test
    void aSmallNetworkGivesNoDreamSim() {
        assertThatThrownBy(() -> DreamSim.load(Fidelity.path("dreamsim/weights-f16.safetensors")))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining("[1, 1, 32]")
                .hasMessageContaining("[1, 1, 768]");
    }
}
