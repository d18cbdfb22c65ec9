package avnav.experiments.fidelity;

import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import avnav.worldmodel.evaluation.FidelityMeasure;
import avnav.worldmodel.evaluation.HorizonScores;
import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Means over all horizons, a row per model and a column per measure: the paper's tables 3 to 7. */
final class FidelityTable {

    private static final List<FidelityMeasure> COLUMNS = List.of(FidelityMeasure.values());

    private FidelityTable() {}

    static DomContent of(List<HorizonScores> rows, Map<FidelityMeasure, String> weights) {
        return table(
                thead(tr(th("row"), th("pairs"), each(COLUMNS, measure -> th(heading(measure))
                        .withTitle(direction(measure))))),
                tbody(each(
                        rows,
                        row -> tr(
                                th(row.row()),
                                td(Integer.toString(row.overall().pairs())),
                                each(COLUMNS, measure -> cell(row, measure, weights))))));
    }

    private static String heading(FidelityMeasure measure) {
        String unit = measure.unit().isEmpty() ? "" : ", " + measure.unit();
        return measure.title() + unit + (measure.higherIsBetter() ? " ↑" : " ↓");
    }

    private static String direction(FidelityMeasure measure) {
        return measure.higherIsBetter() ? "higher is better" : "lower is better";
    }

    private static TdTag cell(HorizonScores row, FidelityMeasure measure, Map<FidelityMeasure, String> weights) {
        Double value = row.overall().values().get(measure);
        if (value != null) {
            return td(String.format(Locale.ROOT, value != 0 && Math.abs(value) < 0.1 ? "%.4f" : "%.3f", value));
        }
        String status = weights.getOrDefault(measure, "");
        return td(status.matches("[0-9a-f]{64}") ? "–" : status.isEmpty() ? "–" : status)
                .withClass("unclear");
    }
}
