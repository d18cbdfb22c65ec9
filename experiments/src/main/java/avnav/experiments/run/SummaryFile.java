package avnav.experiments.run;

import avnav.experiments.Json;
import avnav.experiments.metrics.Bootstrap;
import avnav.experiments.metrics.Interval;
import avnav.experiments.metrics.Measure;
import avnav.experiments.metrics.Summary;
import avnav.experiments.metrics.Verdict.Refused;
import avnav.experiments.metrics.Verdict.Scored;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code summary.json}: per row the means with intervals, overall and per scene; differences between rows on the episodes
 * that both have; the episodes that were refused.
 */
public final class SummaryFile {

    private SummaryFile() {}

    /** One averaged episode. */
    record Score(String row, String scene, Scored scored) {

        private String key() {
            return scene + "\n" + scored.episode();
        }
    }

    /** One episode that no mean counts. */
    record Refusal(String row, String scene, Refused refused) {}

    static String format(Workload workload, List<Score> scores, List<Refusal> refusals) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("expertCount", workload.expertCount());
        ObjectNode rows = root.putObject("rows");
        Map<String, List<Score>> byRow = new LinkedHashMap<>();
        for (String row : workload.rows()) {
            List<Score> own = scores.stream().filter(s -> s.row().equals(row)).toList();
            if (!own.isEmpty()) {
                byRow.put(row, own);
                rows.set(row, row(own).put("privileged", workload.privileged().contains(row)));
            }
        }
        putDifferences(root.putArray("differences"), byRow);
        ArrayNode refused = root.putArray("refused");
        for (Refusal refusal : refusals) {
            refused.addObject()
                    .put("row", refusal.row())
                    .put("episode", refusal.refused().episode())
                    .put("scene", refusal.scene())
                    .put("reason", refusal.refused().reason());
        }
        return Json.indented(root);
    }

    private static ObjectNode row(List<Score> scores) {
        ObjectNode node = summary(scores);
        Map<String, List<Score>> byScene =
                scores.stream().collect(Collectors.groupingBy(Score::scene, TreeMap::new, Collectors.toList()));
        ObjectNode scenes = node.putObject("scenes");
        byScene.forEach((scene, own) -> scenes.set(scene, summary(own)));
        return node;
    }

    private static ObjectNode summary(List<Score> scores) {
        Summary summary = Summary.of(scores.stream().map(Score::scored).toList(), Bootstrap.STANDARD);
        ObjectNode node = Json.MAPPER.createObjectNode().put("episodes", summary.episodes());
        for (Measure measure : Measure.values()) {
            put(node.putObject(measure.key()), summary.of(measure));
        }
        return node;
    }

    /** Every row minus every row before it, on the episodes that both have. */
    private static void putDifferences(ArrayNode differences, Map<String, List<Score>> byRow) {
        List<String> rows = List.copyOf(byRow.keySet());
        for (int left = 1; left < rows.size(); left++) {
            for (int right = 0; right < left; right++) {
                Map<String, Scored> others =
                        byRow.get(rows.get(right)).stream().collect(Collectors.toMap(Score::key, Score::scored));
                List<Score> shared = byRow.get(rows.get(left)).stream()
                        .filter(s -> others.containsKey(s.key()))
                        .toList();
                if (!shared.isEmpty()) {
                    ObjectNode node =
                            differences.addObject().put("row", rows.get(left)).put("minus", rows.get(right));
                    putDifference(node.put("episodes", shared.size()), shared, others);
                }
            }
        }
    }

    private static void putDifference(ObjectNode node, List<Score> shared, Map<String, Scored> others) {
        for (Measure measure : Measure.values()) {
            double[] left =
                    shared.stream().mapToDouble(s -> measure.of(s.scored())).toArray();
            double[] right = shared.stream()
                    .mapToDouble(s -> measure.of(others.get(s.key())))
                    .toArray();
            put(node.putObject(measure.key()), Bootstrap.STANDARD.difference(left, right));
        }
    }

    private static void put(ObjectNode node, Interval interval) {
        node.put("mean", interval.mean()).put("low", interval.low()).put("high", interval.high());
    }

    /** The overall means of every row, in the file's order. */
    public static Map<String, Summary> rows(RunFolder folder) {
        Map<String, Summary> rows = new LinkedHashMap<>();
        read(folder).path("rows").properties().forEach(row -> rows.put(row.getKey(), summary(row.getValue())));
        return rows;
    }

    /** Means of every row minus every row before it, on the episodes that both have; keys such as {@code b - a}. */
    public static Map<String, Summary> differences(RunFolder folder) {
        Map<String, Summary> differences = new LinkedHashMap<>();
        for (JsonNode node : read(folder).path("differences")) {
            String name = node.path("row").asText() + " - " + node.path("minus").asText();
            differences.put(name, summary(node));
        }
        return differences;
    }

    /** What was refused, one line each. */
    public static List<String> refusals(RunFolder folder) {
        List<String> lines = new ArrayList<>();
        for (JsonNode refusal : read(folder).path("refused")) {
            lines.add("episode (" + refusal.path("episode").asText() + ") of ("
                    + refusal.path("scene").asText() + "), row ("
                    + refusal.path("row").asText()
                    + "): " + refusal.path("reason").asText());
        }
        return lines;
    }

    public static JsonNode read(RunFolder folder) {
        try {
            return Json.MAPPER.readTree(folder.summary().toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A node of {@code rows} or {@code scenes}. */
    public static Summary summary(JsonNode node) {
        Map<Measure, Interval> means = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            means.put(measure, interval(node.path(measure.key())));
        }
        return new Summary(node.path("episodes").intValue(), means);
    }

    public static Interval interval(JsonNode node) {
        return new Interval(
                node.path("mean").doubleValue(),
                node.path("low").doubleValue(),
                node.path("high").doubleValue());
    }
}
