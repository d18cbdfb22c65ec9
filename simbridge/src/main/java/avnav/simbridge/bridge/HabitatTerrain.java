package avnav.simbridge.bridge;

import avnav.simbridge.Action;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Where one can walk in one scene of Habitat, which only experts and data sets may know. No question renders, so none
 * changes what the episode sees or hears next. Asking about another scene than the episode's ends the episode.
 */
public final class HabitatTerrain {

    private final String scene;
    private final Function<ObjectNode, JsonNode> ask;

    /** @param ask carries a question to the child and brings the answer */
    HabitatTerrain(String scene, Function<ObjectNode, JsonNode> ask) {
        this.scene = scene;
        this.ask = ask;
    }

    /**
     * A point of the floor.
     *
     * @param clearanceMetres to the edge of where one can walk, at most 2
     */
    public record Floor(Position point, double clearanceMetres) {}

    /**
     * What MOVE_FORWARD would do now.
     *
     * @param collided whether an obstacle would cut it short
     * @param metres of the shortest walk to the goal afterwards; infinite when there is none
     */
    public record Ahead(boolean collided, double metres) {}

    /** A point drawn uniformly over the navmesh; the same seed draws the same one. */
    public Floor draw(int seed) {
        return floor(ask("draw", object().put("seed", seed))).orElseThrow();
    }

    /** The floor at a point, within 4 m above or below; empty when one cannot stand there. */
    public Optional<Floor> floorAt(Position point) {
        ObjectNode question = object();
        question.set("point", Axes.position(point));
        return floor(ask("floor", question));
    }

    /** Metres of the shortest walk; infinite when there is none. */
    public double metres(Position from, Position goal) {
        return metres(ask("metres", between(from, goal)).path("metres"));
    }

    /** The shortest walk's points, both ends included; none when there is no walk. */
    public List<Position> bends(Position from, Position goal) {
        List<Position> bends = new ArrayList<>();
        ask("bends", between(from, goal)).path("points").forEach(point -> bends.add(position(point)));
        return bends;
    }

    /** Number of the step straight ahead that an obstacle cuts short, from 1; empty when none of so many is. */
    public OptionalInt stepsToObstacle(Pose from, int most) {
        ObjectNode question = object().put("yaw", from.yawRadians()).put("most", most);
        question.set("start", Axes.position(from.x(), from.y(), from.z()));
        int step = ask("obstacle", question).path("step").asInt();
        return step == 0 ? OptionalInt.empty() : OptionalInt.of(step);
    }

    /** What MOVE_FORWARD would do now, on the way to any goal: exactly what the next step would tell. */
    public Ahead ahead(Position goal) {
        ObjectNode question = object();
        question.set("goal", Axes.position(goal));
        JsonNode answer = ask("ahead", question);
        return new Ahead(answer.path("collided").asBoolean(), metres(answer.path("metres")));
    }

    /** What Habitat's greedy follower would do now on the way to any goal; empty when it knows no way. */
    public Optional<Action> follow(Position goal, double goalRadiusMetres) {
        ObjectNode question = object().put("radius", goalRadiusMetres);
        question.set("goal", Axes.position(goal));
        JsonNode code = ask("follow", question).path("action");
        return code.isInt() ? Optional.of(Action.ofCode(code.asInt())) : Optional.empty();
    }

    private JsonNode ask(String question, ObjectNode arguments) {
        return ask.apply(arguments.put("question", question).put("scene", scene));
    }

    private static ObjectNode between(Position from, Position goal) {
        ObjectNode question = object();
        question.set("start", Axes.position(from));
        question.set("goal", Axes.position(goal));
        return question;
    }

    private static Optional<Floor> floor(JsonNode answer) {
        JsonNode point = answer.path("point");
        return point.isArray()
                ? Optional.of(
                        new Floor(position(point), answer.path("clearance").asDouble()))
                : Optional.empty();
    }

    private static double metres(JsonNode number) {
        return number.asDouble(Double.POSITIVE_INFINITY);
    }

    private static Position position(JsonNode xyz) {
        return new Position(
                xyz.path(0).asDouble(Double.NaN),
                xyz.path(1).asDouble(Double.NaN),
                xyz.path(2).asDouble(Double.NaN));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
