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
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.style;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.title;

import avnav.experiments.AtomicFile;
import avnav.experiments.BadInput;
import avnav.experiments.sweep.SweepFolder;
import avnav.experiments.sweep.SweepResults;
import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a sweep's {@code report.html}: the same results give the same bytes, and no clock is in it. */
public final class SweepReport {

    private final SweepFolder folder;
    private final SweepResults results;

    private SweepReport(SweepFolder folder, SweepResults results) {
        this.folder = folder;
        this.results = results;
    }

    /** @throws BadInput when the folder cannot be read or written */
    public static void write(SweepFolder folder, SweepResults results) {
        AtomicFile.write(folder.file("report.html"), new SweepReport(folder, results).page());
    }

    private String page() {
        SweepTables tables = new SweepTables(results);
        return document(html(
                                head(
                                        meta().withCharset("utf-8"),
                                        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                        title("Avnav planning sweep"),
                                        style(rawHtml(Report.css()))),
                                body(
                                        header(h1("Planning with imagined futures"), lead()),
                                        main(
                                                chapter("Results", tables.means()),
                                                chapter("Beam width and rollout length", new SweepMaps(results).maps()),
                                                chapter("Differences to the agents", tables.differences()),
                                                chapter("Trajectories", new SweepWalks(results).gallery()),
                                                chapter("Where these numbers come from", origin()))))
                        .attr("lang", "en"))
                + "\n";
    }

    private static DomContent chapter(String name, DomContent content) {
        return section(h2(name), content);
    }

    private DomContent lead() {
        return p(results.base().summary().episodes() + " episodes of "
                        + results.sweep().bench().episodes().source() + ", the same for every row; "
                        + results.cells().size() + " rows; planners draw the same chance in the same episode.")
                .withClass("lead");
    }

    private DomContent origin() {
        return section(each(List.of("provenance.json", "config.yaml"), name -> {
            Path file = folder.file(name);
            try {
                return details(summary(name), pre(code(Files.readString(file))));
            } catch (IOException e) {
                throw new BadInput("The file (" + file + ") cannot be read: " + e.getMessage() + ".", e);
            }
        }));
    }
}
