package avnav.worldmodel.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.worldmodel.nn.GoldenFolder;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Files of golden/fidelity. */
final class Fidelity {

    private Fidelity() {}

    static Path path(String name) {
        return GoldenFolder.of("fidelity").resolve(name);
    }

    static Safetensors tensors(String name) {
        try {
            return Safetensors.read(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(Files.readString(path(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** A chirp of integers: fine lines that alias when they are resized. */
    static byte[] picture(int height, int width) {
        byte[] rgb = new byte[height * width * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    rgb[(y * width + x) * 3 + c] = (byte) ((x * x * (c + 1) + 3 * x * y + y * y * (3 - c)) >> 4);
                }
            }
        }
        return rgb;
    }

    /** As a part of the largest expected value. */
    static double largestError(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double error = 0;
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            error = Math.max(error, Math.abs(actual[i] - expected[i]));
            largest = Math.max(largest, Math.abs(expected[i]));
        }
        return error / largest;
    }

    /** Lines of a name and sizes, by name. */
    static Map<String, String> shapes(String name) {
        try {
            Map<String, String> shapes = new LinkedHashMap<>();
            for (String line : Files.readAllLines(path(name))) {
                String[] parts = line.split(" ", 2);
                shapes.put(parts[0], parts.length == 1 ? "" : parts[1]);
            }
            return shapes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assertNamed(Map<String, String> shapes, List<WeightFile.Wanted> wanted) {
        for (WeightFile.Wanted weight : wanted) {
            String shape =
                    Arrays.stream(weight.shape()).mapToObj(Long::toString).collect(Collectors.joining(" "));
            assertThat(shapes).containsEntry(weight.name(), shape);
        }
    }

    /** One channel of a C x H x W tensor, or the whole of an H x W one. */
    static double[][] plane(StoredTensor tensor, int channel) {
        long[] shape = tensor.shape();
        int rows = (int) shape[shape.length - 2];
        int columns = (int) shape[shape.length - 1];
        float[] values = tensor.floats();
        double[][] plane = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                plane[row][column] = values[(channel * rows + row) * columns + column];
            }
        }
        return plane;
    }
}
