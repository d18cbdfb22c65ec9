package avnav.worldmodel.codec;

import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.record.RunSettings;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a killed run needs to go on with the same result: weights, averages, moments and codebooks, and where the run
 * stood. Random generators are named by seed and step, not stored.
 *
 * @param step steps done
 * @param bestScore of validation so far
 * @param bestStep 0 before the first validation
 */
record SoundCheckpoint(int step, double bestScore, int bestStep) {

    private static final String FILE = "checkpoint.safetensors";
    private static final ObjectMapper JSON = new ObjectMapper();

    static SoundCheckpoint start() {
        return new SoundCheckpoint(0, Double.POSITIVE_INFINITY, 0);
    }

    static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    static boolean exists(Path folder) {
        return Files.exists(file(folder));
    }

    void write(Path folder, SoundLearner learner, SoundTrainingSettings settings) throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        put(tensors, "weights.", learner.codec().parameters().store());
        put(tensors, "state.", learner.codec().state().store());
        put(tensors, "average.", learner.average().store());
        put(tensors, "optimiser.", learner.codecOptimiser().store());
        put(tensors, "judges.", learner.judges().store());
        put(tensors, "judgesOptimiser.", learner.judgesOptimiser().store());
        Map<String, String> metadata = Map.of(
                "step", String.valueOf(step),
                "bestScore", String.valueOf(bestScore),
                "bestStep", String.valueOf(bestStep),
                "settings", JSON.writeValueAsString(settings));
        new Safetensors(tensors, metadata).write(file(folder));
    }

    /** @throws IllegalArgumentException when the checkpoint is of a run with other settings */
    static SoundCheckpoint read(Path folder, SoundLearner learner, SoundTrainingSettings settings) throws IOException {
        Safetensors content = Safetensors.read(file(folder));
        RunSettings.requireSame(
                folder, content.metadata().getOrDefault("settings", ""), JSON.writeValueAsString(settings));
        learner.codec().parameters().load(withPrefix(content, "weights."));
        learner.codec().state().load(withPrefix(content, "state."));
        learner.average().load(withPrefix(content, "average."));
        learner.codecOptimiser().load(withPrefix(content, "optimiser."));
        learner.judges().load(withPrefix(content, "judges."));
        learner.judgesOptimiser().load(withPrefix(content, "judgesOptimiser."));
        Map<String, String> at = content.metadata();
        return new SoundCheckpoint(
                Integer.parseInt(at.get("step")),
                Double.parseDouble(at.get("bestScore")),
                Integer.parseInt(at.get("bestStep")));
    }

    private static void put(Map<String, StoredTensor> all, String prefix, Map<String, StoredTensor> some) {
        some.forEach((name, tensor) -> all.put(prefix + name, tensor));
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
