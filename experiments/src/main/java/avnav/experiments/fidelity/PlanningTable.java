package avnav.experiments.fidelity;

import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;

/** Single steps as planning needs them, a row per model. */
final class PlanningTable {

    private PlanningTable() {}

    static DomContent of(List<PlanningScores> rows) {
        return table(
                thead(tr(
                        th("row"),
                        th("reward error / variance ↓").withTitle("of moves; 1 is what the mean achieves"),
                        th("sign of forward, % ↑").withTitle("where the distance changes by over 0.05 m"),
                        th("STOP at 1 m, balanced % ↑"),
                        th("ILD error after turns, dB ↓"),
                        th("of repeating, dB"),
                        th("moves"),
                        th("forwards"),
                        th("turns"))),
                tbody(each(
                        rows,
                        row -> tr(
                                th(row.row()),
                                number("%.3f", row.figures().rewardError()),
                                number("%.1f", 100 * row.figures().forwardSign()),
                                number("%.1f", 100 * row.figures().stopAccuracy()),
                                number("%.2f", row.turnIldError()),
                                number("%.2f", row.turnIldErrorOfRepeating()),
                                td(Integer.toString(row.figures().moves())),
                                td(Integer.toString(row.figures().forwards())),
                                td(Integer.toString(row.turns()))))));
    }

    private static DomContent number(String format, double value) {
        return td(String.format(Locale.ROOT, format, value));
    }
}
