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

import avnav.experiments.metrics.Interval;
import avnav.experiments.metrics.Measure;
import avnav.experiments.metrics.Summary;
import avnav.experiments.run.SummaryFile;
import com.fasterxml.jackson.databind.JsonNode;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Means of every row, and differences between rows, with their intervals. */
final class ResultTables {

    private final RunResults results;

    ResultTables(RunResults results) {
        this.results = results;
    }

    DomContent means() {
        List<DomContent> rows = new ArrayList<>();
        for (int i = 0; i < results.rows().size(); i++) {
            String row = results.rows().get(i);
            Summary summary = SummaryFile.summary(results.summary().path("rows").path(row));
            rows.add(tr(
                    th(
                            span().withClass("swatch").withStyle("background:" + Palette.of(i)),
                            span(row),
                            iff(
                                    results.isPrivileged(row),
                                    span("told the truth").withClass("badge"))),
                    td(String.valueOf(summary.episodes())),
                    each(List.of(Measure.values()), measure -> cell(measure, summary.of(measure), false))));
        }
        return div(
                wide(table(head("Episodes"), tbody(each(rows, row -> row)))),
                p("Means with 95 % bootstrap intervals over episodes. Success, SPL, SoftSPL and SNA in per cent. "
                                + "NA counts actions, STOP included. The A of SNA: "
                                + results.summary().path("expertCount").asText()
                                + ". Rows marked “told the truth” know where the source is: upper bounds, "
                                + "not competitors.")
                        .withClass("note"));
    }

    DomContent differences() {
        List<DomContent> rows = new ArrayList<>();
        for (JsonNode node : results.summary().path("differences")) {
            rows.add(tr(
                    th(node.path("row").asText() + " − " + node.path("minus").asText()),
                    td(node.path("episodes").asText()),
                    each(
                            List.of(Measure.values()),
                            measure -> cell(measure, SummaryFile.interval(node.path(measure.key())), true))));
        }
        if (rows.isEmpty()) {
            return p("There is one row only.").withClass("note");
        }
        return div(
                wide(table(head("Pairs"), tbody(each(rows, row -> row)))),
                p("Mean of the differences, episode by episode, with its 95 % bootstrap interval; bold where the "
                                + "interval does not hold 0.")
                        .withClass("note"));
    }

    static DomContent head(String count) {
        return thead(tr(
                th(""),
                th(count),
                each(List.of(Measure.values()), measure -> th(measure.title() + (measure.isShare() ? " %" : "")))));
    }

    static DomContent cell(Measure measure, Interval interval, boolean isDifference, DomContent... more) {
        boolean isClear = !isDifference || interval.low() > 0 || interval.high() < 0;
        return td(
                span(format(measure, interval.mean(), isDifference)).withClass(isClear ? "mean" : "unclear"),
                span(format(measure, interval.low(), isDifference) + " … "
                                + format(measure, interval.high(), isDifference))
                        .withClass("interval"),
                each(more));
    }

    private static String format(Measure measure, double value, boolean isDifference) {
        double shown = measure.isShare() ? 100 * value : value;
        String digits = measure == Measure.DISTANCE_TO_GOAL ? ".2f" : ".1f";
        return String.format(Locale.ROOT, (isDifference ? "%+" : "%") + digits, shown)
                .replace('-', '−');
    }

    private static DomContent wide(DomContent table) {
        return div(table).withClass("wide");
    }
}
