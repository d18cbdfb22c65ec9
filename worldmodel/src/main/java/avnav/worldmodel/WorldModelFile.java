package avnav.worldmodel;

import avnav.simbridge.Motion;
import avnav.worldmodel.cdit.CditSettings;
import avnav.worldmodel.diffusion.Prediction;
import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorFileException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folder of a world model: {@code visual.safetensors} and {@code sound.safetensors}, the encoders, and {@code
 * avcdit.safetensors}, whose metadata describe the model and name the encoders' SHA-256, so that no other encoders are
 * taken for them.
 */
public final class WorldModelFile {

    public static final String VISUAL = "visual.safetensors";
    public static final String SOUND = "sound.safetensors";
    public static final String NETWORK = "avcdit.safetensors";

    private static final String FORMAT = "avnav world model 2";
    private static final String SOUND_TOLD = "listenerTellsSound";
    private static final String SCHEDULE = "linear 1000";
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private WorldModelFile() {}

    /** What the network's file says. */
    record Content(WorldModelDescription description, Map<String, StoredTensor> weights, Map<String, String> notes) {}

    /**
     * Writes the network's file and copies the encoders beside it.
     *
     * @param weights by name, in any precision; stored in {@code type}
     * @param notes provenance, such as steps, data and figures
     */
    public static void write(
            Path folder,
            WorldModelDescription description,
            Map<String, StoredTensor> weights,
            ElementType type,
            Path visual,
            Path sound,
            Map<String, String> notes)
            throws IOException {
        Files.createDirectories(folder);
        copy(visual, folder.resolve(VISUAL));
        copy(sound, folder.resolve(SOUND));
        Map<String, StoredTensor> stored = new LinkedHashMap<>();
        weights.forEach((name, tensor) -> stored.put(name, StoredTensor.of(type, tensor.floats(), tensor.shape())));
        Map<String, String> metadata = new TreeMap<>();
        notes.forEach((key, value) -> metadata.put("note." + key, value));
        metadata.put("format", FORMAT);
        metadata.put("network", JSON.writeValueAsString(description.network()));
        metadata.put("prediction", description.prediction().name());
        metadata.put("schedule", SCHEDULE);
        metadata.put("reward", JSON.writeValueAsString(description.reward()));
        metadata.put("target", JSON.writeValueAsString(description.target()));
        metadata.put("cues", String.valueOf(description.cues()));
        metadata.put("motion", JSON.writeValueAsString(description.motion()));
        metadata.put("sampleRateHz", String.valueOf(description.sampleRateHz()));
        metadata.put("samples", String.valueOf(description.samples()));
        metadata.put("imageSide", String.valueOf(description.imageSide()));
        metadata.put("visualSha256", sha256(folder.resolve(VISUAL)));
        metadata.put("soundSha256", sha256(folder.resolve(SOUND)));
        new Safetensors(stored, metadata).write(folder.resolve(NETWORK));
    }

    /** @throws TensorFileException when a file is damaged, missing or belongs to another model */
    static Content read(Path folder) throws IOException {
        Path file = folder.resolve(NETWORK);
        for (String name : new String[] {NETWORK, VISUAL, SOUND}) {
            if (!Files.isRegularFile(folder.resolve(name))) {
                throw new TensorFileException(
                        folder.resolve(name),
                        "does not exist.\nMaybe the folder holds no world model: avnav train worldmodel makes one.");
            }
        }
        Safetensors content = Safetensors.read(file);
        Map<String, String> metadata = content.metadata();
        if (!FORMAT.equals(metadata.get("format")) || !SCHEDULE.equals(metadata.get("schedule"))) {
            throw new TensorFileException(
                    file,
                    "has the format (" + metadata.get("format") + ") and schedule (" + metadata.get("schedule")
                            + "), not (" + FORMAT + ") and (" + SCHEDULE
                            + ").\nMaybe it is another network's, or of another version of avnav.");
        }
        requireSame(file, metadata, "visualSha256", folder.resolve(VISUAL));
        requireSame(file, metadata, "soundSha256", folder.resolve(SOUND));
        Map<String, String> notes = new TreeMap<>();
        metadata.forEach((key, value) -> {
            if (key.startsWith("note.")) {
                notes.put(key.substring("note.".length()), value);
            }
        });
        return new Content(description(file, metadata), content.tensors(), notes);
    }

    private static WorldModelDescription description(Path file, Map<String, String> metadata)
            throws TensorFileException {
        try {
            return new WorldModelDescription(
                    network(metadata.getOrDefault("network", "")),
                    Prediction.valueOf(metadata.getOrDefault("prediction", "")),
                    JSON.readValue(metadata.getOrDefault("reward", ""), RewardEncoding.class),
                    JSON.readValue(metadata.getOrDefault("target", ""), FrameTarget.class),
                    Boolean.parseBoolean(metadata.get("cues")),
                    JSON.readValue(metadata.getOrDefault("motion", ""), Motion.class),
                    Integer.parseInt(metadata.getOrDefault("sampleRateHz", "")),
                    Integer.parseInt(metadata.getOrDefault("samples", "")),
                    Integer.parseInt(metadata.getOrDefault("imageSide", "")));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new TensorFileException(
                    file, "does not describe its model: " + e.getMessage() + "\nMaybe its header was edited.", e);
        }
    }

    /** Files from before a listener could tell the sound do not say whether it does. */
    private static CditSettings network(String text) throws JsonProcessingException {
        JsonNode network = JSON.readTree(text);
        if (network instanceof ObjectNode sizes && !sizes.has(SOUND_TOLD)) {
            sizes.put(SOUND_TOLD, false);
        }
        return JSON.treeToValue(network, CditSettings.class);
    }

    private static void requireSame(Path file, Map<String, String> metadata, String key, Path encoder)
            throws IOException {
        String found = sha256(encoder);
        if (!found.equals(metadata.get(key))) {
            throw new TensorFileException(
                    file,
                    "was trained with another encoder than (" + encoder + "): its " + key + " is ("
                            + metadata.get(key) + "), not (" + found
                            + ").\nMaybe files of two models were mixed, or one was cut short.");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(to) && Files.isSameFile(from, to)) {
            return;
        }
        Path part = to.resolveSibling("." + to.getFileName() + ".part");
        Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Of a file's content, 64 hexadecimal digits. */
    public static String sha256(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
