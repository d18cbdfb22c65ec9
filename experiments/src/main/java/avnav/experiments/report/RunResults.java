package avnav.experiments.report;

import avnav.experiments.BadInput;
import avnav.experiments.Json;
import avnav.experiments.metrics.Judge;
import avnav.experiments.metrics.Verdict.Scored;
import avnav.experiments.run.Attempt.Walk;
import avnav.experiments.run.AttemptLine;
import avnav.experiments.run.FloorPlan;
import avnav.experiments.run.RunFolder;
import avnav.experiments.run.SummaryFile;
import avnav.simbridge.NavigationTask;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All of a finished run that the report shows.
 *
 * @param summary {@code summary.json}
 * @param outcomes averaged episodes by row, rows in the summary's order
 * @param plans by scene
 */
record RunResults(
        JsonNode summary,
        Map<String, List<Outcome>> outcomes,
        Map<String, FloorPlan> plans,
        JsonNode provenance,
        String config) {

    /** One averaged episode: where it went and what it was worth. */
    record Outcome(Walk walk, Scored scored) {

        double shortestMetres() {
            return walk.trace().geodesicMetres()[0];
        }
    }

    /** @throws BadInput when a file of the folder is missing or was changed by hand */
    static RunResults read(RunFolder folder, NavigationTask task) {
        try {
            JsonNode summary = SummaryFile.read(folder);
            Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
            summary.path("rows").fieldNames().forEachRemaining(row -> outcomes.put(row, new ArrayList<>()));
            Judge judge = new Judge(task);
            try (Stream<String> lines = Files.lines(folder.traces())) {
                lines.forEach(line -> read(line, judge, outcomes));
            }
            Map<String, FloorPlan> plans = new TreeMap<>();
            for (JsonNode node : Json.MAPPER.readTree(folder.plans().toFile())) {
                FloorPlan plan = Json.MAPPER.treeToValue(node, FloorPlan.class);
                plans.put(plan.scene(), plan);
            }
            JsonNode provenance = Json.MAPPER.readTree(folder.provenance().toFile());
            return new RunResults(summary, outcomes, plans, provenance, Files.readString(folder.config()));
        } catch (IOException | IllegalArgumentException e) {
            throw new BadInput("The run folder (" + folder.path() + ") cannot be reported on: " + e.getMessage() + ".\n"
                    + "Maybe a file in it was changed or deleted: run again with another --out.");
        }
    }

    private static void read(String line, Judge judge, Map<String, List<Outcome>> outcomes) {
        try {
            Walk walk = (Walk) AttemptLine.parse(Json.MAPPER.readTree(line));
            if (judge.judge(walk.trace()) instanceof Scored scored) {
                outcomes.get(walk.row()).add(new Outcome(walk, scored));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    List<String> rows() {
        return List.copyOf(outcomes.keySet());
    }

    boolean isPrivileged(String row) {
        return summary.path("rows").path(row).path("privileged").asBoolean();
    }
}
