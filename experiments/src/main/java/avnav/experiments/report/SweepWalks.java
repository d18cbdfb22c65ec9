package avnav.experiments.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;

import avnav.experiments.configuration.PlannerRow.WorldModel;
import avnav.experiments.metrics.Measure;
import avnav.experiments.metrics.Verdict.Scored;
import avnav.experiments.report.RunResults.Outcome;
import avnav.experiments.run.FloorPlan;
import avnav.experiments.sweep.SweepResults;
import avnav.experiments.sweep.SweepResults.Cell;
import avnav.experiments.sweep.SweepResults.Episode;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The paper's Figure 7: the same episode walked by the base agent and by the best cell of each world model, side by side. */
final class SweepWalks {

    private static final int SHOWN_PER_END = 2;

    private final SweepResults results;
    private final List<Cell> shown;

    SweepWalks(SweepResults results) {
        this.results = results;
        shown = new ArrayList<>(List.of(results.base()));
        for (WorldModel model : results.sweep().grid().worldModels()) {
            results.cells().stream()
                    .filter(cell -> cell.planner()
                            .filter(row -> row.worldModel() == model)
                            .isPresent())
                    .max(Comparator.comparingDouble(
                            cell -> cell.summary().of(Measure.SNA).mean()))
                    .ifPresent(shown::add);
        }
    }

    DomContent gallery() {
        return div(
                p("The first agent beside each world model's cell of the highest SNA in this table: episodes on which its "
                                + "first planner saved the most actions, middling ones, and those on which it lost the "
                                + "most. White ring: start with heading; cross: end; yellow: source with the 1 m around "
                                + "it; red: collisions.")
                        .withClass("note"),
                each(List.copyOf(chosen()), this::row));
    }

    private Set<String> chosen() {
        Cell base = results.base();
        Cell planner = shown.get(Math.min(1, shown.size() - 1));
        List<String> keys = new ArrayList<>(base.episodes().keySet().stream()
                .filter(key -> shown.stream().allMatch(cell -> cell.episodes().containsKey(key)))
                .sorted(Comparator.comparingInt((String key) ->
                                planner.episodes().get(key).scored().na()
                                        - base.episodes().get(key).scored().na())
                        .thenComparing(Comparator.naturalOrder()))
                .toList());
        Set<String> chosen = new LinkedHashSet<>(keys.subList(0, Math.min(SHOWN_PER_END, keys.size())));
        int middle = keys.size() / 2;
        chosen.addAll(keys.subList(Math.max(0, middle - 1), Math.min(middle + 1, keys.size())));
        chosen.addAll(keys.subList(Math.max(0, keys.size() - SHOWN_PER_END), keys.size()));
        return chosen;
    }

    private DomContent row(String key) {
        Episode first = results.base().episodes().get(key);
        List<DomContent> cards = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            cards.add(card(shown.get(i), key, Palette.of(i)));
        }
        String name = String.format(
                Locale.ROOT,
                "%s · episode %s · %.1f m, %d actions of the expert",
                first.walk().scene(),
                first.walk().episode(),
                first.walk().trace().geodesicMetres()[0],
                first.walk().trace().expertActions());
        return div(h3(name), div(each(cards, card -> card)).withClass("walks"));
    }

    private DomContent card(Cell cell, String key, String colour) {
        Episode episode = cell.episodes().get(key);
        Scored scored = episode.scored();
        FloorPlan plan = results.plans().get(episode.walk().scene());
        boolean success = scored.success() == 1;
        return figure(
                rawHtml(plan == null ? "" : PlanDrawing.of(plan, new Outcome(episode.walk(), scored), colour)),
                figcaption(
                        span(success ? "success" : "failure").withClass(success ? "badge good" : "badge bad"),
                        span(cell.row()).withClass("name"),
                        div(String.format(
                                Locale.ROOT,
                                "%d actions · SPL %.2f · SNA %.2f · %.1f m away at the end",
                                scored.na(),
                                scored.spl(),
                                scored.sna(),
                                scored.distanceToGoal()))));
    }
}
