package avnav.worldmodel.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.TensorFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against pytorch-fid's network with random weights, all its widths divided by 16. */
class InceptionParityTest {

    private static final InceptionLayout NARROW = new InceptionLayout(16);
    private static final Safetensors IO = Fidelity.tensors("inception/io.safetensors");

    @TempDir
    static Path folder;

    private static Path weights;

    @BeforeAll
    static void addTheClassifier() throws IOException {
        TensorEngine.useThreads(1);
        weights = file(folder.resolve("narrow.safetensors"), 1008);
    }

    /** The narrow weights with a classifier of so many classes, which no feature depends on. */
    static Path file(Path file, int classes) throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>(
                Fidelity.tensors("inception/weights-f16.safetensors").tensors());
        tensors.put("fc.weight", StoredTensor.of(new float[classes * 128], classes, 128));
        new Safetensors(tensors, Map.of()).write(file);
        return file;
    }

    @ParameterizedTest
    @CsvSource({"low, 48, 72", "square, 128, 128", "tall, 320, 260"})
    void featuresAreThoseOfPytorchFid(String name, int height, int width) throws IOException {
        try (Inception inception = Inception.load(weights, NARROW)) {
            float[] features = inception.features(Fidelity.picture(height, width), height, width);
            assertThat(features).hasSize(128);
            float[] expected = IO.get(name + ".features").floats();
            assertThat(Fidelity.largestError(features, expected)).isLessThan(1e-5);
            float[] torchvision = IO.get(name + ".plain").floats();
            assertThat(Fidelity.largestError(features, torchvision)).isBetween(0.35, 0.4);
        }
    }

    @Test
    void namesAndShapesAreThoseOfTheFile() {
        Map<String, String> shapes = Fidelity.shapes("inception/shapes.txt");
        InceptionLayout full = new InceptionLayout(1);
        Fidelity.assertNamed(shapes, full.wanted());
        assertThat(full.convolutions()).hasSize(94);
        assertThat(full.features()).isEqualTo(2048);
        shapes.keySet().removeIf(name -> name.endsWith(".num_batches_tracked") || name.equals("fc.bias"));
        assertThat(full.wanted()).extracting(WeightFile.Wanted::name).hasSameElementsAs(shapes.keySet());
    }

    @Test
    void torchvisionsOwnWeightsAreRefused() throws IOException {
        Path other = file(folder.resolve("torchvision.safetensors"), 1000);
        assertThatThrownBy(() -> Inception.load(other, NARROW))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining("(fc.weight) in the shape [1000, 128] where [1008, 128] is wanted")
                .hasMessageContaining("Maybe it is of another version of the network");
    }

    @Test
    void aNarrowNetworkGivesNoFid() {
        assertThatThrownBy(() -> Inception.load(weights))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining("(Conv2d_1a_3x3.conv.weight)")
                .hasMessageContaining("[2, 3, 3, 3]")
                .hasMessageContaining("[32, 3, 3, 3]");
    }
}
