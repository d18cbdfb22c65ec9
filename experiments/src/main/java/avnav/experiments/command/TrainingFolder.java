package avnav.experiments.command;

import avnav.experiments.AtomicFile;
import avnav.experiments.BadInput;
import avnav.experiments.Json;
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

    /** Looks whether what lies in the folder can be gone on with, and throws what says why not. */
    @FunctionalInterface
    interface Resumption {
        void require() throws IOException;
    }

    /**
     * Begins a run, or goes on with the one that is there; a folder of another run is left as it is.
     *
     * @param recipe record that decides the result
     * @param data what the run learns from, in words
     * @throws BadInput when the folder holds a run of another recipe or cannot be written
     */
    static TrainingFolder open(Path path, Object recipe, long seed, String data, Resumption resumption) {
        TrainingFolder folder = new TrainingFolder(path);
        String config = ConfigFile.format(recipe);
        try {
            folder.requireSame(config);
            resumption.require();
            Files.createDirectories(path);
            AtomicFile.write(path.resolve("config.yaml"), config);
            AtomicFile.write(folder.provenanceFile(), Json.indented(folder.provenance(seed, data)));
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

    private ObjectNode provenance(long seed, String data) throws IOException {
        ObjectNode now = Provenance.of(BenchOptions.root(), VersionText.ours(), seed, data, Map.of());
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
