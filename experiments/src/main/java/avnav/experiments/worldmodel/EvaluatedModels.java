package avnav.experiments.worldmodel;

import avnav.worldmodel.WorldModel;
import avnav.worldmodel.WorldModelFile;
import avnav.worldmodel.cdit.Modality;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.nn.TensorFileException;
import avnav.worldmodel.training.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The models of an evaluation: the one of a folder, or the best of every stage of a training run. */
public final class EvaluatedModels implements AutoCloseable {

    /** A row of a folder that holds one model. */
    public static final String ONE = "AV-CDiT";

    private static final String STAGES = "model-[0-9]+-[a-z]+";

    private final List<Row> rows = new ArrayList<>();
    private final Map<String, String> checkpoints = new TreeMap<>();

    /**
     * One model.
     *
     * @param name of its row
     * @param modality the senses that its stage trained; a model that says nothing of a stage has both
     */
    public record Row(String name, WorldModel model, Modality modality) {}

    private EvaluatedModels() {}

    /**
     * @param folder of a world model, or of a training run that wrote one for each stage
     * @throws TensorFileException when there is none, a file is damaged, or the stages have different encoders
     */
    public static EvaluatedModels open(Path folder) throws IOException {
        EvaluatedModels models = new EvaluatedModels();
        try {
            List<Path> stages = stages(folder);
            for (Path stage : stages) {
                models.add(stage, stages.size() == 1);
            }
            return models;
        } catch (IOException | RuntimeException e) {
            models.close();
            throw e;
        }
    }

    private static List<Path> stages(Path folder) throws IOException {
        if (Files.exists(folder.resolve(WorldModelFile.NETWORK)) || !Files.isDirectory(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> inside = Files.list(folder)) {
            List<Path> stages = inside.filter(
                            path -> path.getFileName().toString().matches(STAGES))
                    .sorted()
                    .toList();
            return stages.isEmpty() ? List.of(folder) : stages;
        }
    }

    private void add(Path folder, boolean alone) throws IOException {
        WorldModel model = WorldModel.open(folder);
        String stage = model.notes().getOrDefault("stage", Stage.JOINT.label());
        String name = alone ? ONE : "stage " + (rows.size() + 1) + " " + stage;
        rows.add(new Row(name, model, modality(folder, stage)));
        checkpoints.put(name, WorldModelFile.sha256(folder.resolve(WorldModelFile.NETWORK)));
        for (String encoder : new String[] {WorldModelFile.VISUAL, WorldModelFile.SOUND}) {
            String found = WorldModelFile.sha256(folder.resolve(encoder));
            if (!found.equals(checkpoints.computeIfAbsent(encoder, key -> found))) {
                throw new TensorFileException(
                        folder.resolve(encoder),
                        "is another encoder than the first stage's.\nMaybe folders of two runs were mixed.");
            }
        }
    }

    private static Modality modality(Path folder, String stage) throws TensorFileException {
        for (Stage known : Stage.values()) {
            if (known.label().equals(stage.toLowerCase(Locale.ROOT))) {
                return known.modality();
            }
        }
        throw new TensorFileException(
                folder.resolve(WorldModelFile.NETWORK),
                "says it is of the stage (" + stage + "), which avnav does not know.\nMaybe it is of a newer version.");
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Any of them: encoders, sizes and the world are the same in all. */
    WorldModel first() {
        return rows.get(0).model();
    }

    /** SHA-256 of networks and encoders. */
    public Map<String, String> checkpoints() {
        return Map.copyOf(checkpoints);
    }

    /** @throws IllegalArgumentException when the walks are of another world than a model was trained for */
    void requireFor(TrajectoryStore store) {
        for (Row row : rows) {
            row.model()
                    .requireFor(
                            store.motion(),
                            store.frameShape().sampleRateHz(),
                            store.frameShape().width());
        }
    }

    @Override
    public void close() {
        rows.forEach(row -> row.model().close());
    }
}
