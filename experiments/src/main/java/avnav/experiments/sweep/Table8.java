package avnav.experiments.sweep;

import avnav.experiments.AtomicFile;
import avnav.experiments.Json;
import avnav.experiments.configuration.PlannerRow.WorldModel;
import avnav.experiments.metrics.Interval;
import avnav.experiments.metrics.Measure;
import avnav.experiments.sweep.SweepResults.Cell;
import avnav.experiments.sweep.SweepResults.Difference;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The paper's Table 8 (section 5.5): SPL, SoftSPL, NA and SNA of the agents and, per number of candidates, beam width and
 * rollout length, of the planner in each world model. As Markdown and LaTeX in the paper's shape, as CSV and JSON with
 * all measures and the paired differences to every agent.
 */
public final class Table8 {

    private static final List<Measure> SHOWN = List.of(Measure.SPL, Measure.SOFT_SPL, Measure.NA, Measure.SNA);

    private final SweepResults results;
    private final List<WorldModel> worldModels;

    public Table8(SweepResults results) {
        this.results = results;
        this.worldModels = results.sweep().grid().worldModels();
    }

    /** One line of the paper's table: a setting, and its cells in the order of the world models. */
    private record Line(int candidates, int beamWidth, int horizon, List<Optional<Cell>> cells) {}

