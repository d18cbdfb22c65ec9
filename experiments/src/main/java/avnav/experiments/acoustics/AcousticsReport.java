package avnav.experiments.acoustics;

import avnav.experiments.BadInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints how far the embedded acoustics is from the reference and draws it. */
@Command(name = "acoustics", description = "Compare the embedded acoustics with recorded references and plot it.")
public final class AcousticsReport implements Callable<Integer> {

    private static final int LISTENERS_OF_A_SHOEBOX = 6;

    @Spec
    private CommandSpec spec;

    @Option(names = "--reference", description = "Folder of the reference files (default: ${DEFAULT-VALUE}).")
    private Path reference = Path.of("simbridge/src/test/resources/golden/acoustics");

    @Option(names = "--images", description = "Folder for the plots (default: ${DEFAULT-VALUE}).")
    private Path images = Path.of("docs/images");

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(reference.resolve("home6.json"))) {
            throw new BadInput("The reference folder (" + reference + ") must hold home6.json.\n"
                    + "Maybe run from the repository's root or name the folder with --reference.");
        }
        AcousticsComparison comparison = new AcousticsComparison(reference);
        List<Comparison> rows = comparison.all();
        PrintWriter out = spec.commandLine().getOut();
        out.println("| scene | figure | places | largest | rms | mean | tolerance | within |");
        out.println("|---|---|---|---|---|---|---|---|");
        for (Comparison row : rows) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %d | %.1f %s | %.1f | %+.1f | %s | %s |%n",
                    row.scene(),
                    row.figure(),
                    row.ours().size(),
                    row.largest(),
                    row.unit(),
                    row.rootMeanSquare(),
                    row.mean(),
                    tolerance(row),
                    row.isWithin() ? "yes" : "**no**");
        }
        out.flush();
        AcousticsPlots.draw(rows, images);
        AcousticsPlots.drawOctaves(rows, LISTENERS_OF_A_SHOEBOX, images);
        AcousticsPlots.drawDistance(rows, comparison.shoeboxMetres(), images);
        AcousticsPlots.drawHead(reference.resolve("kemar.json"), images);
        return 0;
    }

    private static String tolerance(Comparison row) {
        String each = Double.isInfinite(row.each()) ? "" : "each " + row.each();
        String rms = Double.isInfinite(row.rms()) ? "" : "rms " + row.rms();
        return each + (each.isEmpty() || rms.isEmpty() ? "" : ", ") + rms;
    }
}
