package avnav.experiments.diagnosis;

import avnav.experiments.Json;
import avnav.experiments.metrics.Bootstrap;
import avnav.experiments.metrics.Interval;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Many decisions in few numbers: agreement with the oracle's planner and with the expert, regret in units of reward, and
 * how regret goes with errors of predicted rewards by depth. Decisions of one episode are alike, so means are those of the
 * episodes' means, and intervals draw episodes again, not decisions.
 */
public final class DiagnosisSummary {

    private static final int GROUPS = 3;

    private final List<Decision> decisions;
    private final List<List<Decision>> episodes;

    /** @throws IllegalArgumentException when there are no decisions */
    public DiagnosisSummary(List<Decision> decisions) {
        if (decisions.isEmpty()) {
            throw new IllegalArgumentException("There is no decision to sum up.");
        }
        this.decisions = List.copyOf(decisions);
        Map<String, List<Decision>> byEpisode = new LinkedHashMap<>();
        for (Decision decision : decisions) {
            byEpisode
                    .computeIfAbsent(decision.scene() + "\n" + decision.episode(), key -> new ArrayList<>())
                    .add(decision);
        }
        episodes = List.copyOf(byEpisode.values());
    }

    /** Of decisions whose plans reach a depth, those with the smallest, middling and largest errors of reward there. */
    private record Group(double largestError, double regret, int decisions) {}

    /** {@code planner-evaluation.json}. */
    public ObjectNode json() {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("episodes", episodes.size()).put("decisions", decisions.size());
        put(root.putObject("policyAgreesWithExpert"), mean(d -> d.likeliest() == d.expert() ? 1 : 0));
        put(root.putObject("policyAgreesWithOracle"), mean(d -> d.likeliest() == d.oracle() ? 1 : 0));
        put(root.putObject("oracleAgreesWithExpert"), mean(d -> d.oracle() == d.expert() ? 1 : 0));
        ObjectNode variants = root.putObject("variants");
        for (Variant variant : Variant.values()) {
            ObjectNode node = variants.putObject(variant.key());
            put(node.putObject("agreesWithOracle"), agreesWithOracle(variant));
            put(
                    node.putObject("agreesWithExpert"),
                    mean(d -> d.choices().get(variant).action() == d.expert() ? 1 : 0));
            put(node.putObject("regret"), regret(variant));
        }
        for (int depth = 1; depth <= deepest(); depth++) {
            putDepth(root.withArray("byDepth").addObject(), depth);
        }
        return root;
    }

    private void putDepth(ObjectNode node, int depth) {
        List<Decision> reaching = reaching(depth);
        node.put("depth", depth).put("decisions", reaching.size());
        node.put("rewardError", average(reaching, d -> Math.abs(d.rewardErrors()[depth - 1])));
        node.put("rewardBias", average(reaching, d -> d.rewardErrors()[depth - 1]));
        node.put("valueError", average(reaching, d -> Math.abs(d.valueErrors()[depth - 1])));
        node.put("valueBias", average(reaching, d -> d.valueErrors()[depth - 1]));
        for (Group group : groups(reaching, depth)) {
            node.withArray("regretByRewardError")
                    .addObject()
                    .put("upToError", group.largestError())
                    .put("regret", group.regret())
                    .put("decisions", group.decisions());
        }
    }

    /** For a person at the shell. */
    public String table() {
        StringBuilder text = new StringBuilder();
        line(text, "%d decisions in %d episodes", decisions.size(), episodes.size());
        line(text, "%-28s %24s %24s %28s", "", "agrees with oracle %", "agrees with expert %", "regret");
        line(
                text,
                "%-28s %24s %24s",
                "policy (likeliest)",
                share(mean(d -> d.likeliest() == d.oracle() ? 1 : 0)),
                share(mean(d -> d.likeliest() == d.expert() ? 1 : 0)));
        line(text, "%-28s %24s %24s", "oracle planner", "", share(mean(d -> d.oracle() == d.expert() ? 1 : 0)));
        for (Variant variant : Variant.values()) {
            line(
                    text,
                    "%-28s %24s %24s %28s",
                    "world model" + (variant == Variant.MODEL ? "" : ", " + variant.key()),
                    share(agreesWithOracle(variant)),
                    share(mean(d -> d.choices().get(variant).action() == d.expert() ? 1 : 0)),
                    number(regret(variant)));
        }
        line(text, "");
        line(
                text,
                "%5s %14s %14s   %s",
                "depth",
                "reward error",
                "value error",
                "mean regret where the reward error is small, middling, large");
        for (int depth = 1; depth <= deepest(); depth++) {
            int at = depth - 1;
            List<Decision> reaching = reaching(depth);
            StringBuilder regrets = new StringBuilder();
            groups(reaching, depth)
                    .forEach(group -> regrets.append(
                            String.format(Locale.ROOT, "%.4f (to %.3f)  ", group.regret(), group.largestError())));
            line(
                    text,
                    "%5d %14.4f %14.4f   %s",
                    depth,
                    average(reaching, d -> Math.abs(d.rewardErrors()[at])),
                    average(reaching, d -> Math.abs(d.valueErrors()[at])),
                    regrets.toString().strip());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }

    private Interval agreesWithOracle(Variant variant) {
        return mean(d -> d.choices().get(variant).action() == d.oracle() ? 1 : 0);
    }

    private Interval regret(Variant variant) {
        return mean(d -> d.choices().get(variant).regret());
    }

    private Interval mean(ToDoubleFunction<Decision> value) {
        return Bootstrap.STANDARD.mean(episodes.stream()
                .mapToDouble(episode -> average(episode, value))
                .toArray());
    }

    private static double average(List<Decision> some, ToDoubleFunction<Decision> value) {
        return some.stream().mapToDouble(value).average().orElse(0);
    }

    private int deepest() {
        return decisions.stream()
                .mapToInt(decision -> decision.rewardErrors().length)
                .max()
                .orElse(0);
    }

    private List<Decision> reaching(int depth) {
        return decisions.stream()
                .filter(decision -> decision.rewardErrors().length >= depth)
                .toList();
    }

    private static List<Group> groups(List<Decision> reaching, int depth) {
        List<Decision> sorted = reaching.stream()
                .sorted(Comparator.comparingDouble(decision -> Math.abs(decision.rewardErrors()[depth - 1])))
                .toList();
        List<Group> groups = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            List<Decision> some = sorted.subList(group * sorted.size() / GROUPS, (group + 1) * sorted.size() / GROUPS);
            if (!some.isEmpty()) {
                double largest = Math.abs(some.get(some.size() - 1).rewardErrors()[depth - 1]);
                double regret =
                        average(some, d -> d.choices().get(Variant.MODEL).regret());
                groups.add(new Group(largest, regret, some.size()));
            }
        }
        return groups;
    }

    private static void put(ObjectNode node, Interval interval) {
        node.put("mean", interval.mean()).put("low", interval.low()).put("high", interval.high());
    }

    private static String share(Interval share) {
        return String.format(
                Locale.ROOT, "%.1f [%.1f, %.1f]", 100 * share.mean(), 100 * share.low(), 100 * share.high());
    }

    private static String number(Interval interval) {
        return String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", interval.mean(), interval.low(), interval.high());
    }
}
