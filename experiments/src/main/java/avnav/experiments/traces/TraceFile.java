package avnav.experiments.traces;

import avnav.experiments.BadInput;
import avnav.experiments.Json;
import avnav.experiments.metrics.Trace;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a file of traces, one JSON object a line. Beyond the five keys of {@link TraceLine}, {@code row} (who walked) and
 * {@code scene} tell episodes of the same name apart; other keys are passed over.
 */
public final class TraceFile {

    private TraceFile() {}

    /**
     * Traces by row, in the file's order; without the key {@code row} the file's name is the row.
     *
     * @throws BadInput when the file cannot be read, holds no trace, or a line is malformed or repeats an episode
     */
    public static Map<String, List<Trace>> read(Path file) {
        Map<String, List<Trace>> rows = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                JsonNode node = json(file, number, line);
                Trace trace = trace(file, number, node);
                String row = node.path("row").asText(file.getFileName().toString());
                if (!seen.add(row + "\n" + node.path("scene").asText() + "\n" + trace.episode())) {
                    throw at(file, number, "the episode (" + trace.episode() + ") is there twice.");
                }
                rows.computeIfAbsent(row, name -> new ArrayList<>()).add(trace);
            }
        } catch (MalformedInputException e) {
            throw at(file, number + 1, "this is not UTF-8 text.\nMaybe the file is compressed: unpack it first.");
        } catch (NoSuchFileException e) {
            throw new BadInput("The trace file (" + file + ") does not exist.\nMaybe the path is mistyped.");
        } catch (IOException e) {
            throw new BadInput("The trace file (" + file + ") cannot be read: " + e.getMessage() + ".\n"
                    + "Maybe it is a folder, or it may not be read by you.");
        }
        if (rows.isEmpty()) {
            throw new BadInput("The trace file (" + file + ") holds no episode.\nMaybe its writer was cut short.");
        }
        return rows;
    }

    private static JsonNode json(Path file, int number, String line) {
        try {
            return Json.MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw at(
                    file,
                    number,
                    "this is not one JSON object: " + e.getOriginalMessage() + ".\n"
                            + "Maybe the line is cut short, or the object spans several lines.");
        }
    }

    private static Trace trace(Path file, int number, JsonNode node) {
        try {
            return TraceLine.parse(node);
        } catch (IllegalArgumentException e) {
            throw at(file, number, e.getMessage());
        }
    }

    private static BadInput at(Path file, int number, String message) {
        return new BadInput(file + " line " + number + ": " + message);
    }
}
