package avnav.agent.policy;

import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Inputs of a golden case as a network's rows; names carry the given prefix. */
public final class GoldenRows {

    private final Safetensors inputs;
    private final String prefix;
    private final int steps;
    private final int batch;

    public GoldenRows(Safetensors inputs, String prefix) {
        this.inputs = inputs;
        this.prefix = prefix;
        long[] shape = inputs.get(prefix + "masks").shape();
        steps = (int) shape[0];
        batch = (int) shape[1];
    }

    public static NetworkSettings settings(JsonNode goldenCase) {
        JsonNode rgb = goldenCase.path("rgb");
        JsonNode depth = goldenCase.path("depth");
        JsonNode sound = goldenCase.path("spectrogram");
        boolean seesColour = rgb.isArray();
        return new NetworkSettings(
                Architecture.SOUNDSPACES,
                (seesColour ? rgb : depth).get(0).intValue(),
                seesColour,
                depth.isArray(),
                new NetworkSettings.Sizes(
                        sound.get(0).intValue(),
                        sound.get(1).intValue(),
                        sound.get(2).intValue()),
                goldenCase.path("hidden_size").intValue());
    }

    public int steps() {
        return steps;
    }

    public int batch() {
        return batch;
    }

    /** Rows of steps [from, to), of the given environments, with the memory before them. */
    public PolicyRows rows(int from, int to, int[] environments, float[][] memory) {
        List<Percept> percepts = new ArrayList<>();
        int count = (to - from) * environments.length;
        int[] previous = new int[count];
        boolean[] begins = new boolean[count];
        Arrays.fill(previous, -1);
        float[] masks = inputs.get(prefix + "masks").floats();
        for (int t = from; t < to; t++) {
            for (int environment : environments) {
                int row = t * batch + environment;
                begins[percepts.size()] = masks[row] == 0;
                percepts.add(new Percept(bytes("rgb", row), floats("depth", row), floats("spectrogram", row)));
            }
        }
        return new PolicyRows(percepts, previous, begins, memory);
    }

    public int[] allEnvironments() {
        int[] all = new int[batch];
        Arrays.setAll(all, i -> i);
        return all;
    }

    public float[][] memory(StoredTensor flat, int[] environments) {
        float[] values = flat.floats();
        int hidden = (int) flat.shape()[flat.shape().length - 1];
        float[][] memory = new float[environments.length][];
        for (int i = 0; i < memory.length; i++) {
            memory[i] = Arrays.copyOfRange(values, environments[i] * hidden, (environments[i] + 1) * hidden);
        }
        return memory;
    }

    private byte[] bytes(String name, int row) {
        StoredTensor tensor = inputs.tensors().get(prefix + name);
        if (tensor == null) {
            return new byte[0];
        }
        int size = rowSize(tensor);
        byte[] slice = new byte[size];
        tensor.bytes().position(row * size).get(slice);
        return slice;
    }

    private float[] floats(String name, int row) {
        StoredTensor tensor = inputs.tensors().get(prefix + name);
        if (tensor == null) {
            return new float[0];
        }
        int size = rowSize(tensor);
        return Arrays.copyOfRange(tensor.floats(), row * size, (row + 1) * size);
    }

    private static int rowSize(StoredTensor tensor) {
        long[] shape = tensor.shape();
        return (int) (tensor.size() / (shape[0] * shape[1]));
    }
}
