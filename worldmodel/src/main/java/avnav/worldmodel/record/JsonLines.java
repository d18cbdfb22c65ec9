package avnav.worldmodel.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A run's log, one JSON object a line, which a resumed run goes on with as if it had never been stopped. */
public final class JsonLines implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BufferedWriter lines;

    /**
     * Keeps the lines up to a count and goes on behind them; a line that was cut short is dropped.
     *
     * @param counter key of the number that lines are counted by, such as {@code step}
     */
    public JsonLines(Path file, String counter, long keepUpTo) throws IOException {
        List<String> kept = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                JsonNode node = line.endsWith("}") ? JSON.readTree(line) : JSON.createObjectNode();
                if (node.path(counter).asLong(Long.MAX_VALUE) <= keepUpTo) {
                    kept.add(line);
                }
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, kept);
        lines = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
    }

    /** Adds a line, at once on disk. */
    public void write(JsonNode node) throws IOException {
        lines.write(node.toString());
        lines.newLine();
        lines.flush();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
