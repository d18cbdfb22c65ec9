package avnav.experiments.command;

import avnav.experiments.BadInput;
import avnav.experiments.benchmark.Figure;
import avnav.experiments.benchmark.PlannerBenchmark;
import avnav.experiments.benchmark.WorldModelBenchmark;
import avnav.experiments.benchmark.WorldModelTrainingSpeed;
import avnav.experiments.configuration.ConfigFile;
import avnav.experiments.configuration.WorldModelTrainingConfig;
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.EmbeddedWorld;
import avnav.worldmodel.WorldModel;
import avnav.worldmodel.cdit.CditSettings;
import avnav.worldmodel.data.DatasetGeneration;
import avnav.worldmodel.data.GenerationSettings;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.TensorFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures AV-CDiT: training, forward passes, sampling. */
@Command(
        name = "worldmodel",
        description =
                "Measure how fast AV-CDiT trains and foresees, and as what share of the machine's matrix products. "
                        + "Keys with .reference are those of a stack of width 256, depth 8, 25 target and 96 context tokens.")
final class WorldModelBenchmarkCommand implements Callable<Integer> {

    @Option(names = "--json", paramLabel = "OUT", description = "Also write the figures here.")
    private Optional<Path> json;

    @Option(
            names = "--world-model",
            paramLabel = "DIR",
            description = "Take the sizes of this model (default: those of the recipe).")
    private Optional<Path> worldModel;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Recipe of the training step (default: configs/worldmodel/laptop.yaml).")
    private Optional<Path> config;

    @Option(names = "--threads", paramLabel = "N", description = "Tensor threads (default: all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--precision",
            paramLabel = "P",
            description = "float32 or bfloat16 (default: whichever this machine multiplies faster).")
    private Optional<Precision> precision = Optional.empty();

    @Option(names = "--calls", paramLabel = "N", description = "Calls behind each median (default: 41).")
    private int calls = 41;

    @Option(names = "--steps", paramLabel = "N", description = "Training steps measured; 0 for none (default: 10).")
    private int steps = 10;

    @Option(
            names = "--walks",
            paramLabel = "N",
            description =
                    "Walks of AVW-4k generated for their speed, after as many to warm up; 0 for none (default: 240).")
    private int walks = 240;

    @Override
    public Integer call() throws IOException {
        if (threads < 1 || calls < 1 || steps < 0 || walks < 0) {
            throw new BadInput("The threads (" + threads + ") and calls (" + calls + ") must be 1 or more, the steps ("
                    + steps + ") and walks (" + walks + ") 0 or more.\nMaybe leave them out.");
        }
        WorldModelTrainingConfig recipe = ConfigFile.read(
                        config.orElseGet(() -> BenchOptions.root().resolve("configs/worldmodel/laptop.yaml")))
                .as(WorldModelTrainingConfig.class);
        CditSettings network = network(recipe);
        TensorEngine.useThreads(threads);
        Precision arithmetic = precision.orElseGet(Precision::fastest);
        System.out.println("Products in " + arithmetic.name().toLowerCase(Locale.ROOT));
        List<Figure> figures = new ArrayList<>();
        figures.addAll(new WorldModelBenchmark(network, recipe.training(), arithmetic, calls).measure());
        if (steps > 0) {
            try (ScratchFolder scratch = ScratchFolder.create()) {
                figures.addAll(new WorldModelTrainingSpeed(network, recipe.training(), arithmetic, threads)
                        .measure(steps, scratch.path()));
            }
        }
        PlannerBenchmark.peakMemory().ifPresent(figures::add);
        if (walks > 0) {
            figures.add(new Figure("dataFramesPerSecond", dataFramesPerSecond(), Double.NaN));
        }
        BenchmarkCommand.print(figures, json);
        return 0;
    }

    private CditSettings network(WorldModelTrainingConfig recipe) {
        if (worldModel.isPresent()) {
            try (WorldModel model = WorldModel.open(worldModel.orElseThrow())) {
                return model.description().network();
            } catch (TensorFileException e) {
                throw new BadInput(e.getMessage(), e);
            } catch (IOException e) {
                throw new BadInput("The world model (" + worldModel.orElseThrow() + ") cannot be read: "
                        + e.getMessage() + ".\nMaybe the path is mistyped.");
            }
        }
        return recipe.network().settings(recipe.latentSizes(), recipe.training().reward());
    }

    /** Generates walks of the train homes twice: it takes thousands of frames until the compiler has settled. */
    private double dataFramesPerSecond() throws IOException {
        GenerationSettings recipe = ConfigFile.read(BenchOptions.root().resolve("configs/data/laptop.yaml"))
                .as(GenerationSettings.class);
        GenerationSettings few = new GenerationSettings(
                recipe.seed(),
                walks,
                0,
                0,
                recipe.mostFrames(),
                recipe.leastMetres(),
                recipe.audibleMetres(),
                recipe.wandering());
        double perSecond = 0;
        for (int pass = 0; pass < 2; pass++) {
            long[] frames = new long[1];
            try (ScratchFolder scratch = ScratchFolder.create()) {
                long start = System.nanoTime();
                new DatasetGeneration(scratch.path(), "benchmark", few, new EmbeddedWorld(EmbeddedSettings.AVWM))
                        .run(threads, done -> frames[0] += done.trajectory().frames());
                perSecond = frames[0] / ((System.nanoTime() - start) * 1e-9);
            }
        }
        return perSecond;
    }
}
