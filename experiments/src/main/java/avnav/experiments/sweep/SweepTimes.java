package avnav.experiments.sweep;

import avnav.experiments.AtomicFile;
import avnav.experiments.BadInput;
import avnav.experiments.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * {@code timing.json} and {@code timing.md}: milliseconds per decision of every planning cell, as they were on the machine
 * and under the load of that run. The only files of a sweep, beside the cells' {@code timing.jsonl}, that a clock decides.
 */
public final class SweepTimes {

    private static final List<String> PARTS = List.of("encode", "dynamics", "decode", "policy", "search");

    private SweepTimes() {}

    /** @throws BadInput when a cell's times cannot be read */
    public static void write(SweepFolder folder) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        StringJoiner text = new StringJoiner("\n", "", "\n");
        text.add("| milliseconds per decision | decisions | mean | median | " + String.join(" | ", PARTS) + " |");
        text.add("|---|--:|--:|--:|" + "--:|".repeat(PARTS.size()));
        for (String row : folder.sweep().rows()) {
            Map<String, Double> times = times(folder, row);
            if (!times.isEmpty()) {
                ObjectNode node = root.putObject(row);
                times.forEach(node::put);
                StringJoiner line = new StringJoiner(" | ", "| ", " |").add(row);
                line.add(String.valueOf(times.get("count").longValue()));
                times.forEach((key, value) -> {
                    if (!key.equals("count")) {
                        line.add(String.format(Locale.ROOT, "%.2f", value));
                    }
                });
                text.add(line.toString());
            }
        }
        text.add("");
        text.add("The median is that of the episodes' medians; the parts are means.");
        AtomicFile.write(folder.file("timing.json"), Json.indented(root));
        AtomicFile.write(folder.file("timing.md"), text.toString());
    }

    /** Means weighted by decisions; empty for a row that does not time its decisions. */
    private static Map<String, Double> times(SweepFolder folder, String row) {
        double count = 0;
        double sum = 0;
        List<Double> medians = new ArrayList<>();
        Map<String, Double> parts = new LinkedHashMap<>();
        PARTS.forEach(part -> parts.put(part, 0.0));
        try {
            for (String line : Files.readAllLines(folder.finishedCell(row).timing())) {
                JsonNode millis = Json.MAPPER.readTree(line).path("decisionMillis");
                double decisions = millis.path("count").doubleValue();
                if (decisions > 0) {
                    count += decisions;
                    sum += decisions * millis.path("mean").doubleValue();
                    medians.add(millis.path("median").doubleValue());
                    PARTS.forEach(part ->
                            parts.merge(part, decisions * millis.path(part).doubleValue(), Double::sum));
                }
            }
        } catch (IOException e) {
            throw new BadInput("The times of (" + row + ") cannot be read: " + e.getMessage() + ".", e);
        }
        if (medians.isEmpty()) {
            return Map.of();
        }
        Collections.sort(medians);
        Map<String, Double> times = new LinkedHashMap<>();
        times.put("count", count);
        times.put("mean", sum / count);
        times.put("median", medians.get(medians.size() / 2));
        double decisions = count;
        parts.forEach((part, whole) -> times.put(part, whole / decisions));
        return times;
    }
}
