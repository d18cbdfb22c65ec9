package avnav.experiments.command;

import avnav.agent.training.AgentTraining;
import avnav.experiments.AtomicFile;
import avnav.experiments.BadInput;
import avnav.experiments.Json;
import avnav.experiments.configuration.AgentTrainingConfig;
import avnav.experiments.configuration.ConfigFile;
import avnav.experiments.run.Provenance;
import avnav.worldmodel.nn.TensorEngine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A training run's folder: {@code config.yaml} and {@code provenance.json} beside what the run itself writes. A resumed
 * run adds the commit that it goes on with to {@code resumedWith}.
 */
record TrainingFolder(Path path) {

    /**
     * Begins a run, or goes on with the one that is there; a folder of another run is left as it is.
     *
     * @throws BadInput when the folder holds a run of another recipe or cannot be written
     */
    static TrainingFolder open(Path path, AgentTrainingConfig recipe) {
        TrainingFolder folder = new TrainingFolder(path);
        String config = ConfigFile.format(recipe);
        try {
            folder.requireSame(config);
            AgentTraining.requireResumable(path, recipe.training());
            Files.createDirectories(path);
            AtomicFile.write(path.resolve("config.yaml"), config);
            AtomicFile.write(folder.provenanceFile(), Json.indented(folder.provenance(recipe)));
            return folder;
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage(), e);
        } catch (IOException e) {
            throw new BadInput(
                    "The run folder (" + path + ") cannot be used: "
                            + e.getClass().getSimpleName() + " " + e.getMessage() + ".\n"
                            + "Maybe it is a file, or you may not write there: give another --out.",
                    e);
        }
    }

    private void requireSame(String config) throws IOException {
        Path before = path.resolve("config.yaml");
        if (Files.exists(before) && !Files.readString(before).equals(config)) {
            throw new IllegalArgumentException("The run folder (" + path + ") was begun with another recipe: see ("
                    + before + ").\nMaybe give another --out, or --config " + before + ".");
        }
    }

    private ObjectNode provenance(AgentTrainingConfig recipe) throws IOException {
        ObjectNode now = Provenance.of(
                BenchOptions.root(),
                VersionText.ours(),
                recipe.training().seed(),
                recipe.episodes() + " episodes of the train homes, episode seed " + recipe.episodeSeed(),
                Map.of());
        now.put("libtorch", TensorEngine.libraryVersion());
        if (!Files.exists(provenanceFile())) {
            now.putArray("resumedWith");
            return now;
        }
        JsonNode begun = Json.MAPPER.readTree(provenanceFile().toFile());
        if (!(begun instanceof ObjectNode first)) {
            throw new IOException("provenance.json is no JSON object");
        }
        first.withArray("resumedWith").add(now.path("commit").asText());
        return first;
    }

    private Path provenanceFile() {
        return path.resolve("provenance.json");
    }

    /** Where the time went, a line per update; kept apart from the log, which holds no clock reading. */
    Path times() {
        return path.resolve("timing.jsonl");
    }
}
