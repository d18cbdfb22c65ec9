package avnav.experiments.watch;

import avnav.experiments.Json;
import avnav.experiments.watch.ThoughtDiary.Moment;
import avnav.planner.Forecast;
import avnav.planner.SearchedLayer;
import avnav.simbridge.Action;
import avnav.simbridge.Pose;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A diary as the page's script reads it. Nodes of a decision's tree are numbered layer by layer; a node's parent is its
 * number, or -1 for the present. Numbers have four decimals.
 */
final class ThinkingData {

    private static final double DECIMALS = 1e4;
    private static final int PRESENT = -1;

    private final ThoughtDiary diary;
    private final double stepSeconds;
    private final int repeat;
    private final SpriteSheets sheets;

    /** @param repeat times that an action was done in one imagined step */
    ThinkingData(ThoughtDiary diary, double stepSeconds, int repeat) {
        this.diary = diary;
        this.stepSeconds = stepSeconds;
        this.repeat = repeat;
        sheets = new SpriteSheets(diary.moments());
    }

    ObjectNode json() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("stepSeconds", stepSeconds);
        json.put("repeat", repeat);
        json.put("imaginedPixels", ThoughtDiary.IMAGINED_PIXELS);
        json.put("realPixels", ThoughtDiary.REAL_PIXELS);
        json.put("wav", Base64.getEncoder().encodeToString(diary.heard().file()));
        ArrayNode moments = json.putArray("moments");
        for (int i = 0; i < diary.moments().size(); i++) {
            moments.add(moment(i));
        }
        ArrayNode thoughts = json.putArray("thoughts");
        diary.thoughts().forEach(thought -> thoughts.add(thought(thought)));
        return json;
    }

    /** The action led into the moment; the first has none. */
    private ObjectNode moment(int index) {
        Moment moment = diary.moments().get(index);
        Pose pose = moment.truth().pose();
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put(
                "action",
                index == 0 ? -1 : diary.thoughts().get(index - 1).plan().first().code());
        json.put("x", rounded(pose.x()));
        json.put("z", rounded(pose.z()));
        json.put("yaw", rounded(pose.yawRadians()));
        number(json, "metres", moment.truth().geodesicMetres());
        number(json, "reward", moment.truth().reward());
        json.put("collided", moment.truth().collided());
        json.put("success", moment.truth().success());
        json.put("done", moment.truth().done());
        json.put("sheet", sheets.sheet(List.of(moment.seen()), ThoughtDiary.REAL_PIXELS));
        return json;
    }

    private ObjectNode thought(Thought thought) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("value", rounded(thought.present().value()[0]));
        json.put("score", rounded(thought.plan().score()));
        json.put("ending", thought.plan().ending().name());
        json.put("rows", thought.plan().rowsImagined());
        ArrayNode nodes = json.putArray("nodes");
        List<Integer> first = firstNodes(thought);
        List<Glimpse> pictures = new ArrayList<>();
        for (int depth = 1; depth <= thought.layers().size(); depth++) {
            SearchedLayer layer = thought.layers().get(depth - 1);
            Forecast before = depth == 1
                    ? thought.present()
                    : thought.layers().get(depth - 2).forecast();
            for (int row = 0; row < layer.action().length; row++) {
                ObjectNode node = node(layer, row, before);
                node.put("parent", depth == 1 ? PRESENT : first.get(depth - 2) + layer.parent()[row]);
                Optional<Glimpse> glimpse = glimpse(thought, depth, row);
                glimpse.ifPresent(it -> node.put("picture", pictures.size()));
                glimpse.ifPresent(pictures::add);
                nodes.add(node);
            }
        }
        ArrayNode beams = json.putArray("beams");
        for (SearchedLayer layer : thought.layers()) {
            ArrayNode beam = beams.addArray();
            layer.beam().forEach(kept -> beam.addArray()
                    .add(first.get(kept.depth() - 1) + kept.row())
                    .add(rounded(kept.score())));
        }
        ArrayNode chosen = json.putArray("chosen");
        chosen(thought, first).forEach(chosen::add);
        json.put("sheet", sheets.sheet(pictures, ThoughtDiary.IMAGINED_PIXELS));
        return json;
    }

    private static ObjectNode node(SearchedLayer layer, int row, Forecast before) {
        Action action = layer.action()[row];
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("depth", layer.depth());
        node.put("action", action.code());
        node.put("likely", rounded(probability(before.actionLogits()[layer.parent()[row]], action)));
        node.put("reward", rounded(layer.forecast().reward()[row]));
        node.put("value", rounded(action == Action.STOP ? 0 : layer.forecast().value()[row]));
        node.put("score", rounded(layer.score()[row]));
        return node;
    }

    private static Optional<Glimpse> glimpse(Thought thought, int depth, int row) {
        List<Optional<Glimpse>> layer = thought.glimpses().get(depth - 1);
        return layer.isEmpty() ? Optional.empty() : layer.get(row);
    }

    /** The number of each layer's first node. */
    private static List<Integer> firstNodes(Thought thought) {
        List<Integer> first = new ArrayList<>();
        int next = 0;
        for (SearchedLayer layer : thought.layers()) {
            first.add(next);
            next += layer.action().length;
        }
        return first;
    }

    /** The plan's nodes: a row's candidates are distinct, so its actions name one branch. */
    private static List<Integer> chosen(Thought thought, List<Integer> first) {
        List<Integer> nodes = new ArrayList<>();
        int parent = 0;
        for (int depth = 1; depth <= thought.plan().actions().size(); depth++) {
            SearchedLayer layer = thought.layers().get(depth - 1);
            Action action = thought.plan().actions().get(depth - 1);
            int row = 0;
            while (layer.parent()[row] != parent || layer.action()[row] != action) {
                row++;
            }
            nodes.add(first.get(depth - 1) + row);
            parent = row;
        }
        return nodes;
    }

    private static double probability(float[] logits, Action action) {
        double sum = 0;
        for (float logit : logits) {
            sum += StrictMath.exp(logit - logits[action.code()]);
        }
        return 1 / sum;
    }

    /** An infinite number is left out. */
    private static void number(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, rounded(value));
        }
    }

    private static double rounded(double value) {
        return Math.rint(value * DECIMALS) / DECIMALS;
    }
}
