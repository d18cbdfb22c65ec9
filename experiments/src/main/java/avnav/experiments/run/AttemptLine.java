package avnav.experiments.run;

import avnav.experiments.Json;
import avnav.experiments.run.Attempt.Failure;
import avnav.experiments.run.Attempt.Walk;
import avnav.experiments.traces.TraceLine;
import avnav.simbridge.Position;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** An attempt as JSON: the keys of {@code avnav score} and, for pictures, {@code goal}, {@code yaw}, {@code collided}. */
public final class AttemptLine {

    private AttemptLine() {}

    static ObjectNode format(Attempt attempt) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("row", attempt.row()).put("scene", attempt.scene());
        if (attempt instanceof Failure failure) {
            return node.put("episode", failure.episode()).put("failed", failure.reason());
        }
        Walk walk = (Walk) attempt;
        TraceLine.put(node, walk.trace());
        Position goal = walk.goal();
        node.putArray("goal").add(goal.x()).add(goal.y()).add(goal.z());
        ArrayNode yaw = node.putArray("yaw");
        walk.yawRadians().forEach(yaw::add);
        ArrayNode collided = node.putArray("collided");
        walk.collided().forEach(collided::add);
        return node.put("seed", walk.seed());
    }

    /** @throws IllegalArgumentException when the line was not written by {@link #format} */
    public static Attempt parse(JsonNode node) {
        String row = node.path("row").asText();
        String scene = node.path("scene").asText();
        if (node.has("failed")) {
            return new Failure(
                    row,
                    scene,
                    node.path("episode").asText(),
                    node.path("failed").asText());
        }
        JsonNode goal = node.path("goal");
        List<Double> yaw = new ArrayList<>();
        node.path("yaw").forEach(value -> yaw.add(value.doubleValue()));
        List<Integer> collided = new ArrayList<>();
        node.path("collided").forEach(value -> collided.add(value.intValue()));
        return new Walk(
                row,
                scene,
                node.path("seed").longValue(),
                new Position(
                        goal.path(0).doubleValue(),
                        goal.path(1).doubleValue(),
                        goal.path(2).doubleValue()),
                TraceLine.parse(node),
                yaw,
                collided);
    }
}
