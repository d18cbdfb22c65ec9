package avnav.experiments.command;

import avnav.experiments.BadInput;
import avnav.experiments.configuration.ConfigFile;
import avnav.experiments.configuration.WorldModelTrainingConfig;
import avnav.experiments.worldmodel.RunReport;
import avnav.experiments.worldmodel.WorldModelRun;
import avnav.worldmodel.data.DatasetException;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.TensorFileException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains the world model: data, encoders, latents and AV-CDiT's stages. */
@Command(
        name = "worldmodel",
        description =
                "Train the audio-visual world model: data and encoders where they are not there yet, then AV-CDiT in "
                        + "the paper's three stages. Killed and started again with the same --out, it goes on.")
public final class TrainWorldModelCommand implements Callable<Integer> {

    @Option(
            names = "--config",
            paramLabel = "FILE.yaml",
            description = "Recipe (default: configs/worldmodel/laptop.yaml).",
            defaultValue = "configs/worldmodel/laptop.yaml")
    private Path config;

    @Option(names = "--set", paramLabel = "key=value", description = "Replace one value of the recipe.")
    private List<String> settings = List.of();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Run folder; resumed if it exists.")
    private Path out;

    @Option(
            names = "--device",
            paramLabel = "cpu|cuda",
            description = "Where tensors live (default: cpu). cuda wants a build with -Pcuda and is untested.",
            defaultValue = "cpu")
    private String device;

    @Override
    public Integer call() throws IOException {
        WorldModelTrainingConfig recipe = ConfigFile.read(config).with(settings).as(WorldModelTrainingConfig.class);
        try {
            TensorEngine.useDevice(device);
            WorldModelRun run = new WorldModelRun(recipe, out, BenchOptions.root(), new RunReport(System.err));
            run.require();
            TrainingFolder.open(out, recipe, recipe.training().seed(), recipe.dataRecipe(), () -> {});
            run.run();
            System.out.println("World model: " + run.modelFolder());
        } catch (IllegalArgumentException | DatasetException | TensorFileException e) {
            throw new BadInput(e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new BadInput("The file (" + e.getMessage() + ") does not exist.\n"
                    + "Maybe it is mistyped; an encoder's file and network.start may be empty.");
        }
        return 0;
    }
}
