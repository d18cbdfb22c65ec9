package avnav.experiments.metrics;

import avnav.experiments.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Episodes that the original measures of habitat-lab and SoundSpaces scored: {@code golden/metrics/metrics.json}. */
public final class GoldenTraces {

    private static final String FILE = "metrics/metrics.json";

    private GoldenTraces() {}

    public static JsonNode read() {
        String root = System.getProperty("avnav.golden", "");
        boolean bundled = root.isBlank() || root.startsWith("${");
        try (InputStream file = bundled
                ? GoldenTraces.class.getResourceAsStream("/golden/" + FILE)
                : Files.newInputStream(Path.of(root, FILE))) {
            return Json.MAPPER.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cases, each with its name on top. */
    public static List<JsonNode> cases() {
        List<JsonNode> cases = new ArrayList<>();
        read().get("traces").forEach(cases::add);
        return cases;
    }

    public static boolean failedInTheOriginal(JsonNode trace) {
        return trace.hasNonNull("error");
    }

    /** The case as a line for {@code avnav score}. */
    public static String asScoreLine(JsonNode trace) {
        var line = Json.MAPPER.createObjectNode();
        line.set("episode", trace.get("name"));
        line.set("positions", trace.get("positions"));
        line.set("geodesic", trace.get("geodesic"));
        line.set("actions", trace.get("actions"));
        line.set("expertActions", trace.get("info").get("num_action"));
        return Json.line(line);
    }
}
