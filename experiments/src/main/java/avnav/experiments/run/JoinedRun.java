package avnav.experiments.run;

import avnav.experiments.BadInput;
import avnav.experiments.Json;
import avnav.experiments.run.Attempt.Failure;
import avnav.simbridge.NavigationTask;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Joins the finished runs of one row on parts of its episodes, where part i of n had those whose place in the order leaves
 * i when divided by n. The files are those that one run of all episodes would have written; only times differ.
 */
public final class JoinedRun {

    private final List<RunFolder> parts;

    /** @param parts in the order of their shares */
    public JoinedRun(List<RunFolder> parts) {
        this.parts = List.copyOf(parts);
    }

    /** @throws BadInput when a part's files are damaged, or the parts do not fit together */
    public void write(RunFolder into, String row, boolean isPrivileged, long seed, NavigationTask task) {
        List<List<Journal.Entry>> shares = new ArrayList<>();
        Map<String, FloorPlan> plans = new HashMap<>();
        for (RunFolder part : parts) {
            try {
                shares.add(entries(part));
                for (JsonNode node : Json.MAPPER.readTree(part.plans().toFile())) {
                    FloorPlan plan = Json.MAPPER.treeToValue(node, FloorPlan.class);
                    plans.put(plan.scene(), plan);
                }
            } catch (IOException | IllegalArgumentException e) {
                throw new BadInput("The run folder (" + part.path() + ") cannot be read: " + e.getMessage() + ".\n"
                        + "Maybe a file in it was changed or deleted: run that part again.");
            }
        }
        Workload workload = new Workload(
                seed,
                task,
                List.of(row),
                isPrivileged ? Set.of(row) : Set.of(),
                List.of(),
                () -> {
                    throw new IllegalStateException("Joining runs no episode.");
                },
                scene -> Optional.ofNullable(plans.get(scene)),
                episode -> episode.expertActions(),
                SummaryFile.read(parts.get(0)).path("expertCount").asText());
        new RunFiles(workload, into).write(inTurn(shares));
    }

    private List<Journal.Entry> inTurn(List<List<Journal.Entry>> shares) {
        int total = shares.stream().mapToInt(List::size).sum();
        List<Journal.Entry> all = new ArrayList<>(total);
        for (int i = 0; i < total; i++) {
            List<Journal.Entry> share = shares.get(i % shares.size());
            int place = i / shares.size();
            if (place >= share.size()) {
                throw new BadInput("The part (" + parts.get(i % shares.size()).path() + ") holds (" + share.size()
                        + ") of (" + total + ") episodes, which is not its share.\n"
                        + "Maybe the parts are not of one sweep.");
            }
            all.add(share.get(place));
        }
        return all;
    }

    /** In the order of {@code timing.jsonl}, which alone lists all attempts. */
    private static List<Journal.Entry> entries(RunFolder part) throws IOException {
        Map<String, Attempt> attempts = new LinkedHashMap<>();
        for (JsonNode node : SummaryFile.read(part).path("refused")) {
            Failure failure = new Failure(
                    node.path("row").asText(),
                    node.path("scene").asText(),
                    node.path("episode").asText(),
                    node.path("reason").asText());
            attempts.put(key(node), failure);
        }
        for (JsonNode node : lines(part.traces())) {
            attempts.put(key(node), AttemptLine.parse(node));
        }
        List<Journal.Entry> entries = new ArrayList<>();
        for (JsonNode node : lines(part.timing())) {
            Attempt attempt = attempts.get(key(node));
            if (attempt == null) {
                throw new IllegalArgumentException("timing.jsonl names an episode that traces.jsonl lacks");
            }
            entries.add(Journal.Entry.of(attempt, node));
        }
        return entries;
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            nodes.add(Json.MAPPER.readTree(line));
        }
        return nodes;
    }

    private static String key(JsonNode node) {
        return node.path("scene").asText() + "\n" + node.path("episode").asText();
    }
}
