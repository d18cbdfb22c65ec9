package avnav.experiments.report;

import static j2html.TagCreator.body;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.style;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import avnav.experiments.AtomicFile;
import avnav.experiments.Json;
import avnav.experiments.run.RunFolder;
import avnav.experiments.run.SummaryFile;
import avnav.simbridge.NavigationTask;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes {@code report.html}: the same run folder gives the same bytes. */
public final class Report {

    private final RunResults results;
    private final List<String> refusals;

    private Report(RunResults results, List<String> refusals) {
        this.results = results;
        this.refusals = refusals;
    }

    /** @throws avnav.experiments.BadInput when a file of the folder is missing or was changed by hand */
    public static void write(RunFolder folder, NavigationTask task) {
        Report report = new Report(RunResults.read(folder, task), SummaryFile.refusals(folder));
        AtomicFile.write(folder.report(), report.page());
    }

    private String page() {
        ResultTables tables = new ResultTables(results);
        EpisodeCharts charts = new EpisodeCharts(results);
        return document(html(
                                head(
                                        meta().withCharset("utf-8"),
                                        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                        title("Avnav benchmark"),
                                        style(rawHtml(css()))),
                                body(
                                        header(h1("Audio-visual navigation benchmark"), lead()),
                                        main(
                                                chapter("Results", tables.means(), refused()),
                                                chapter("Differences", tables.differences()),
                                                chapter("By scene", charts.byScene()),
                                                chapter("By length of the shortest way", charts.byLength()),
                                                chapter("Distributions", charts.distributions()),
                                                chapter("Walks", new WalkGallery(results).gallery()),
                                                chapter("Where these numbers come from", provenance()))))
                        .attr("lang", "en"))
                + "\n";
    }

    private static DomContent chapter(String name, DomContent... content) {
        return section(h2(name), each(content));
    }

    private DomContent lead() {
        int episodes =
                results.outcomes().values().stream().mapToInt(List::size).max().orElse(0);
        long scenes = results.outcomes().values().stream()
                .flatMap(List::stream)
                .map(outcome -> outcome.walk().scene())
                .distinct()
                .count();
        return p(episodes + " episodes of "
                        + results.provenance().path("dataset").asText() + " in " + scenes
                        + (scenes == 1 ? " scene" : " scenes") + ", commit "
                        + shortCommit() + ", seed "
                        + results.provenance().path("seed").asText() + ".")
                .withClass("lead");
    }

    private String shortCommit() {
        String commit = results.provenance().path("commit").asText();
        String hash = commit.length() > 10 ? commit.substring(0, 10) : commit;
        return results.provenance().path("dirty").asBoolean() ? hash + " (with changes)" : hash;
    }

    private DomContent refused() {
        if (refusals.isEmpty()) {
            return p("No episode had to be left out.").withClass("note");
        }
        return details(
                summary(refusals.size() + " episodes are not in these means"), ul(each(refusals, line -> li(line))));
    }

    private DomContent provenance() {
        return section(
                details(summary("provenance.json"), pre(code(Json.indented(results.provenance())))),
                details(summary("config.yaml"), pre(code(results.config()))));
    }

    /** The style of every page of this project. */
    public static String css() {
        try (InputStream file = Report.class.getResourceAsStream("/avnav/report.css")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
