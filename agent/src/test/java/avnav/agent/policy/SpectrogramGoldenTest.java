package avnav.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpectrogramGoldenTest {

    static Stream<JsonNode> cases() throws IOException {
        Path file = GoldenFolder.of("spectrogram").resolve("spectrogram.json");
        return StreamSupport.stream(
                new ObjectMapper()
                        .readTree(Files.readString(file))
                        .path("cases")
                        .spliterator(),
                false);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsLibrosaAndScikitImage(JsonNode golden) throws IOException {
        Safetensors file = Safetensors.read(GoldenFolder.of("spectrogram").resolve("spectrogram.safetensors"));
        String name = golden.path("case").textValue();
        float[] flat = file.get(name + ".audio").floats();
        float[][] audio = {Arrays.copyOf(flat, flat.length / 2), Arrays.copyOfRange(flat, flat.length / 2, flat.length)
        };
        StoredTensor expected = file.get(name + ".spectrogram");
        int padded = golden.path("padded_to").intValue();
        int rate = golden.path("sampling_rate").intValue();
        Spectrogram spectrogram = padded == rate ? Spectrogram.paddedToSecond(rate) : Spectrogram.ofSamples(padded);
        float[] actual = spectrogram.hear(audio);
        double[] wanted = expected.doubles();
        assertThat(Arrays.stream(spectrogram.shape()).asLongStream().toArray()).containsExactly(expected.shape());
        assertThat(actual).hasSize(wanted.length);
        for (int i = 0; i < wanted.length; i++) {
            assertThat((double) actual[i]).isCloseTo(wanted[i], within(1e-5));
        }
    }
}
