package avnav.worldmodel.codec;

import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.Parameters;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorFileException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A sound codec on disk: safetensors with all weights and codebooks; its settings are JSON in the metadata. */
final class SoundFile {

    private static final String FORMAT = "avnav.soundstream.1";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private SoundFile() {}

    /** @param type F32, or F16 at half the size; what the standardisation needs stays F32 */
    static void write(Path file, SoundStream codec, ElementType type, Map<String, String> notes) throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        codec.parameters()
                .store()
                .forEach((name, tensor) -> tensors.put(name, StoredTensor.of(type, tensor.floats(), tensor.shape())));
        tensors.putAll(codec.state().store());
        Map<String, String> metadata = new TreeMap<>(notes);
        metadata.put("format", FORMAT);
        metadata.put("settings", JSON.writeValueAsString(codec.settings()));
        new Safetensors(tensors, metadata).write(file);
    }

    static SoundStream read(Path file) throws IOException {
        Safetensors content = Safetensors.read(file);
        if (!FORMAT.equals(content.metadata().get("format"))) {
            throw new TensorFileException(
                    file,
                    "is not a sound codec: its format is (" + content.metadata().getOrDefault("format", "") + "), not ("
                            + FORMAT + ").\nMaybe another model's file is named.");
        }
        SoundSettings settings = settings(file, content.metadata().getOrDefault("settings", ""));
        requirePlausible(file, content, settings);
        SoundStream codec = new SoundStream(settings, new SplittableRandom(0));
        try {
            load(codec.parameters(), content, false);
            load(codec.state(), content, true);
            return codec;
        } catch (IllegalArgumentException e) {
            codec.close();
            throw new TensorFileException(file, "does not fit its own settings: " + e.getMessage(), e);
        }
    }

    private static SoundSettings settings(Path file, String json) throws TensorFileException {
        try {
            return JSON.readValue(json, SoundSettings.class);
        } catch (JsonProcessingException e) {
            throw new TensorFileException(
                    file,
                    "has unreadable settings: " + e.getOriginalMessage()
                            + "\nMaybe it was written by another version of avnav.",
                    e);
        }
    }

    /** Before memory is taken for a network of the size that a file claims. */
    private static void requirePlausible(Path file, Safetensors content, SoundSettings settings)
            throws TensorFileException {
        StoredTensor widest = content.tensors().get(SoundLayout.DECODER + "first.bias");
        if (widest == null || widest.size() != settings.widest()) {
            throw new TensorFileException(
                    file,
                    "does not hold a decoder of width (" + settings.widest() + ").\nMaybe it was edited by hand.");
        }
        for (Map.Entry<String, StoredTensor> entry : content.tensors().entrySet()) {
            for (float value : entry.getValue().floats()) {
                if (!Float.isFinite(value)) {
                    throw new TensorFileException(
                            file,
                            "holds the value (" + value + ") in " + entry.getKey()
                                    + ".\nMaybe its training run had failed.");
                }
            }
        }
    }

    /** Unknown names go to the weights, which refuse them. */
    private static void load(Parameters target, Safetensors content, boolean isState) {
        Map<String, StoredTensor> own = new LinkedHashMap<>();
        content.tensors().forEach((name, tensor) -> {
            if ((name.startsWith("quantiser.") || name.startsWith("latent.")) == isState) {
                own.put(name, tensor);
            }
        });
        target.load(own);
    }
}
