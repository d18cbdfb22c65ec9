package avnav.worldmodel.evaluation;

import avnav.worldmodel.nn.GoldenFolder;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Files of golden/fidelity. */
final class Fidelity {

    private Fidelity() {}

    static Safetensors tensors(String name) {
        try {
            return Safetensors.read(GoldenFolder.of("fidelity").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String name) {
        try {
            return new ObjectMapper()
                    .readTree(Files.readString(GoldenFolder.of("fidelity").resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
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
