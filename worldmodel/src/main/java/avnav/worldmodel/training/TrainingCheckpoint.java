package avnav.worldmodel.training;

import avnav.worldmodel.FrameTarget;
import avnav.worldmodel.RewardEncoding;
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
 * All that a killed run needs to go on with the same curve: weights, their moving average, moments, and where it stood.
 * Generators are named, not stored.
 *
 * @param stage index of the stage; the number of stages when all are done
 * @param step steps of that stage that are done
 * @param steps of that stage, or 0 while they are not decided
 * @param total steps of all stages that are done
 * @param best score of validation in that stage so far
 */
record TrainingCheckpoint(int stage, long step, long steps, long total, double best) {

    private static final String FILE = "checkpoint.safetensors";
    private static final String WEIGHTS = "weights.";
    private static final String AVERAGE = "average.";
    private static final String MOMENTS = "optimiser.";

    static final TrainingCheckpoint START = new TrainingCheckpoint(0, 0, 0, 0, Double.POSITIVE_INFINITY);

    static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    static boolean exists(Path folder) {
        return Files.exists(file(folder));
    }

    /** What identifies a run: another network, data or settings cannot go on with its checkpoint. */
    record Identity(String network, TrainingSettings settings, RewardEncoding reward, FrameTarget target) {

        String text() {
            return network + "\n" + settings + "\n" + reward + "\n" + target;
        }
    }

    TrainingCheckpoint at(long newStep, long newTotal) {
        return new TrainingCheckpoint(stage, newStep, steps, newTotal, best);
    }

    TrainingCheckpoint withSteps(long decided) {
        return new TrainingCheckpoint(stage, step, decided, total, best);
    }

    TrainingCheckpoint withBest(double score) {
        return new TrainingCheckpoint(stage, step, steps, total, score);
    }

    /** The beginning of the next stage. */
    TrainingCheckpoint nextStage() {
        return new TrainingCheckpoint(stage + 1, 0, 0, total, Double.POSITIVE_INFINITY);
    }

    void write(
            Path folder,
            Identity identity,
            Parameters parameters,
            MovingAverage average,
            Map<String, StoredTensor> moments)
            throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        parameters.store().forEach((name, tensor) -> tensors.put(WEIGHTS + name, tensor));
        average.store().forEach((name, tensor) -> tensors.put(AVERAGE + name, tensor));
        moments.forEach((name, tensor) -> tensors.put(MOMENTS + name, tensor));
        Map<String, String> metadata = Map.of(
                "stage", String.valueOf(stage),
                "step", String.valueOf(step),
                "steps", String.valueOf(steps),
                "total", String.valueOf(total),
                "best", String.valueOf(best),
                "identity", identity.text());
        new Safetensors(tensors, metadata).write(file(folder));
    }

    /** A checkpoint's tensors, with where the run stood. */
    record Content(TrainingCheckpoint at, Safetensors file) {

        void restore(Parameters parameters, MovingAverage average) {
            parameters.load(withPrefix(file, WEIGHTS));
            average.load(withPrefix(file, AVERAGE));
        }

        /** Moments of the stage that the checkpoint was written in. */
        void restore(AdamW optimiser) {
            optimiser.load(withPrefix(file, MOMENTS));
        }
    }

    /** @throws IllegalArgumentException when the checkpoint is of a run with other settings */
    static Content read(Path folder, Identity identity) throws IOException {
        Safetensors content = Safetensors.read(file(folder));
        RunSettings.requireSame(folder, content.metadata().getOrDefault("identity", ""), identity.text());
        Map<String, String> at = content.metadata();
        return new Content(
                new TrainingCheckpoint(
                        Integer.parseInt(at.get("stage")),
                        Long.parseLong(at.get("step")),
                        Long.parseLong(at.get("steps")),
                        Long.parseLong(at.get("total")),
                        Double.parseDouble(at.get("best"))),
                content);
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
