package avnav.experiments.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;

import avnav.experiments.metrics.Bootstrap;
import avnav.experiments.metrics.Interval;
import avnav.experiments.metrics.Measure;
import avnav.experiments.metrics.Verdict.Scored;
import avnav.experiments.report.BarChart.Group;
import avnav.experiments.report.RunResults.Outcome;
import avnav.experiments.run.SummaryFile;
import com.fasterxml.jackson.databind.JsonNode;
import j2html.tags.DomContent;
import j2html.tags.specialized.FigureTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Charts over episodes: bars by scene and by length, cumulative distributions. */
final class EpisodeCharts {

    private static final double[] LENGTHS_METRES = {0, 4, 7, 11, Double.POSITIVE_INFINITY};

    private final RunResults results;

    EpisodeCharts(RunResults results) {
        this.results = results;
    }

    DomContent byScene() {
        TreeSet<String> scenes = new TreeSet<>();
        results.rows().forEach(row -> scenesOf(row).fieldNames().forEachRemaining(scenes::add));
        return div(legend(), bars("SPL", scenes, Measure.SPL), bars("Success", scenes, Measure.SUCCESS));
    }

    private DomContent bars(String title, TreeSet<String> scenes, Measure measure) {
        List<Group> groups = new ArrayList<>();
        for (String scene : scenes) {
            List<Optional<Interval>> values = new ArrayList<>();
            for (String row : results.rows()) {
                JsonNode node = scenesOf(row).path(scene).path(measure.key());
                values.add(node.isMissingNode() ? Optional.empty() : Optional.of(SummaryFile.interval(node)));
            }
            groups.add(new Group(scene.substring(scene.lastIndexOf('/') + 1), values));
        }
        return chart(title, BarChart.of(groups, results.rows())).withClass("full");
    }

    private JsonNode scenesOf(String row) {
        return results.summary().path("rows").path(row).path("scenes");
    }

    DomContent byLength() {
        return div(
                        chart("Success", lengths(Measure.SUCCESS)),
                        chart("SPL", lengths(Measure.SPL)),
                        chart("SNA", lengths(Measure.SNA)))
                .withClass("charts");
    }

    private String lengths(Measure measure) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i + 1 < LENGTHS_METRES.length; i++) {
            double from = LENGTHS_METRES[i];
            double to = LENGTHS_METRES[i + 1];
            String label = Double.isInfinite(to) ? "over " + (int) from + " m" : (int) from + "–" + (int) to + " m";
            groups.add(new Group(
                    label,
                    results.outcomes().values().stream()
                            .map(outcomes -> mean(outcomes, measure, from, to))
                            .toList()));
        }
        return BarChart.of(groups, results.rows());
    }

    private static Optional<Interval> mean(List<Outcome> outcomes, Measure measure, double from, double to) {
        List<Scored> within = outcomes.stream()
                .filter(outcome -> outcome.shortestMetres() >= from && outcome.shortestMetres() < to)
                .map(Outcome::scored)
                .toList();
        return within.isEmpty() ? Optional.empty() : Optional.of(Bootstrap.STANDARD.mean(measure.of(within)));
    }

    DomContent distributions() {
        return div(
                        distribution("SPL", outcome -> outcome.scored().spl(), ""),
                        distribution("SoftSPL", outcome -> outcome.scored().softSpl(), ""),
                        distribution(
                                "Distance to goal at the end",
                                outcome -> outcome.scored().distanceToGoal(),
                                " m"),
                        distribution("Actions (NA)", outcome -> outcome.scored().na(), ""),
                        distribution(
                                "Collisions",
                                outcome -> outcome.walk().collided().size(),
                                ""),
                        distribution("Shortest way at the start", Outcome::shortestMetres, " m"))
                .withClass("charts");
    }

    private DomContent distribution(String title, ToDoubleFunction<Outcome> value, String unit) {
        List<double[]> values = results.outcomes().values().stream()
                .map(outcomes -> outcomes.stream().mapToDouble(value).toArray())
                .toList();
        return chart(
                title + ": share of episodes at or below",
                Distribution.of(values, Distribution.roundedMax(values), unit));
    }

    private DomContent legend() {
        return div(each(
                        results.rows(),
                        row -> span(
                                span().withClass("swatch")
                                        .withStyle("background:"
                                                + Palette.of(results.rows().indexOf(row))),
                                span(row))))
                .withClass("legend");
    }

    private static FigureTag chart(String title, String svg) {
        return figure(figcaption(title), rawHtml(svg));
    }
}
