package avnav.worldmodel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TorchCheckpointGoldenTest {

    private static final String FOLDER = "nwm/checkpoint";

    static Stream<Path> unsafeOrDamaged() {
        return GoldenFolder.files(FOLDER, "").stream()
                .filter(file -> file.getFileName().toString().matches("(malicious|truncated|missing|short)-?.*"));
    }

    static Stream<Path> good() {
        return GoldenFolder.files(FOLDER, ".pth.tar").stream()
                .filter(file -> file.getFileName().toString().matches("(plain|compiled).*"));
    }

    static Stream<Path> agents() {
        return GoldenFolder.files("avnav", ".pth").stream();
    }

    @ParameterizedTest
    @MethodSource("unsafeOrDamaged")
    void refusesWhatRunsCodeOrIsDamaged(Path file) {
        assertThatThrownBy(() -> TorchCheckpoint.read(file))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining(file.getFileName().toString());
        assertThat(Path.of("pwned")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("good")
    void readsTheMovingAverageBesideForeignObjects(Path file) throws IOException {
        Map<String, StoredTensor> read = new TreeMap<>();
        TorchCheckpoint.read(file)
                .tensors("ema")
                .forEach((name, tensor) -> read.put(name.replaceFirst("^_orig_mod\\.", ""), tensor));
        assertSame(read, file.resolveSibling("expected-ema.safetensors"));
    }

    @Test
    void gathersViewsOfEveryKind() throws IOException {
        Path folder = GoldenFolder.of(FOLDER);
        assertSame(
                TorchCheckpoint.read(folder.resolve("tensor-kinds.pth")).tensors("ema"),
                folder.resolve("expected-tensor-kinds.safetensors"));
    }

    @ParameterizedTest
    @MethodSource("agents")
    void readsTheTrainersOwnFiles(Path file) throws IOException {
        JsonNode wanted = new ObjectMapper()
                .readTree(Files.readString(Path.of(file.toString().replaceFirst("\\.pth$", ".json"))));
        TorchCheckpoint checkpoint = TorchCheckpoint.read(file);
        Map<String, StoredTensor> tensors = checkpoint.tensors("state_dict");
        assertThat(checkpoint.number("extra_state", "step"))
                .isEqualTo(wanted.path("extra_state").path("step").asLong(-1));
        List<String> names = wanted.path("tensors").findValuesAsText("name");
        assertThat(tensors.keySet()).containsExactlyElementsOf(names);
        for (JsonNode tensor : wanted.path("tensors")) {
            float[] values = tensors.get(tensor.path("name").textValue()).floats();
            double sum = 0;
            for (float value : values) {
                sum += value;
            }
            assertThat(sum).isCloseTo(tensor.path("sum").doubleValue(), within(1e-9 * (1 + values.length)));
            for (JsonNode spot : tensor.path("spot")) {
                assertThat(values[spot.path("i").intValue()])
                        .isEqualTo((float) spot.path("value").doubleValue());
            }
        }
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        Path file = GoldenFolder.of(FOLDER).resolve("io.safetensors");
        assertThatThrownBy(() -> TorchCheckpoint.read(file)).isInstanceOf(TensorFileException.class);
    }

    private static void assertSame(Map<String, StoredTensor> read, Path expectedFile) throws IOException {
        Map<String, StoredTensor> expected = Safetensors.read(expectedFile).tensors();
        assertThat(read).containsOnlyKeys(expected.keySet());
        expected.forEach((name, tensor) -> {
            assertThat(read.get(name).shape()).as(name).containsExactly(tensor.shape());
            assertThat(read.get(name).type()).as(name).isEqualTo(tensor.type());
            assertThat(read.get(name).bytes()).as(name).isEqualTo(tensor.bytes());
        });
    }
}
