package avnav.experiments.sweep;

import avnav.experiments.BadInput;
import avnav.experiments.Json;
import avnav.experiments.configuration.PlannerRow;
import avnav.experiments.metrics.Bootstrap;
import avnav.experiments.metrics.Interval;
import avnav.experiments.metrics.Judge;
import avnav.experiments.metrics.Measure;
import avnav.experiments.metrics.SignFlips;
import avnav.experiments.metrics.Summary;
import avnav.experiments.metrics.Verdict.Scored;
import avnav.experiments.run.Attempt.Walk;
import avnav.experiments.run.AttemptLine;
import avnav.experiments.run.FloorPlan;
import avnav.experiments.run.RunFolder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All finished cells of a sweep.
 *
 * @param cells in the order of tables, agents first
 * @param plans by scene
 */
public record SweepResults(Sweep sweep, List<Cell> cells, Map<String, FloorPlan> plans) {

    /** One averaged episode. */
    public record Episode(Walk walk, Scored scored) {}

    /**
     * One row of the sweep.
     *
     * @param planner empty for an agent beside the grid
     * @param episodes averaged ones, by scene and id
     */
    public record Cell(String row, Optional<PlannerRow> planner, Summary summary, Map<String, Episode> episodes) {

        public boolean isPrivileged() {
            return planner.filter(row -> row.worldModel() == PlannerRow.WorldModel.ORACLE)
                            .isPresent()
                    || row.equals("expert");
        }
    }

    /**
     * One cell minus another on the episodes that both have.
     *
     * @param pValue of the permutation test
     */
    public record Difference(int pairs, Interval mean, double pValue) {

        /** Whether the interval does not hold 0. */
        public boolean isClear() {
            return mean.low() > 0 || mean.high() < 0;
        }
    }

    /** @throws BadInput when a cell is not finished, damaged, or none of its episodes could be averaged */
    public static SweepResults read(SweepFolder folder) {
        Sweep sweep = folder.sweep();
        Judge judge = new Judge(sweep.bench().simulator().task());
        List<Cell> cells = new ArrayList<>();
        Map<String, FloorPlan> plans = new TreeMap<>();
        for (String row : sweep.rows()) {
            RunFolder run = folder.finishedCell(row);
            try {
                Map<String, Episode> episodes = episodes(run, judge);
                if (episodes.isEmpty()) {
                    throw new BadInput("No episode of row (" + row + ") could be averaged.\n" + "Maybe " + run.summary()
                            + " says why.");
                }
                List<Scored> scored =
                        episodes.values().stream().map(Episode::scored).toList();
                cells.add(new Cell(row, sweep.planner(row), Summary.of(scored, Bootstrap.STANDARD), episodes));
                for (JsonNode node : Json.MAPPER.readTree(run.plans().toFile())) {
                    FloorPlan plan = Json.MAPPER.treeToValue(node, FloorPlan.class);
                    plans.put(plan.scene(), plan);
                }
            } catch (IOException | IllegalArgumentException e) {
                throw new BadInput("The run folder (" + run.path() + ") cannot be read: " + e.getMessage() + ".\n"
                        + "Maybe a file in it was changed or deleted: run again with another --out.");
            }
        }
        return new SweepResults(sweep, List.copyOf(cells), plans);
    }

    private static Map<String, Episode> episodes(RunFolder run, Judge judge) throws IOException {
        Map<String, Episode> episodes = new LinkedHashMap<>();
        for (String line : Files.readAllLines(run.traces())) {
            Walk walk = (Walk) AttemptLine.parse(Json.MAPPER.readTree(line));
            if (judge.judge(walk.trace()) instanceof Scored scored) {
                episodes.put(walk.scene() + "\n" + walk.episode(), new Episode(walk, scored));
            }
        }
        return episodes;
    }

    /** @throws IllegalArgumentException when there is no such row */
    public Cell cell(String row) {
        return cells.stream()
                .filter(cell -> cell.row().equals(row))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(row));
    }

    /** The row that planners are compared with first. */
    public Cell base() {
        return cell(sweep.base());
    }

    /** The cell that plans in this world model with these settings. */
    public Optional<Cell> cell(PlannerRow.WorldModel worldModel, int candidates, int beamWidth, int horizon) {
        return cells.stream()
                .filter(cell -> cell.planner()
                        .filter(row -> row.worldModel() == worldModel
                                && row.settings().candidates() == candidates
                                && row.settings().beamWidth() == beamWidth
                                && row.settings().horizon() == horizon)
                        .isPresent())
                .findFirst();
    }

    /** Empty when the two share no averaged episode. */
    public static Optional<Difference> difference(Cell left, Cell right, Measure measure) {
        String[] shared = left.episodes().keySet().stream()
                .filter(right.episodes()::containsKey)
                .toArray(String[]::new);
        if (shared.length == 0) {
            return Optional.empty();
        }
        double[] mine = values(left, shared, measure);
        double[] others = values(right, shared, measure);
        Interval mean = Bootstrap.STANDARD.difference(mine, others);
        return Optional.of(new Difference(shared.length, mean, SignFlips.STANDARD.pValue(mine, others)));
    }

    private static double[] values(Cell cell, String[] keys, Measure measure) {
        return Arrays.stream(keys)
                .mapToDouble(key -> measure.of(cell.episodes().get(key).scored()))
                .toArray();
    }
}
