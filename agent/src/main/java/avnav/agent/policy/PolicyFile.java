package avnav.agent.policy;

import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TorchCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A policy's weights on disk: our safetensors (the settings are in its metadata), or SoundSpaces' {@code .pth}, whose
 * names may carry the prefix {@code actor_critic.}.
 *
 * @param weights by name without prefix
 * @param metadata empty for a {@code .pth}
 */
public record PolicyFile(Map<String, StoredTensor> weights, Map<String, String> metadata) {

    private static final String PREFIX = "actor_critic.";
    private static final String FORMAT = "avnav.policy.1";

    /** @throws avnav.worldmodel.nn.TensorFileException when the file is damaged, foreign or unsafe */
    public static PolicyFile read(Path file) throws IOException {
        byte[] start = new byte[9];
        try (var in = Files.newInputStream(file)) {
            in.readNBytes(start, 0, start.length);
        }
        if (start[8] == '{') {
            Safetensors content = Safetensors.read(file);
            return new PolicyFile(withoutPrefix(content.tensors()), content.metadata());
        }
        return new PolicyFile(withoutPrefix(TorchCheckpoint.read(file).tensors("state_dict")), Map.of());
    }

    /** Writes a network as float32, or as float16 at half the size. */
    public static void write(Path file, ActorCritic network, ElementType type, Map<String, String> metadata)
            throws IOException {
        Map<String, StoredTensor> stored = new LinkedHashMap<>();
        network.parameters()
                .store()
                .forEach((name, tensor) ->
                        stored.put(PREFIX + name, StoredTensor.of(type, tensor.floats(), tensor.shape())));
        Map<String, String> all = new TreeMap<>(metadata);
        all.putAll(describe(network.settings()));
        new Safetensors(stored, all).write(file);
    }

    /** Builds the network that the metadata, or else the shapes, describe. */
    public ActorCritic network() {
        return network(settings());
    }

    /**
     * Builds the network for a world, or says why it would not understand that world.
     *
     * @throws IllegalArgumentException when the world shows, sounds or moves otherwise than the network learnt
     */
    public ActorCritic networkFor(Surroundings world) {
        NetworkSettings settings = settings();
        world.requireFor(settings, metadata);
        return network(settings);
    }

    /** @throws IllegalArgumentException when the weights do not fit these settings, or one is not finite */
    public ActorCritic network(NetworkSettings settings) {
        requirePlausible(settings);
        ActorCritic network = new ActorCritic(settings, new SplittableRandom(0));
        try {
            network.parameters().load(weights);
            return network;
        } catch (IllegalArgumentException e) {
            network.close();
            throw e;
        }
    }

    /**
     * The network's sizes. Without metadata the image is taken to be 128 pixels wide and the spectrogram that of one
     * second at 16 or 44.1 kHz, the only ones SoundSpaces uses.
     */
    public NetworkSettings settings() {
        if (FORMAT.equals(metadata.get("format"))) {
            return described(metadata);
        }
        StoredTensor first = weights.get("net.visual_encoder.cnn.0.weight");
        StoredTensor ear = weights.get("net.audio_encoder.cnn.0.weight");
        StoredTensor critic = weights.get("critic.fc.weight");
        if (!hasDimensions(first, 4) || !hasDimensions(ear, 4) || !hasDimensions(critic, 2)) {
            throw new IllegalArgumentException("These weights are not of an AV-Nav policy: they are called "
                    + weights.keySet().stream().limit(3).toList() + ".");
        }
        long channels = first.shape()[1];
        int columns = ear.shape()[2] == 8 ? 69 : 26;
        return new NetworkSettings(
                Architecture.SOUNDSPACES,
                128,
                channels >= 3,
                channels != 3,
                new NetworkSettings.Sizes(65, columns, 2),
                (int) critic.shape()[1]);
    }

    private static boolean hasDimensions(StoredTensor tensor, int count) {
        return tensor != null && tensor.shape().length == count;
    }

    /** Before memory is taken for a network of the size that a file claims. */
    private void requirePlausible(NetworkSettings settings) {
        StoredTensor critic = weights.get("critic.fc.weight");
        if (critic == null || critic.size() != settings.hidden()) {
            throw new IllegalArgumentException("The weights do not hold a critic of width (" + settings.hidden()
                    + ").\nMaybe the file was edited by hand.");
        }
        weights.forEach((name, tensor) -> {
            for (float weight : tensor.floats()) {
                if (!Float.isFinite(weight)) {
                    throw new IllegalArgumentException(
                            "The weight (" + name + ") holds (" + weight + "), which no trained network does.");
                }
            }
        });
    }

    private static Map<String, String> describe(NetworkSettings settings) {
        NetworkSettings.Sizes sound = settings.soundShape();
        return Map.of(
                "format", FORMAT,
                "architecture", settings.architecture().name(),
                "imageSide", String.valueOf(settings.imageSide()),
                "rgb", String.valueOf(settings.rgb()),
                "depth", String.valueOf(settings.depth()),
                "sound", sound.rows() + "x" + sound.columns() + "x" + sound.channels(),
                "hidden", String.valueOf(settings.hidden()));
    }

    private static NetworkSettings described(Map<String, String> metadata) {
        try {
            String[] sound = metadata.get("sound").split("x");
            return new NetworkSettings(
                    Architecture.valueOf(metadata.get("architecture")),
                    Integer.parseInt(metadata.get("imageSide")),
                    Boolean.parseBoolean(metadata.get("rgb")),
                    Boolean.parseBoolean(metadata.get("depth")),
                    new NetworkSettings.Sizes(
                            Integer.parseInt(sound[0]), Integer.parseInt(sound[1]), Integer.parseInt(sound[2])),
                    Integer.parseInt(metadata.get("hidden")));
        } catch (NullPointerException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The policy's metadata " + metadata + " lacks a size.\nMaybe it was edited by hand.", e);
        }
    }

    private static Map<String, StoredTensor> withoutPrefix(Map<String, StoredTensor> tensors) {
        Map<String, StoredTensor> bare = new LinkedHashMap<>();
        tensors.forEach(
                (name, tensor) -> bare.put(name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name, tensor));
        return bare;
    }
}
