package avnav.agent.training;

import avnav.agent.ppo.Learner;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.record.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a killed run needs to go on with the same result: weights, moments, how many episodes each environment has
 * begun (generators are named, not stored), and where the run stood.
 *
 * @param update updates done
 * @param bestScore of validation so far
 * @param bestUpdate 0 before the first validation
 */
record TrainingCheckpoint(int update, double bestScore, int bestUpdate) {

    private static final String FILE = "checkpoint.safetensors";
    private static final String WEIGHTS = "weights.";
    private static final String MOMENTS = "optimiser.";
    private static final String BEGUN = "environments.begun";

    static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    static boolean exists(Path folder) {
        return Files.exists(file(folder));
    }

    void write(Path folder, Learner learner, Collector collector, TrainingSettings settings) throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        learner.network().parameters().store().forEach((name, tensor) -> tensors.put(WEIGHTS + name, tensor));
        learner.optimiser().store().forEach((name, tensor) -> tensors.put(MOMENTS + name, tensor));
        long[] begun = collector.begun();
        tensors.put(BEGUN, StoredTensor.of(begun, begun.length));
        Map<String, String> metadata = Map.of(
                "update", String.valueOf(update),
                "bestScore", String.valueOf(bestScore),
                "bestUpdate", String.valueOf(bestUpdate),
                "settings", settings.toString());
        new Safetensors(tensors, metadata).write(file(folder));
    }

    /** @throws IllegalArgumentException when there is a checkpoint of a run with other settings */
    static void requireSame(Path folder, TrainingSettings settings) throws IOException {
        if (exists(folder)) {
            requireSame(folder, Safetensors.read(file(folder)), settings);
        }
    }

    /** @throws IllegalArgumentException when the checkpoint is of a run with other settings */
    static TrainingCheckpoint read(Path folder, Learner learner, Collector collector, TrainingSettings settings)
            throws IOException {
        Safetensors content = Safetensors.read(file(folder));
        requireSame(folder, content, settings);
        learner.network().parameters().load(withPrefix(content, WEIGHTS));
        learner.optimiser().load(withPrefix(content, MOMENTS));
        collector.resume(content.get(BEGUN).longs());
        Map<String, String> at = content.metadata();
        return new TrainingCheckpoint(
                Integer.parseInt(at.get("update")),
                Double.parseDouble(at.get("bestScore")),
                Integer.parseInt(at.get("bestUpdate")));
    }

    private static void requireSame(Path folder, Safetensors content, TrainingSettings settings) {
        RunSettings.requireSame(folder, content.metadata().getOrDefault("settings", ""), settings.toString());
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
