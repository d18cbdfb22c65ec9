package avnav.experiments.command;

import avnav.experiments.BadInput;
import avnav.experiments.configuration.ConfigFile;
import avnav.worldmodel.data.DatasetException;
import avnav.worldmodel.data.DatasetGeneration;
import avnav.worldmodel.data.DatasetStatistics;
import avnav.worldmodel.data.GenerationSettings;
import avnav.worldmodel.data.TrajectoryStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Generates a data set, or finishes one. */
@Command(
        name = "generate",
        description = "Walk through our homes and record AVW-4k. The same recipe gives the same bytes on any number of "
                + "threads; a generation that was killed goes on when the command is given again.")
final class DataGenerateCommand implements Callable<Integer> {

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "A recipe of configs/data: laptop (60,000 frames, the default) or paper (720,000).")
    private String preset = "laptop";

    @Option(names = "--config", paramLabel = "FILE.yaml", description = "A recipe of your own in place of a preset.")
    private Optional<Path> config;

    @Option(names = "--set", paramLabel = "key=value", description = "Replace one value of the recipe. Repeatable.")
    private List<String> settings = List.of();

    @Option(names = "--threads", paramLabel = "N", description = "How many threads (default: all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder (default: data/NAME of the recipe).")
    private Optional<Path> out;

    @Override
    public Integer call() {
        if (threads < 1) {
            throw new BadInput("The number of threads (" + threads + ") must be 1 or more.\nMaybe leave it out.");
        }
        Path recipe = config.orElseGet(
                () -> BenchOptions.root().resolve("configs").resolve("data").resolve(preset + ".yaml"));
        GenerationSettings wanted = ConfigFile.read(recipe).with(settings).as(GenerationSettings.class);
        String name = recipe.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        Path folder = out.orElse(Path.of("data", name));
        try {
            generate(folder, name, wanted);
            try (TrajectoryStore store = TrajectoryStore.open(folder)) {
                System.out.print(DataSummary.of(DatasetStatistics.of(store), store.motion()));
            }
        } catch (DatasetException e) {
            throw new BadInput(e.getMessage(), e);
        }
        System.out.println("Written: " + folder);
        return 0;
    }

    private void generate(Path folder, String name, GenerationSettings wanted) {
        DatasetGeneration generation = new DatasetGeneration(folder, name, wanted);
        long start = System.nanoTime();
        long[] frames = new long[2];
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("data")
                .setInitialMax(wanted.trajectories())
                .setUpdateIntervalMillis(2000)
                .build()) {
            generation.run(threads, progress -> {
                frames[progress.isNew() ? 0 : 1] += progress.trajectory().frames();
                bar.step();
            });
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        System.out.printf(
                Locale.ROOT,
                "%,d frames recorded in %.1f s (%,.0f frames/s on %d threads), %,d were there already%n",
                frames[0],
                seconds,
                frames[0] / seconds,
                threads,
                frames[1]);
    }
}
