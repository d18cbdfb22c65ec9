package avnav.experiments.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;

import avnav.experiments.configuration.PlannerRow.WorldModel;
import avnav.experiments.configuration.SweepConfig;
import avnav.experiments.metrics.Interval;
import avnav.experiments.metrics.Measure;
import avnav.experiments.report.HeatMap.Square;
import avnav.experiments.sweep.SweepResults;
import avnav.experiments.sweep.SweepResults.Cell;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Heat maps over beam width and rollout length, one per world model, number of candidates and measure. */
final class SweepMaps {

    /** The gain over the base at which a square is coloured fully. */
    private static final Map<Measure, Double> FULL_COLOUR =
            Map.of(Measure.SPL, 0.2, Measure.SOFT_SPL, 0.2, Measure.NA, 80.0, Measure.SNA, 0.2);

    private static final List<Measure> SHOWN = List.of(Measure.SPL, Measure.SOFT_SPL, Measure.NA, Measure.SNA);

    private final SweepResults results;
    private final SweepConfig grid;

    SweepMaps(SweepResults results) {
        this.results = results;
        this.grid = results.sweep().grid();
    }

    DomContent maps() {
        List<DomContent> parts = new ArrayList<>();
        for (WorldModel model : grid.worldModels()) {
            for (int candidates : grid.candidates()) {
                parts.add(h3("World model " + model.label() + ", " + candidates + " candidates"));
                parts.add(div(each(
                                SHOWN,
                                measure -> figure(
                                        figcaption(measure.title() + (measure.isShare() ? " %" : "")),
                                        rawHtml(map(model, candidates, measure)))))
                        .withClass("charts"));
            }
        }
        return div(
                p("Means; blue is better than " + results.sweep().base() + " on the same episodes, orange worse.")
                        .withClass("note"),
                each(parts, part -> part));
    }

    private String map(WorldModel model, int candidates, Measure measure) {
        List<List<Optional<Square>>> squares = new ArrayList<>();
        for (int beamWidth : grid.beamWidths()) {
            squares.add(grid.horizons().stream()
                    .map(horizon ->
                            results.cell(model, candidates, beamWidth, horizon).map(cell -> square(cell, measure)))
                    .toList());
        }
        return HeatMap.of(
                grid.beamWidths().stream().map(width -> "B = " + width).toList(),
                grid.horizons().stream().map(horizon -> "H = " + horizon).toList(),
                squares,
                FULL_COLOUR.get(measure));
    }

    private Square square(Cell cell, Measure measure) {
        double scale = measure.isShare() ? 100 : 1;
        Interval mean = cell.summary().of(measure);
        Optional<Interval> difference =
                SweepResults.difference(cell, results.base(), measure).map(SweepResults.Difference::mean);
        double gain = difference.map(Interval::mean).orElse(0.0) * (measure == Measure.NA ? -1 : 1);
        String hint = String.format(
                Locale.ROOT,
                "%s: %.1f [%.1f, %.1f]",
                cell.row(),
                scale * mean.mean(),
                scale * mean.low(),
                scale * mean.high());
        return new Square(
                String.format(Locale.ROOT, "%.1f", scale * mean.mean()),
                gain,
                hint
                        + difference
                                .map(d -> String.format(
                                        Locale.ROOT,
                                        "; %+.1f [%+.1f, %+.1f] to %s",
                                        scale * d.mean(),
                                        scale * d.low(),
                                        scale * d.high(),
                                        results.sweep().base()))
                                .orElse(""));
    }
}
