package avnav.experiments.watch;

import static j2html.TagCreator.b;
import static j2html.TagCreator.body;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import avnav.experiments.AtomicFile;
import avnav.experiments.Json;
import avnav.experiments.report.PlanDrawing;
import avnav.experiments.report.Report;
import avnav.experiments.run.FloorPlan;
import avnav.planner.BeamSettings;
import avnav.simbridge.Episode;
import avnav.simbridge.Position;
import avnav.simbridge.Truth;
import com.fasterxml.jackson.databind.node.ObjectNode;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * One HTML file that shows every noted decision of a walk: the tree of the search with what was imagined in each row,
 * beside what really came, with the sound of the walk in step. Needs no network; the same diary gives the same bytes.
 */
public final class ThinkingPage {

    /**
     * Who walked where.
     *
     * @param row the planner's name
     * @param privileged whether its world model is told the truth
     */
    public record Heading(String row, boolean privileged, BeamSettings settings, Episode episode, double stepSeconds) {}

    private final Heading heading;
    private final FloorPlan plan;
    private final ThoughtDiary diary;

    public ThinkingPage(Heading heading, FloorPlan plan, ThoughtDiary diary) {
        this.heading = heading;
        this.plan = plan;
        this.diary = diary;
    }

    /** @throws avnav.experiments.BadInput when the file cannot be written */
    public void write(Path file) {
        AtomicFile.write(file, text());
    }

    String text() {
        ObjectNode data = new ThinkingData(
                        diary, heading.stepSeconds(), heading.settings().repeat())
                .json();
        String json = Json.line(data).replace("<", "\\u003c");
        return document(html(
                                head(
                                        meta().withCharset("utf-8"),
                                        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                        title(heading.row() + " thinks, episode "
                                                + heading.episode().id()),
                                        style(rawHtml(Report.css() + resource("thinking.css")))),
                                body(
                                        header(h1("How the agent thinks"), lead(), guide()),
                                        controls(),
                                        main(now(), search()),
                                        rawHtml("<script type=\"application/json\" id=\"diary\">" + json
                                                + "</script>\n<script>\n" + resource("thinking.js") + "</script>")))
                        .attr("lang", "en"))
                + "\n";
    }

    private DomContent lead() {
        Truth end = diary.moments().get(diary.moments().size() - 1).truth();
        BeamSettings settings = heading.settings();
        int noted = diary.thoughts().size();
        String part = noted < diary.decisions() ? "the first " + noted + " of " : "";
        String outcome = !end.done() ? "still walking" : end.success() ? "success" : "no success";
        return p(
                        b(heading.row()),
                        heading.privileged()
                                ? span("privileged: it imagines with the simulator itself, so every branch is true")
                                        .withClass("badge")
                                : span("imagined by the trained world model").withClass("badge"),
                        rawHtml("<br>"),
                        span(String.format(
                                Locale.ROOT,
                                "Home %s, episode %s: %s%d %s, %s, %.1f m from the source at the end. "
                                        + "Search: %d candidates, beam of %d, %d steps ahead%s, discount %s.",
                                heading.episode().scene(),
                                heading.episode().id(),
                                part,
                                diary.decisions(),
                                diary.decisions() == 1 ? "decision" : "decisions",
                                outcome,
                                end.geodesicMetres(),
                                settings.candidates(),
                                settings.beamWidth(),
                                settings.horizon(),
                                settings.repeat() == 1 ? "" : " of " + settings.repeat() + " actions each",
                                settings.discount())))
                .withClass("lead");
    }

    private static DomContent guide() {
        return p(
                        span(
                                "The agent looks for a sound. At each step it imagines what a few actions would lead to, keeps "
                                        + "the best branches, imagines on, and does the first action of the best. Each card is an "
                                        + "imagined moment: picture, spectra of the left and right ear, how likely the policy itself "
                                        + "finds the action, and what it promises: "),
                        b("reward"),
                        span(
                                " of the action (metres nearer to the source; for STOP ten times the chance of success), "),
                        b("value"),
                        span(" that the critic expects afterwards, and the branch's "),
                        b("score"),
                        span(", by which branches are ranked. "),
                        span("chosen plan").withClass("chip chosen"),
                        span("kept in the beam").withClass("chip kept"),
                        span("dropped").withClass("chip dropped"),
                        span("really happened").withClass("chip real"))
                .withClass("guide");
    }

    private DomContent controls() {
        int last = diary.thoughts().size() - 1;
        return section(
                        div(
                                        button("Play").withId("play").withTitle("Space"),
                                        button("\u2039").withId("back").withTitle("Left arrow; with Shift ten"),
                                        button("\u203a").withId("ahead").withTitle("Right arrow; with Shift ten"),
                                        span().withId("where"),
                                        label(
                                                span("speed "),
                                                select(
                                                                option("real time")
                                                                        .withValue("1"),
                                                                option("half").withValue("0.5"),
                                                                option("quarter")
                                                                        .withValue("0.25")
                                                                        .isSelected(),
                                                                option("tenth").withValue("0.1"))
                                                        .withId("speed")),
                                        label(
                                                input().withType("checkbox")
                                                        .withId("sound")
                                                        .isChecked(),
                                                span(" sound (M)")),
                                        span("Keys: \u2190 \u2192 one decision, Shift ten, Home, End, Space plays. "
                                                        + "Line below: distance to the source; red: bumps.")
                                                .withClass("note"))
                                .withClass("buttons"),
                        rawHtml("<svg id=\"timeline\" preserveAspectRatio=\"none\"></svg>"),
                        input().withType("range")
                                .withId("slider")
                                .attr("min", 0)
                                .attr("max", last)
                                .attr("step", 1)
                                .withValue("0")
                                .attr("aria-label", "decision"))
                .withClass("controls");
    }

    private DomContent now() {
        List<Position> places = diary.moments().stream()
                .map(moment -> moment.truth().pose())
                .map(pose -> new Position(pose.x(), pose.y(), pose.z()))
                .toList();
        return section(
                        div(
                                span("Now").withClass("head"),
                                span("what is really seen and heard").withClass("note")),
                        rawHtml("<canvas id=\"seen\" width=\"256\" height=\"256\"></canvas>"
                                + "<canvas id=\"heard\" width=\"256\" height=\"96\"></canvas>"),
                        div(span("left ear"), span("right ear")).withClass("ears"),
                        div().withId("facts"),
                        div(
                                span("From above").withClass("head"),
                                span("hidden from the agent").withClass("note")),
                        div(rawHtml(PlanDrawing.of(plan, heading.episode().goal(), places)))
                                .withId("plan"))
                .withId("now");
    }

    private static DomContent search() {
        return section(p().withId("verdict"), div().withId("heads"), div().withId("tree"))
                .withId("search");
    }

    private static String resource(String name) {
        try (InputStream file = ThinkingPage.class.getResourceAsStream("/avnav/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
