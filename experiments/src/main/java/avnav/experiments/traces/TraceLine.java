package avnav.experiments.traces;

import avnav.experiments.metrics.Trace;
import avnav.simbridge.Action;
import avnav.simbridge.Position;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One trace as JSON: {@code episode}, {@code positions} {@code [[x,y,z],...]} in metres with the start first,
 * {@code geodesic} of the same length ({@code null} or {@code "inf"} = no way), {@code actions} (codes 0 to 3) and
 * {@code expertActions}. A last STOP, which moves nothing, may leave out its position.
 */
public final class TraceLine {

    private TraceLine() {}

    /** @throws IllegalArgumentException naming the key, its value and what was wanted */
    public static Trace parse(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("an object {\"episode\": …} is wanted, not (" + shorten(node) + ").");
        }
        List<Action> actions = actions(field(node, "actions"));
        List<Position> positions = positions(field(node, "positions"));
        double[] geodesic = geodesic(field(node, "geodesic"));
        if (geodesic.length != positions.size()) {
            throw new IllegalArgumentException("geodesic has (" + geodesic.length + ") values but positions has ("
                    + positions.size() + "); they must agree.");
        }
        boolean stopped = !actions.isEmpty() && actions.get(actions.size() - 1) == Action.STOP;
        if (stopped && !positions.isEmpty() && positions.size() == actions.size()) {
            positions.add(positions.get(positions.size() - 1));
            geodesic = Arrays.copyOf(geodesic, positions.size());
            geodesic[positions.size() - 1] = geodesic[positions.size() - 2];
        }
        return new Trace(text(field(node, "episode")), positions, geodesic, actions, count(node, "expertActions"));
    }

    /** Adds the trace's five keys. */
    public static void put(ObjectNode node, Trace trace) {
        node.put("episode", trace.episode());
        ArrayNode positions = node.putArray("positions");
        for (Position place : trace.positions()) {
            positions.addArray().add(place.x()).add(place.y()).add(place.z());
        }
        ArrayNode geodesic = node.putArray("geodesic");
        for (double metres : trace.geodesicMetres()) {
            if (Double.isInfinite(metres)) {
                geodesic.addNull();
            } else {
                geodesic.add(metres);
            }
        }
        ArrayNode actions = node.putArray("actions");
        trace.actions().forEach(action -> actions.add(action.code()));
        node.put("expertActions", trace.expertActions());
    }

    private static JsonNode field(JsonNode node, String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the key (" + key + ") is missing.\n"
                            + "Maybe it is spelled otherwise; wanted are episode, positions, geodesic, actions, expertActions.");
        }
        return value;
    }

    private static String text(JsonNode node) {
        if (!node.isTextual() && !node.isIntegralNumber()) {
            throw new IllegalArgumentException("episode (" + shorten(node) + ") must be a text or a whole number.");
        }
        return node.asText();
    }

    private static int count(JsonNode node, String key) {
        JsonNode value = field(node, key);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw new IllegalArgumentException(key + " (" + shorten(value) + ") must be a whole number, 0 or more.");
        }
        return value.intValue();
    }

    private static List<Action> actions(JsonNode node) {
        List<Action> actions = new ArrayList<>();
        for (JsonNode code : array(node, "actions")) {
            if (!code.isIntegralNumber() || !code.canConvertToInt()) {
                throw new IllegalArgumentException("actions[" + actions.size() + "] (" + shorten(code)
                        + ") must be a code: 0 (STOP), 1 (MOVE_FORWARD), 2 (TURN_LEFT) or 3 (TURN_RIGHT).");
            }
            actions.add(Action.ofCode(code.intValue()));
        }
        return actions;
    }

    private static List<Position> positions(JsonNode node) {
        List<Position> positions = new ArrayList<>();
        for (JsonNode place : array(node, "positions")) {
            Position position = place.isArray() && place.size() == 3
                    ? new Position(coordinate(place.get(0)), coordinate(place.get(1)), coordinate(place.get(2)))
                    : new Position(Double.NaN, 0, 0);
            if (!position.isFinite()) {
                throw new IllegalArgumentException("positions[" + positions.size() + "] (" + shorten(place)
                        + ") must be three finite numbers [x, y, z] in metres.");
            }
            positions.add(position);
        }
        return positions;
    }

    private static double coordinate(JsonNode number) {
        return number.isNumber() ? number.doubleValue() : Double.NaN;
    }

    private static double[] geodesic(JsonNode node) {
        double[] metres = new double[array(node, "geodesic").size()];
        for (int i = 0; i < metres.length; i++) {
            JsonNode value = node.get(i);
            String word = value.asText();
            boolean unreachable = value.isNull()
                    || value.isTextual() && (word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("infinity"));
            metres[i] = unreachable ? Double.POSITIVE_INFINITY : coordinate(value);
            if (!(metres[i] >= 0)) {
                throw new IllegalArgumentException("geodesic[" + i + "] (" + shorten(value)
                        + ") must be metres, 0 or more, or null or \"inf\" where no way leads to the goal.");
            }
        }
        return metres;
    }

    private static JsonNode array(JsonNode node, String key) {
        if (!node.isArray()) {
            throw new IllegalArgumentException(key + " (" + shorten(node) + ") must be an array.");
        }
        return node;
    }

    private static String shorten(JsonNode node) {
        String text = node.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
