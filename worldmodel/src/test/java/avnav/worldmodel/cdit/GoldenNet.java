package avnav.worldmodel.cdit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.Tensors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A network of a golden case's size, and comparisons with its numbers. */
final class GoldenNet {

    private GoldenNet() {}

    static JsonNode config(Path folder) throws IOException {
        return new ObjectMapper().readTree(Files.readString(folder.resolve("config.json")));
    }

    static CditSettings settings(JsonNode config, int side) {
        return new CditSettings(
                config.path("hidden_size").intValue(),
                config.path("depth").intValue(),
                config.path("num_heads").intValue(),
                config.path("in_channels").intValue(),
                side,
                side,
                config.path("patch_size").intValue(),
                0,
                0,
                0,
                0,
                0,
                false,
                0,
                CditContext.consecutive(config.path("context_size").intValue()),
                false,
                1,
                1,
                CditSettings.NWM_OFFSET_UNIT,
                config.path("learn_sigma").booleanValue(),
                false,
                false);
    }

    static AvCdit network(CditSettings settings, KernelSource probes) {
        return new AvCdit(settings, Precision.FLOAT32, new SplittableRandom(1), probes);
    }

    static AvCdit network(CditSettings settings) {
        return new AvCdit(settings, Precision.FLOAT32, new SplittableRandom(1));
    }

    static NDArray tensor(NDManager scope, Safetensors file, String name) {
        StoredTensor stored = file.get(name);
        return Tensors.of(scope, stored.floats(), stored.shape());
    }

    static float[] floats(Safetensors file, String name) {
        return file.get(name).floats();
    }

    static int[] ints(Safetensors file, String name) {
        return Arrays.stream(file.get(name).longs()).mapToInt(Math::toIntExact).toArray();
    }

    /** {@code [R][width]} from a flat tensor. */
    static float[][] matrix(float[] flat, int width) {
        float[][] rows = new float[flat.length / width][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
        }
        return rows;
    }

    /** NWM divides the offset by 128 before the network; ours does it inside. */
    static float[] steps(float[] relative) {
        float[] steps = new float[relative.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (float) (relative[i] * CditSettings.NWM_OFFSET_UNIT);
        }
        return steps;
    }

    static double largestDifference(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("There are (" + a.length + ") and (" + b.length + ") numbers.");
        }
        double worst = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = Math.abs((double) a[i] - b[i]);
            worst = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(worst, difference);
        }
        return worst;
    }

    static double largest(float[] a) {
        return largestDifference(a, new float[a.length]);
    }

    static double norm(float[] a) {
        double sum = 0;
        for (float x : a) {
            sum += (double) x * x;
        }
        return Math.sqrt(sum);
    }
}
