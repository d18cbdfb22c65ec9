package avnav.experiments.traces;

import avnav.experiments.AtomicFile;
import avnav.experiments.Json;
import avnav.experiments.metrics.Measure;
import avnav.experiments.metrics.Verdict.Refused;
import avnav.experiments.metrics.Verdict.Scored;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/** Scores as one JSON object: {@code episodes}, their {@code mean}, and the {@code refused} that it leaves out. */
public final class ScoreFile {

    private ScoreFile() {}

    /**
     * @param scored one or more
     * @throws avnav.experiments.BadInput when the file cannot be written
     */
    public static void write(Path file, List<Scored> scored, List<Refused> refused) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        scored.forEach(score -> root.withArray("episodes").add(episode(score)));
        ObjectNode mean = root.putObject("mean");
        for (Measure measure : Measure.values()) {
            putFinite(mean, measure.key(), mean(measure.of(scored)));
        }
        putFinite(
                mean,
                "return",
                mean(scored.stream().mapToDouble(Scored::totalReward).toArray()));
        refused.forEach(refusal -> root.withArray("refused")
                .addObject()
                .put("episode", refusal.episode())
                .put("reason", refusal.reason()));
        AtomicFile.write(file, Json.indented(root));
    }

    private static ObjectNode episode(Scored score) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("episode", score.episode());
        putMeasures(node, score);
        return node;
    }

    /** The measures under their fixed keys; {@code return} is null when it is not a number. */
    public static void putMeasures(ObjectNode node, Scored score) {
        node.put("success", score.success())
                .put("spl", score.spl())
                .put("softSpl", score.softSpl())
                .put("na", score.na())
                .put("sna", score.sna())
                .put("distanceToGoal", score.distanceToGoal());
        putFinite(node, "return", score.totalReward());
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static void putFinite(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
