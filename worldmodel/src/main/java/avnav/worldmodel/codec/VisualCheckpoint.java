package avnav.worldmodel.codec;

import avnav.worldmodel.nn.AdamW;
import avnav.worldmodel.nn.MovingAverage;
import avnav.worldmodel.nn.Parameters;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.record.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a killed run needs to go on along the same curve.
 *
 * @param step optimiser steps done
 * @param bestPsnr of validation so far, dB; minus infinity before the first
 */
record VisualCheckpoint(int step, double bestPsnr) {

    private static final String WEIGHTS = "weights.";
    private static final String MOMENTS = "optimiser.";
    private static final String AVERAGE = "average.";

    static Path file(Path folder) {
        return folder.resolve("checkpoint.safetensors");
    }

    static boolean exists(Path folder) {
        return Files.exists(file(folder));
    }

    void write(Path folder, Parameters parameters, AdamW optimiser, MovingAverage average, String settings)
            throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        parameters.store().forEach((name, tensor) -> tensors.put(WEIGHTS + name, tensor));
        optimiser.store().forEach((name, tensor) -> tensors.put(MOMENTS + name, tensor));
        average.store().forEach((name, tensor) -> tensors.put(AVERAGE + name, tensor));
        Map<String, String> at =
                Map.of("step", String.valueOf(step), "bestPsnr", String.valueOf(bestPsnr), "settings", settings);
        new Safetensors(tensors, at).write(file(folder));
    }

    /** @throws IllegalArgumentException when the folder's run has other settings */
    static VisualCheckpoint read(
            Path folder, Parameters parameters, AdamW optimiser, MovingAverage average, String settings)
            throws IOException {
        Safetensors content = Safetensors.read(file(folder));
        RunSettings.requireSame(folder, content.metadata().getOrDefault("settings", ""), settings);
        parameters.load(withPrefix(content, WEIGHTS));
        optimiser.load(withPrefix(content, MOMENTS));
        average.load(withPrefix(content, AVERAGE));
        return new VisualCheckpoint(
                Integer.parseInt(content.metadata().get("step")),
                Double.parseDouble(content.metadata().get("bestPsnr")));
    }

    private static Map<String, StoredTensor> withPrefix(Safetensors content, String prefix) {
        Map<String, StoredTensor> chosen = new LinkedHashMap<>();
        content.tensors().forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                chosen.put(name.substring(prefix.length()), tensor);
            }
        });
        return chosen;
    }
}
