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
import java.util.List;
import java.util.Set;

/** Reads a file of traces, one JSON object a line; keys beyond the five of {@link TraceLine} are passed over. */
public final class TraceFile {

    private TraceFile() {}

    /** @throws BadInput when the file cannot be read, holds no trace, or a line is malformed or repeats an episode */
    public static List<Trace> read(Path file) {
        List<Trace> traces = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                Trace trace = parse(file, number, line);
                if (!seen.add(trace.episode())) {
                    throw at(file, number, "the episode (" + trace.episode() + ") is there twice.");
                }
                traces.add(trace);
            }
        } catch (MalformedInputException e) {
            throw at(file, number + 1, "this is not UTF-8 text.\nMaybe the file is compressed: unpack it first.");
        } catch (NoSuchFileException e) {
            throw new BadInput("The trace file (" + file + ") does not exist.\nMaybe the path is mistyped.");
        } catch (IOException e) {
            throw new BadInput("The trace file (" + file + ") cannot be read: " + e.getMessage() + ".\n"
                    + "Maybe it is a folder, or it may not be read by you.");
        }
        if (traces.isEmpty()) {
            throw new BadInput("The trace file (" + file + ") holds no episode.\nMaybe its writer was cut short.");
        }
        return traces;
    }

    private static Trace parse(Path file, int number, String line) {
        JsonNode node;
        try {
            node = Json.MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw at(
                    file,
                    number,
                    "this is not one JSON object: " + e.getOriginalMessage() + ".\n"
                            + "Maybe the line is cut short, or the object spans several lines.");
        }
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
