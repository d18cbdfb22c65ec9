package avnav.experiments.fidelity;

import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.img;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import avnav.experiments.AtomicFile;
import avnav.experiments.report.Report;
import avnav.worldmodel.evaluation.FidelityMeasure;
import avnav.worldmodel.evaluation.HorizonScores;
import j2html.tags.DomContent;
import j2html.tags.specialized.ImgTag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes {@code report.html} of an evaluation from its file and its strips alone; the page needs nothing besides. */
public final class FidelityReport {

    private final Path folder;
    private final FidelityResults results;

    private FidelityReport(Path folder) {
        this.folder = folder;
        results = EvaluationFile.read(folder);
    }

    /** @throws avnav.experiments.BadInput when the folder holds no evaluation */
    public static void write(Path folder) {
        AtomicFile.write(folder.resolve("report.html"), new FidelityReport(folder).page());
    }

    private String page() {
        return document(html(
                                head(
                                        meta().withCharset("utf-8"),
                                        title("Avnav world model"),
                                        style(rawHtml(Report.css() + "figure img { max-width: 100%; height: auto; }"))),
                                body(
                                        header(h1("World model: imagined against real"), lead(), settings()),
                                        main(
                                                mode("Fixed-step generation", results.fixed()),
                                                mode("Rollout generation", results.rollout()),
                                                planning(),
                                                strips(),
                                                definitions())))
                        .attr("lang", "en"))
                + "\n";
    }

    private DomContent lead() {
        return p("Frames, sounds and rewards some steps ahead on homes that no training saw. Fixed-step: one prediction"
                        + " straight to each step. Rollout: step by step on the model's own predictions.")
                .withClass("lead");
    }

    private DomContent settings() {
        return p(new TreeMap<>(results.settings())
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", ")))
                .withClass("note");
    }

    private DomContent planning() {
        if (results.planning().isEmpty()) {
            return section(
                    h2("Single steps, as planning needs them"), p("Not run.").withClass("note"));
        }
        return section(
                h2("Single steps, as planning needs them"),
                div(PlanningTable.of(results.planning())).withClass("wide"),
                p("Wanted: a reward error of at most 0.4 of the variance, at least 85 % of the signs and 90 % of the"
                                + " STOPs right, and an ILD error after turns below that of repeating the last sound.")
                        .withClass("note"));
    }

    private DomContent mode(String name, List<HorizonScores> rows) {
        if (rows.isEmpty()) {
            return section(h2(name), p("Not run.").withClass("note"));
        }
        List<DomContent> charts = new ArrayList<>();
        for (FidelityMeasure measure : FidelityMeasure.values()) {
            HorizonChart.png(measure, rows)
                    .ifPresent(png -> charts.add(figure(picture(png, measure.title() + " over steps ahead"))));
        }
        return section(
                h2(name),
                div(FidelityTable.of(rows, results.weights())).withClass("wide"),
                div(each(charts, chart -> chart)).withClass("charts full"));
    }

    private DomContent strips() {
        List<Path> files = StripFolder.files(folder);
        if (files.isEmpty()) {
            return section(h2("Strips"), p("None was drawn.").withClass("note"));
        }
        return section(
                h2("Strips"),
                p("Below each frame the spectra of the left and the right ear, 0 to 8 kHz upward, 0.15 s to the right.")
                        .withClass("note"),
                each(files, file -> div(figure(picture(
                                StripFolder.read(file), file.getFileName().toString())))
                        .withClass("wide")));
    }

    private static ImgTag picture(byte[] png, String text) {
        return img().withSrc("data:image/png;base64," + Base64.getEncoder().encodeToString(png))
                .withAlt(text);
    }

    private static DomContent definitions() {
        return section(
                h2("What the columns mean"),
                p("LPIPS: AlexNet, version 0.1, at the frames' own size. DreamSim: the single branch dino_vitb16, not the"
                                + " default ensemble. FID: pytorch-fid's Inception, 2048 features; fewer pairs bias it upward, so"
                                + " compare rows of equal pairs only. A column whose weights are not there says so.")
                        .withClass("note"),
                p("PSNR of 8-bit frames, at most 58.9 dB each so that one identical pair does not make a mean infinite."
                                + " SSIM: 11 x 11 Gaussian window. LSD and spectral SSIM: magnitudes of 743 points, hop 160,"
                                + " zero-padded, per ear, then averaged; the plain one on linear magnitudes with range 2"
                                + " (voicefixer's convention), the log-spectral one on log10 magnitudes floored at 1e-5 with the"
                                + " true spectrum's range. LSD depends on level. ILD error: difference of 20 log10(RMS left / RMS"
                                + " right). FAD: per ear, then averaged; few pairs bias it upward. Reward MSE in the task's"
                                + " unit squared.")
                        .withClass("note"));
    }
}
