package avnav.experiments.run;

import avnav.experiments.BadInput;
import avnav.experiments.Json;
import avnav.experiments.metrics.Bootstrap;
import avnav.experiments.metrics.Interval;
import avnav.experiments.metrics.Measure;
import avnav.experiments.metrics.Summary;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scores that a finished run wrote, by row and episode. */
public final class ScoredEpisodes {

    private final Map<String, Map<String, JsonNode>> rows = new LinkedHashMap<>();

    private ScoredEpisodes() {}

    /**
     * Reads {@code episodes.jsonl}.
     *
     * @param folder of a run
     * @throws BadInput when it is not that of a finished run, or a line lacks a score
     */
    public static ScoredEpisodes read(Path folder) {
        Path file = folder.resolve("episodes.jsonl");
        ScoredEpisodes scores = new ScoredEpisodes();
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                scores.add(Json.MAPPER.readTree(line));
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new BadInput("Line " + number + " of (" + file + ") is not an episode's score: " + e.getMessage()
                    + "\nMaybe it was edited or cut short.");
        } catch (IOException e) {
            throw new BadInput("The folder (" + folder + ") has no scores that can be read (episodes.jsonl).\n"
                    + "Maybe its run was not finished: the same command with the same --out goes on with it.");
        }
        return scores;
    }

    private void add(JsonNode node) {
        for (Measure measure : Measure.values()) {
            if (!node.path(measure.key()).isNumber()) {
                throw new IllegalArgumentException("the number (" + measure.key() + ") is missing.");
            }
        }
        String episode =
                node.path("scene").asText() + "\n" + node.path("episode").asText();
        rows.computeIfAbsent(node.path("row").asText(), row -> new LinkedHashMap<>())
                .put(episode, node);
    }

    /** Names of the rows, in the file's order. */
    public List<String> rows() {
        return List.copyOf(rows.keySet());
    }

    /**
     * What this run has more than another, episode by episode, in a row that both have.
     *
     * @return mean differences with their intervals; empty where they share no episode of the row
     */
    public Optional<Summary> less(ScoredEpisodes other, String row) {
        Map<String, JsonNode> mine = rows.getOrDefault(row, Map.of());
        Map<String, JsonNode> theirs = other.rows.getOrDefault(row, Map.of());
        List<String> shared = mine.keySet().stream().filter(theirs::containsKey).toList();
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        Map<Measure, Interval> means = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            means.put(
                    measure,
                    Bootstrap.STANDARD.difference(values(measure, mine, shared), values(measure, theirs, shared)));
        }
        return Optional.of(new Summary(shared.size(), means));
    }

    private static double[] values(Measure measure, Map<String, JsonNode> episodes, List<String> shared) {
        return shared.stream()
                .mapToDouble(episode -> episodes.get(episode).get(measure.key()).doubleValue())
                .toArray();
    }
}
