package avnav.worldmodel.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code unfinished.jsonl}: what a generation has done so far. Its first line holds the settings, each further one a
 * trajectory whose file is in place. A line that a kill cut short counts as not written.
 */
final class GenerationJournal {

    static final String FILE = "unfinished.jsonl";

    private static final ObjectWriter LINE = Manifest.JSON.writer().without(SerializationFeature.INDENT_OUTPUT);

    private final Path file;

    private GenerationJournal(Path file) {
        this.file = file;
    }

    /**
     * Begins a journal, or goes on with the one in the folder.
     *
     * @throws DatasetException when that was begun with other settings
     */
    static GenerationJournal open(Path folder, GenerationSettings settings) throws IOException {
        GenerationJournal journal = new GenerationJournal(folder.resolve(FILE));
        if (Files.exists(journal.file)) {
            journal.requireSame(settings);
            journal.dropTornLine();
        } else {
            Path begun = folder.resolve(FILE + ".part");
            Files.writeString(begun, LINE.writeValueAsString(settings) + "\n");
            Files.move(begun, journal.file);
        }
        return journal;
    }

    private void requireSame(GenerationSettings settings) throws IOException {
        String first = Files.readAllLines(file).stream().findFirst().orElse("");
        if (!first.equals(LINE.writeValueAsString(settings))) {
            throw new DatasetException("The generation in (" + file.getParent() + ") was begun with other settings: ("
                    + first + ").\nMaybe give another folder, or delete this one.");
        }
    }

    private void dropTornLine() throws IOException {
        String text = Files.readString(file);
        int whole = text.lastIndexOf('\n') + 1;
        if (whole < text.length()) {
            Path mended = file.resolveSibling(FILE + ".part");
            Files.writeString(mended, text.substring(0, whole));
            Files.move(mended, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Finished trajectories by index; of two lines for one the later counts. */
    Map<Integer, TrajectoryInfo> finished() throws IOException {
        Map<Integer, TrajectoryInfo> finished = new TreeMap<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            try {
                TrajectoryInfo info = Manifest.JSON.readValue(line, TrajectoryInfo.class);
                finished.put(info.index(), info);
            } catch (JsonProcessingException e) {
                throw new DatasetException(
                        "The journal (" + file + ") has a line that is damaged: (" + line + ").\n"
                                + "Maybe delete that line: its trajectory is generated again.",
                        e);
            }
        }
        return finished;
    }

    synchronized void add(TrajectoryInfo info) throws IOException {
        Files.writeString(file, LINE.writeValueAsString(info) + "\n", StandardOpenOption.APPEND);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
