package avnav.worldmodel.evaluation;

import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorFileException;
import avnav.worldmodel.nn.TorchCheckpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Weights of somebody else's network: a safetensors file or a bare {@code state_dict} saved by torch. */
final class WeightFile {

    /** A weight and its shape. */
    record Wanted(String name, long... shape) {}

    private WeightFile() {}

    /** All tensors of the file; the wanted ones are there in their shapes, others are stepped over. */
    static Map<String, StoredTensor> read(Path file, List<Wanted> wanted) throws IOException {
        boolean safe = file.toString().endsWith(".safetensors");
        Map<String, StoredTensor> tensors = safe
                ? Safetensors.read(file).tensors()
                : TorchCheckpoint.read(file).tensors();
        for (Wanted weight : wanted) {
            StoredTensor tensor = tensors.get(weight.name());
            if (tensor == null) {
                throw new TensorFileException(
                        file, "lacks the weight (" + weight.name() + ").\nMaybe it is of another network.");
            }
            if (!Arrays.equals(tensor.shape(), weight.shape())) {
                throw new TensorFileException(
                        file,
                        "has the weight (" + weight.name() + ") in the shape " + Arrays.toString(tensor.shape())
                                + " where " + Arrays.toString(weight.shape())
                                + " is wanted.\nMaybe it is of another version of the network.");
            }
        }
        return tensors;
    }
}
