package avnav.worldmodel.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.Tensors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** One file of golden tensors, and comparison relative to the largest magnitude expected. */
record Golden(Safetensors file) {

    static Golden read(Path path) {
        try {
            return new Golden(Safetensors.read(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(Path path) {
        try {
            return new ObjectMapper().readTree(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String key) {
        return file.tensors().containsKey(key);
    }

    float[] floats(String key) {
        return file.get(key).floats();
    }

    double[] doubles(String key) {
        return file.get(key).doubles();
    }

    int[] ints(String key) {
        return Arrays.stream(file.get(key).longs()).mapToInt(Math::toIntExact).toArray();
    }

    NDArray tensor(NDManager scope, String key) {
        StoredTensor stored = file.get(key);
        return Tensors.of(scope, stored.floats(), stored.shape());
    }

    /** Element i of the first axis. */
    float[] floats(String key, int i) {
        int size = file.get(key).size() / (int) file.get(key).shape()[0];
        return Arrays.copyOfRange(floats(key), i * size, (i + 1) * size);
    }

    NDArray tensor(NDManager scope, String key, int i) {
        long[] shape = file.get(key).shape();
        return Tensors.of(scope, floats(key, i), Arrays.copyOfRange(shape, 1, shape.length));
    }

    static void assertClose(String what, double[] actual, double[] expected, double relative) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).as(what + " at " + i).isCloseTo(expected[i], within(relative * largest));
        }
    }

    static void assertClose(String what, float[] actual, float[] expected, double relative) {
        assertClose(what, widened(actual), widened(expected), relative);
    }

    static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
