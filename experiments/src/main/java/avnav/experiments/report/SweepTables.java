package avnav.experiments.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import avnav.experiments.metrics.Measure;
import avnav.experiments.sweep.SweepResults;
import avnav.experiments.sweep.SweepResults.Cell;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A sweep's means, and every row's paired differences to the agents. */
final class SweepTables {

    private final SweepResults results;

    SweepTables(SweepResults results) {
        this.results = results;
    }

    DomContent means() {
        List<DomContent> rows = new ArrayList<>();
        for (Cell cell : results.cells()) {
            rows.add(tr(
                    th(
                            span(cell.row()),
                            iff(cell.isPrivileged(), span("told the truth").withClass("badge"))),
                    td(String.valueOf(cell.summary().episodes())),
                    each(
                            List.of(Measure.values()),
                            measure -> ResultTables.cell(measure, cell.summary().of(measure), false))));
        }
        return div(
                div(table(ResultTables.head("Episodes"), tbody(each(rows, row -> row))))
                        .withClass("wide"),
                p("Means with 95 % bootstrap intervals over episodes; k candidates, b branches kept, h imagined steps. "
                                + "Rows marked “told the truth” plan in the simulator itself: upper bounds, not "
                                + "competitors.")
                        .withClass("note"));
    }

    DomContent differences() {
        List<DomContent> rows = new ArrayList<>();
        for (Cell agent : results.cells()) {
            if (agent.planner().isEmpty()) {
                for (Cell cell : results.cells()) {
                    if (!cell.row().equals(agent.row())) {
                        rows.add(differences(cell, agent));
                    }
                }
            }
        }
        return div(
                div(table(
                                thead(tr(
                                        th(""),
                                        each(
                                                List.of(Measure.values()),
                                                measure -> th(measure.title() + (measure.isShare() ? " %" : ""))))),
                                tbody(each(rows, row -> row))))
                        .withClass("wide"),
                p("Mean of the differences on the same episodes with its 95 % bootstrap interval, bold where it does not "
                                + "hold 0; p of the paired permutation test (10,000 sign flips, two-sided, not corrected "
                                + "for the number of rows).")
                        .withClass("note"));
    }

    private static DomContent differences(Cell cell, Cell agent) {
        return tr(
                th(cell.row() + " − " + agent.row()),
                each(List.of(Measure.values()), measure -> SweepResults.difference(cell, agent, measure)
                        .<DomContent>map(difference -> ResultTables.cell(
                                measure,
                                difference.mean(),
                                true,
                                span(String.format(Locale.ROOT, "p = %.4f", difference.pValue()))
                                        .withClass("interval")))
                        .orElse(td("no pairs"))));
    }
}
