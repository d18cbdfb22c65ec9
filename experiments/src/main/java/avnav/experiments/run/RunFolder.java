package avnav.experiments.run;

import avnav.experiments.AtomicFile;
import avnav.experiments.BadInput;
import avnav.experiments.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of one run, and the rule that one folder belongs to one configuration of one commit. */
public final class RunFolder {

    private static final String CONFIG = "config.yaml";
    private static final String PROVENANCE = "provenance.json";
    private static final String JOURNAL = "journal.jsonl";
    private static final String SUMMARY = "summary.json";

    private final Path path;

    private RunFolder(Path path) {
        this.path = path;
    }

    /** A finished run, to be read only. */
    public static RunFolder finished(Path path) {
        RunFolder folder = new RunFolder(path);
        if (!folder.isFinished()) {
            throw new BadInput("The run folder (" + path + ") holds no finished run.\n"
                    + "Maybe finish it first: the same command again with --out " + path + ".");
        }
        return folder;
    }

    /**
     * Begins a run in a new or empty folder, or goes on with the one that was begun there.
     *
     * @param config everything that decides the numbers, as text
     * @param provenance what else the run depends on; what is {@link Provenance#FIXED} must not change within a run
     * @throws BadInput when the folder cannot be written or belongs to something else
     */
    public static RunFolder open(Path path, String config, ObjectNode provenance) {
        RunFolder folder = new RunFolder(path);
        try {
            Files.createDirectories(path);
            if (Files.exists(folder.file(CONFIG))) {
                folder.requireSame(config, provenance);
            } else {
                folder.requireEmpty();
            }
            if (!Files.exists(folder.file(PROVENANCE))) {
                AtomicFile.write(folder.file(PROVENANCE), Json.indented(provenance));
            }
            AtomicFile.write(folder.file(CONFIG), config);
        } catch (IOException e) {
            throw new BadInput("The run folder (" + path + ") cannot be written: "
                    + e.getClass().getSimpleName() + " " + e.getMessage() + ".\n"
                    + "Maybe it is a file, or you may not write there: give another --out.");
        }
        return folder;
    }

    private void requireEmpty() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            List<String> others = entries.filter(entry -> !AtomicFile.isTemporary(entry))
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.equals(PROVENANCE))
                    .sorted()
                    .toList();
            if (!others.isEmpty()) {
                throw new BadInput("The folder (" + path + ") holds other files (" + others.get(0)
                        + ") and no run.\nMaybe give another --out.");
            }
        }
        Files.deleteIfExists(file(PROVENANCE));
    }

    private void requireSame(String config, ObjectNode provenance) throws IOException {
        List<String> before = Files.readString(file(CONFIG)).lines().toList();
        List<String> now = config.lines().toList();
        for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
            String old = i < before.size() ? before.get(i).strip() : "nothing";
            String wanted = i < now.size() ? now.get(i).strip() : "nothing";
            if (!old.equals(wanted)) {
                throw new BadInput("The run folder (" + path + ") belongs to another configuration: it has (" + old
                        + ") where this one has (" + wanted + ").\nMaybe give another --out.");
            }
        }
        JsonNode begun = Json.MAPPER.readTree(file(PROVENANCE).toFile());
        for (String key : Provenance.FIXED) {
            String old = words(begun.path(key));
            String wanted = words(provenance.path(key));
            if (!old.equals(wanted)) {
                throw new BadInput("The run folder (" + path + ") was begun with " + key + " (" + old + "), now it is ("
                        + wanted + "): its episodes would not be comparable.\nMaybe give another --out.");
            }
        }
    }

    private static String words(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.toString();
    }

    /** Whether the run's files are all there. */
    public boolean isFinished() {
        return Files.exists(file(SUMMARY)) && !Files.exists(journal());
    }

    public Path path() {
        return path;
    }

    Path journal() {
        return file(JOURNAL);
    }

    public Path config() {
        return file(CONFIG);
    }

    public Path provenance() {
        return file(PROVENANCE);
    }

    public Path summary() {
        return file(SUMMARY);
    }

    public Path episodes() {
        return file("episodes.jsonl");
    }

    public Path traces() {
        return file("traces.jsonl");
    }

    public Path plans() {
        return file("plans.json");
    }

    public Path timing() {
        return file("timing.jsonl");
    }

    public Path report() {
        return file("report.html");
    }

    private Path file(String name) {
        return path.resolve(name);
    }
}
