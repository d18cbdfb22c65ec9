package avnav.experiments.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;

import avnav.experiments.metrics.Verdict.Scored;
import avnav.experiments.report.RunResults.Outcome;
import avnav.experiments.run.FloorPlan;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Every row's best, middling and worst walks on their floor plans. */
final class WalkGallery {

    private static final int SHOWN_PER_END = 2;

    private final RunResults results;

    WalkGallery(RunResults results) {
        this.results = results;
    }

    DomContent gallery() {
        List<DomContent> rows = new ArrayList<>();
        for (int i = 0; i < results.rows().size(); i++) {
            String row = results.rows().get(i);
            String colour = Palette.of(i);
            List<DomContent> cards = new ArrayList<>();
            for (Outcome outcome : chosen(results.outcomes().get(row))) {
                FloorPlan plan = results.plans().get(outcome.walk().scene());
                if (plan != null) {
                    cards.add(card(plan, outcome, colour));
                }
            }
            rows.add(div(h3(row), div(each(cards, card -> card)).withClass("walks")));
        }
        return div(
                p("Each row's two best, two middling and two worst episodes. White ring: start with heading; cross: end; "
                                + "yellow: source with the 1 m around it; red: collisions.")
                        .withClass("note"),
                each(rows, row -> row));
    }

    private static Set<Outcome> chosen(List<Outcome> outcomes) {
        List<Outcome> sorted = new ArrayList<>(outcomes);
        sorted.sort(Comparator.comparingDouble(
                        (Outcome outcome) -> -outcome.scored().spl())
                .thenComparingDouble(outcome -> -outcome.scored().softSpl())
                .thenComparingDouble(outcome -> -outcome.shortestMetres())
                .thenComparing(outcome -> outcome.walk().scene())
                .thenComparing(outcome -> outcome.walk().episode()));
        Set<Outcome> chosen = new LinkedHashSet<>(sorted.subList(0, Math.min(SHOWN_PER_END, sorted.size())));
        int middle = sorted.size() / 2;
        chosen.addAll(sorted.subList(Math.max(0, middle - 1), Math.min(middle + 1, sorted.size())));
        chosen.addAll(sorted.subList(Math.max(0, sorted.size() - SHOWN_PER_END), sorted.size()));
        return chosen;
    }

    private static DomContent card(FloorPlan plan, Outcome outcome, String colour) {
        Scored scored = outcome.scored();
        String numbers = String.format(
                Locale.ROOT,
                "SPL %.2f · SoftSPL %.2f · %d actions · %.1f m away at the start, %.1f m at the end",
                scored.spl(),
                scored.softSpl(),
                scored.na(),
                outcome.shortestMetres(),
                scored.distanceToGoal());
        boolean success = scored.success() == 1;
        return figure(
                rawHtml(PlanDrawing.of(plan, outcome, colour)),
                figcaption(
                        span(success ? "success" : "failure").withClass(success ? "badge good" : "badge bad"),
                        span(outcome.walk().scene() + " · episode "
                                        + outcome.walk().episode())
                                .withClass("name"),
                        div(numbers)));
    }
}