    /** Writes {@code table8.json}, {@code .csv}, {@code .md} and {@code .tex}. */
    public void write(SweepFolder folder) {
        AtomicFile.write(folder.file("table8.json"), Json.indented(json()));
        AtomicFile.write(folder.file("table8.csv"), csv());
        AtomicFile.write(folder.file("table8.md"), markdown());
        AtomicFile.write(folder.file("table8.tex"), latex());
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int k : results.sweep().grid().candidates()) {
            for (int b : results.sweep().grid().beamWidths()) {
                for (int h : results.sweep().grid().horizons()) {
                    lines.add(new Line(
                            k,
                            b,
                            h,
                            worldModels.stream()
                                    .map(model -> results.cell(model, k, b, h))
                                    .toList()));
                }
            }
        }
        return lines;
    }

    private List<Cell> agents() {
        return results.cells().stream().filter(cell -> cell.planner().isEmpty()).toList();
    }

    private ObjectNode json() {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("base", results.sweep().base());
        ArrayNode rows = root.putArray("rows");
        for (Cell cell : results.cells()) {
            ObjectNode node = rows.addObject().put("row", cell.row()).put("privileged", cell.isPrivileged());
            cell.planner().ifPresent(planner -> node.put(
                            "worldModel", planner.worldModel().label())
                    .put("candidates", planner.settings().candidates())
                    .put("beamWidth", planner.settings().beamWidth())
                    .put("horizon", planner.settings().horizon()));
            node.put("episodes", cell.summary().episodes());
            for (Measure measure : Measure.values()) {
                put(node.putObject(measure.key()), cell.summary().of(measure));
            }
            ObjectNode differences = node.putObject("minus");
            for (Cell agent : agents()) {
                if (!agent.row().equals(cell.row())) {
                    putDifferences(differences, cell, agent);
                }
            }
        }
        return root;
    }

    private static void putDifferences(ObjectNode differences, Cell cell, Cell agent) {
        ObjectNode node = differences.putObject(agent.row());
        for (Measure measure : Measure.values()) {
            SweepResults.difference(cell, agent, measure).ifPresent(difference -> {
                node.put("episodes", difference.pairs());
                put(node.putObject(measure.key()), difference.mean()).put("p", difference.pValue());
            });
        }
    }

    private static ObjectNode put(ObjectNode node, Interval interval) {
        return node.put("mean", interval.mean()).put("low", interval.low()).put("high", interval.high());
    }

    private String csv() {
        StringJoiner text = new StringJoiner("\n", "", "\n");
        StringJoiner head = new StringJoiner(",").add("row,worldModel,candidates,beamWidth,horizon,episodes");
        for (Measure measure : Measure.values()) {
            for (String column :
                    List.of("", ".low", ".high", ".minusBase", ".minusBase.low", ".minusBase.high", ".p")) {
                head.add(measure.key() + column);
            }
        }
        text.add(head.toString());
        for (Cell cell : results.cells()) {
            StringJoiner line = new StringJoiner(",").add(cell.row());
            line.add(cell.planner()
                    .map(planner -> planner.worldModel().label() + ","
                            + planner.settings().candidates() + ","
                            + planner.settings().beamWidth() + ","
                            + planner.settings().horizon())
                    .orElse(",,,"));
            line.add(String.valueOf(cell.summary().episodes()));
            for (Measure measure : Measure.values()) {
                Interval mean = cell.summary().of(measure);
                line.add(mean.mean() + "," + mean.low() + "," + mean.high());
                line.add(SweepResults.difference(cell, results.base(), measure)
                        .map(difference -> difference.mean().mean() + ","
                                + difference.mean().low() + ","
                                + difference.mean().high() + ","
                                + difference.pValue())
                        .orElse(",,,"));
            }
            text.add(line.toString());
        }
        return text.toString();
    }

    private String markdown() {
        StringJoiner text = new StringJoiner("\n", "", "\n");
        StringBuilder head = new StringBuilder("| K | B | H |");
        StringBuilder rule = new StringBuilder("|--:|--:|--:|");
        for (Measure measure : SHOWN) {
            for (WorldModel model : worldModels) {
                head.append(' ')
                        .append(title(measure))
                        .append(' ')
                        .append(name(model))
                        .append(" |");
                rule.append("--:|");
            }
        }
        text.add(head).add(rule);
        for (Cell agent : agents()) {
            StringBuilder line = new StringBuilder("| " + agent.row() + " | | |");
            for (Measure measure : SHOWN) {
                for (int column = 0; column < worldModels.size(); column++) {
                    line.append(' ')
                            .append(column == 0 ? interval(measure, agent) : "")
                            .append(" |");
                }
            }
            text.add(line);
        }
        for (Line row : lines()) {
            StringBuilder line =
                    new StringBuilder("| " + row.candidates() + " | " + row.beamWidth() + " | " + row.horizon() + " |");
            for (Measure measure : SHOWN) {
                for (Optional<Cell> cell : row.cells()) {
                    line.append(' ')
                            .append(cell.map(found -> interval(measure, found) + mark(measure, found))
                                    .orElse(""))
                            .append(" |");
                }
            }
            text.add(line);
        }
        text.add("");
        text.add("Means with 95 % bootstrap intervals over "
                + results.base().summary().episodes()
                + " episodes; SPL, SoftSPL and SNA in per cent. * and †: better and worse than "
                + results.sweep().base()
                + " on the same episodes, the interval of the paired difference clear of 0. The oracle knows the truth: an "
                + "upper bound.");
        return text.toString();
    }

    /** Such as {@code 71.2 [66.0, 76.1]}. */
    private static String interval(Measure measure, Cell cell) {
        Interval interval = cell.summary().of(measure);
        return number(measure, interval.mean()) + " [" + number(measure, interval.low()) + ", "
                + number(measure, interval.high()) + "]";
    }

    private String mark(Measure measure, Cell cell) {
        Optional<Difference> difference = SweepResults.difference(cell, results.base(), measure);
        if (difference.isEmpty() || !difference.get().isClear()) {
            return "";
        }
        boolean isMore = difference.get().mean().mean() > 0;
        return isMore == (measure != Measure.NA) ? " *" : " †";
    }

    private String latex() {
        int columns = SHOWN.size() * worldModels.size();
        StringJoiner text = new StringJoiner("\n", "", "\n");
        text.add("\\begin{tabular}{rrr" + "r".repeat(columns) + "}").add("\\toprule");
        StringBuilder groups = new StringBuilder(" & & ");
        StringBuilder heads = new StringBuilder("$K$ & $B$ & $H$");
        for (Measure measure : SHOWN) {
            groups.append(" & \\multicolumn{" + worldModels.size() + "}{c}{")
                    .append(title(measure).replace("%", "\\%"))
                    .append('}');
            worldModels.forEach(model -> heads.append(" & ").append(name(model)));
        }
        text.add(groups + " \\\\").add(heads + " \\\\").add("\\midrule");
        for (Cell agent : agents()) {
            StringBuilder line = new StringBuilder("\\multicolumn{3}{l}{" + agent.row() + "}");
            for (Measure measure : SHOWN) {
                line.append(" & \\multicolumn{" + worldModels.size() + "}{c}{")
                        .append(number(measure, agent.summary().of(measure).mean()))
                        .append('}');
            }
            text.add(line + " \\\\");
        }
        text.add("\\midrule");
        for (Line row : lines()) {
            StringBuilder line = new StringBuilder(row.candidates() + " & " + row.beamWidth() + " & " + row.horizon());
            for (Measure measure : SHOWN) {
                for (Optional<Cell> cell : row.cells()) {
                    line.append(" & ")
                            .append(cell.map(found -> number(
                                            measure, found.summary().of(measure).mean()))
                                    .orElse("--"));
                }
            }
            text.add(line + " \\\\");
        }
        return text.add("\\bottomrule").add("\\end{tabular}").toString();
    }

    private static String title(Measure measure) {
        return measure.isShare() ? measure.title() + " %" : measure.title();
    }

    private static String name(WorldModel model) {
        return model == WorldModel.ORACLE ? "Oracle WM" : "AVWM";
    }

    private static String number(Measure measure, double value) {
        return String.format(Locale.ROOT, "%.1f", measure.isShare() ? 100 * value : value);
    }
}
