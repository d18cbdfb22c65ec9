package avnav.worldmodel.codec;

import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An autoencoder on disk: a safetensors file with diffusers' names. Its configuration is in the metadata (ours) or in
 * {@code config.json} beside it (diffusers'); the middle attention may have the old names ({@code query, key, value,
 * proj_attn}, also as 1x1 convolutions) or the new ones.
 *
 * @param weights by new names
 * @param notes of our own files: what was trained on what
 */
record VisualFile(VisualConfig config, Map<String, StoredTensor> weights, Map<String, String> notes) {

    private static final String CONFIG = "config";
    private static final List<List<String>> RENAMED = List.of(
            List.of(".query.", ".to_q."),
            List.of(".key.", ".to_k."),
            List.of(".value.", ".to_v."),
            List.of(".proj_attn.", ".to_out.0."));

    /** @throws TensorFileException when the file is damaged, foreign, or its configuration is absent or another kind's */
    static VisualFile read(Path file) throws IOException {
        Safetensors content = Safetensors.read(file);
        Map<String, StoredTensor> weights = new LinkedHashMap<>();
        content.tensors().forEach((name, tensor) -> {
            String renamed = renamed(name);
            weights.put(renamed, name.equals(renamed) ? tensor : asMatrix(tensor));
        });
        if (!weights.containsKey("encoder.conv_in.weight") || !weights.containsKey("decoder.conv_out.weight")) {
            throw new TensorFileException(
                    file,
                    "is not of a KL autoencoder: its tensors are called "
                            + weights.keySet().stream().limit(3).toList()
                            + ".\nMaybe it is another part of a diffusion pipeline.");
        }
        try {
            VisualConfig config = VisualConfig.parse(configuration(file, content));
            requireFinite(weights);
            return new VisualFile(config, weights, content.metadata());
        } catch (IllegalArgumentException e) {
            throw new TensorFileException(file, "cannot be used. " + e.getMessage(), e);
        }
    }

    private static String configuration(Path file, Safetensors content) throws IOException {
        String own = content.metadata().get(CONFIG);
        if (own != null) {
            return own;
        }
        Path beside = file.toAbsolutePath().resolveSibling("config.json");
        if (!Files.exists(beside)) {
            throw new TensorFileException(
                    file,
                    "has no configuration in it and no config.json beside it.\n"
                            + "Maybe copy the config.json of the same diffusers folder.");
        }
        return Files.readString(beside);
    }

    private static String renamed(String name) {
        if (!name.contains(".attentions.")) {
            return name;
        }
        for (List<String> pair : RENAMED) {
            name = name.replace(pair.get(0), pair.get(1));
        }
        return name;
    }

    private static StoredTensor asMatrix(StoredTensor tensor) {
        long[] shape = tensor.shape();
        boolean pointwise = shape.length == 4 && shape[2] == 1 && shape[3] == 1;
        return pointwise ? StoredTensor.of(tensor.floats(), shape[0], shape[1]) : tensor;
    }

    private static void requireFinite(Map<String, StoredTensor> weights) {
        weights.forEach((name, tensor) -> {
            for (float weight : tensor.floats()) {
                if (!Float.isFinite(weight)) {
                    throw new IllegalArgumentException(
                            "The weight (" + name + ") holds (" + weight + ").\nMaybe its training diverged.");
                }
            }
        });
    }

    /** @param type F32, or F16 at half the size */
    void write(Path file, ElementType type) throws IOException {
        Map<String, StoredTensor> stored = new LinkedHashMap<>();
        weights.forEach((name, tensor) -> stored.put(name, StoredTensor.of(type, tensor.floats(), tensor.shape())));
        Map<String, String> metadata = new TreeMap<>(notes);
        metadata.put(CONFIG, config.json());
        new Safetensors(stored, metadata).write(file);
    }
}
