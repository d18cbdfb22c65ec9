package avnav.experiments.run;

import avnav.experiments.AtomicFile;
import avnav.experiments.Json;
import avnav.experiments.metrics.Judge;
import avnav.experiments.metrics.Verdict;
import avnav.experiments.metrics.Verdict.Refused;
import avnav.experiments.metrics.Verdict.Scored;
import avnav.experiments.run.Attempt.Failure;
import avnav.experiments.run.Attempt.Walk;
import avnav.experiments.traces.ScoreFile;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Writes what a finished run leaves: episodes, traces, plans, timing, and last the summary. */
final class RunFiles {

    private final Workload workload;
    private final RunFolder folder;

    RunFiles(Workload workload, RunFolder folder) {
        this.workload = workload;
        this.folder = folder;
    }

    /** @param entries in the order of the files: row by row, episode by episode */
    void write(List<Journal.Entry> entries) {
        Judge judge = new Judge(workload.task());
        StringBuilder traces = new StringBuilder();
        StringBuilder episodes = new StringBuilder();
        StringBuilder timing = new StringBuilder();
        List<SummaryFile.Score> scores = new ArrayList<>();
        List<SummaryFile.Refusal> refusals = new ArrayList<>();
        for (Journal.Entry entry : entries) {
            Attempt attempt = entry.attempt();
            append(timing, timingLine(entry));
            Verdict verdict;
            if (attempt instanceof Walk walk) {
                append(traces, AttemptLine.format(walk));
                verdict = judge.judge(walk.trace());
                if (verdict instanceof Scored scored) {
                    append(episodes, episodeLine(walk, scored));
                }
            } else {
                verdict = new Refused(attempt.episode(), ((Failure) attempt).reason());
            }
            if (verdict instanceof Scored scored) {
                scores.add(new SummaryFile.Score(attempt.row(), attempt.scene(), scored));
            } else if (verdict instanceof Refused refused) {
                refusals.add(new SummaryFile.Refusal(attempt.row(), attempt.scene(), refused));
            }
        }
        AtomicFile.write(folder.traces(), traces.toString());
        AtomicFile.write(folder.episodes(), episodes.toString());
        AtomicFile.write(folder.timing(), timing.toString());
        AtomicFile.write(folder.plans(), Json.indented(plans(entries)));
        AtomicFile.write(folder.summary(), SummaryFile.format(workload, scores, refusals));
    }

    private static void append(StringBuilder lines, ObjectNode node) {
        lines.append(Json.line(node)).append('\n');
    }

    private static ObjectNode episodeLine(Walk walk, Scored scored) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("row", walk.row()).put("episode", walk.episode()).put("scene", walk.scene());
        ScoreFile.putMeasures(node, scored);
        return node.put("collisions", walk.collided().size()).put("seed", walk.seed());
    }

    private static ObjectNode timingLine(Journal.Entry entry) {
        Attempt attempt = entry.attempt();
        return entry.putTimes(Json.MAPPER
                .createObjectNode()
                .put("row", attempt.row())
                .put("episode", attempt.episode())
                .put("scene", attempt.scene()));
    }

    private ArrayNode plans(List<Journal.Entry> entries) {
        ArrayNode plans = Json.MAPPER.createArrayNode();
        entries.stream()
                .map(entry -> entry.attempt().scene())
                .distinct()
                .sorted()
                .flatMap(scene -> workload.plans().apply(scene).stream())
                .forEach(plan -> plans.add(Json.MAPPER.<ObjectNode>valueToTree(plan)));
        return plans;
    }
}
