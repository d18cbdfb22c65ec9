package avnav.agent.latent;

import avnav.worldmodel.LatentSizes;
import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Senses for latents on disk: safetensors that name the policy and the world model they were distilled for. */
public final class SensesFile {

    /** Beside the world model's files. */
    public static final String NAME = "senses.safetensors";

    private static final String FORMAT = "avnav.latent-senses.2";
    private static final int SIZES = 8;

    private SensesFile() {}

    /**
     * What a file holds.
     *
     * @param policy SHA-256 of the policy's file
     * @param worldModel SHA-256 of the world model's network
     */
    public record Content(LatentSenses senses, String policy, String worldModel) {}

    /** @param notes what else the file should tell */
    public static void write(Path file, Content content, ElementType type, Map<String, String> notes)
            throws IOException {
        LatentSenses senses = content.senses();
        LatentSizes shape = senses.shape();
        Map<String, String> metadata = new TreeMap<>();
        notes.forEach((key, value) -> metadata.put("note." + key, value));
        metadata.put("format", FORMAT);
        metadata.put("policySha256", content.policy());
        metadata.put("worldModelSha256", content.worldModel());
        int[] sizes = {
            shape.channels(),
            shape.height(),
            shape.width(),
            shape.audioLatents(),
            shape.audioDimension(),
            shape.cueLatents(),
            senses.hearing(),
            senses.seeing()
        };
        StringBuilder text = new StringBuilder();
        for (int size : sizes) {
            text.append(text.isEmpty() ? "" : "x").append(size);
        }
        metadata.put("sizes", text.toString());
        Map<String, StoredTensor> stored = new LinkedHashMap<>();
        senses.parameters()
                .store()
                .forEach((name, tensor) -> stored.put(name, StoredTensor.of(type, tensor.floats(), tensor.shape())));
        new Safetensors(stored, metadata).write(file);
    }

    /** @throws IllegalArgumentException when the file holds something else */
    public static Content read(Path file) throws IOException {
        Safetensors content = Safetensors.read(file);
        Map<String, String> metadata = content.metadata();
        String sizes = metadata.getOrDefault("sizes", "");
        if (!FORMAT.equals(metadata.get("format")) || !sizes.matches("[0-9]{1,4}(x[0-9]{1,4}){" + (SIZES - 1) + "}")) {
            throw new IllegalArgumentException("The file (" + file + ") does not hold senses for latents.\n"
                    + "Maybe `./avnav train senses` writes what is wanted.");
        }
        String[] parts = sizes.split("x");
        int[] n = new int[SIZES];
        for (int i = 0; i < SIZES; i++) {
            n[i] = Integer.parseInt(parts[i]);
        }
        LatentSizes shape = new LatentSizes(n[0], n[1], n[2], n[3], n[4], n[5]);
        LatentSenses senses = new LatentSenses(shape, n[6], n[7], new SplittableRandom(0));
        try {
            senses.parameters().load(content.tensors());
        } catch (IllegalArgumentException e) {
            senses.close();
            throw e;
        }
        return new Content(
                senses, metadata.getOrDefault("policySha256", ""), metadata.getOrDefault("worldModelSha256", ""));
    }
}
