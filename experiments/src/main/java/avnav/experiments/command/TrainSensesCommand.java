package avnav.experiments.command;

import avnav.agent.latent.Agreement;
import avnav.agent.latent.Distillation;
import avnav.agent.latent.LatentSenses;
import avnav.agent.latent.Lessons;
import avnav.agent.latent.SensesFile;
import avnav.agent.latent.Teacher;
import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.PolicyFile;
import avnav.experiments.BadInput;
import avnav.experiments.ModelFiles;
import avnav.experiments.configuration.ConfigFile;
import avnav.experiments.configuration.SensesConfig;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.worldmodel.WorldModel;
import avnav.worldmodel.WorldModelFile;
import avnav.worldmodel.data.DatasetException;
import avnav.worldmodel.data.TrajectoryInfo;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.diffusion.Sampler;
import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.TensorFileException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Distils the senses with which the policy reads imagined frames. */
@Command(
        name = "senses",
        description = "Teach the policy to read the world model's latents, so that planning need not decode imagined "
                + "frames. Takes minutes; not resumable.")
public final class TrainSensesCommand implements Callable<Integer> {

    @Option(
            names = "--config",
            paramLabel = "FILE.yaml",
            description = "Recipe (default: configs/senses/default.yaml).",
            defaultValue = "configs/senses/default.yaml")
    private Path config;

    @Option(names = "--set", paramLabel = "key=value", description = "Replace one value of the recipe.")
    private List<String> settings = List.of();

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "A data set of `data generate`.")
    private Path data;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write (default: senses.safetensors beside the world model).")
    private Optional<Path> out;

    @Override
    public Integer call() throws IOException {
        SensesConfig recipe = ConfigFile.read(config).with(settings).as(SensesConfig.class);
        Path policyFile = ModelFiles.find(recipe.policy());
        Path folder = ModelFiles.find(recipe.worldModel());
        TensorEngine.useThreads(Runtime.getRuntime().availableProcessors());
        try (TrajectoryStore store = TrajectoryStore.open(data);
                WorldModel model = WorldModel.open(folder);
                ActorCritic policy = PolicyFile.read(policyFile).network();
                Sampler sampler = model.sampler(recipe.samplerSteps())) {
            Teacher teacher = new Teacher(
                    policy,
                    model.description().sampleRateHz(),
                    model.description().samples());
            Lessons lessons = new Lessons(model, sampler, teacher, recipe.depth());
            try (LatentSenses senses = new LatentSenses(
                    model.codec().sizes(),
                    teacher.hearing(),
                    teacher.seeing(),
                    new SplittableRandom(recipe.distillation().seed()))) {
                Map<String, String> notes = distil(recipe, store, lessons, policy, senses);
                Path file = out.orElse(folder.resolve(SensesFile.NAME));
                SensesFile.Content content = new SensesFile.Content(
                        senses,
                        ModelFiles.sha256(policyFile),
                        ModelFiles.sha256(folder.resolve(WorldModelFile.NETWORK)));
                SensesFile.write(file, content, ElementType.F16, notes);
                System.out.println("Written: " + file);
            }
            return 0;
        } catch (NoSuchFileException e) {
            throw new BadInput(
                    "The file (" + e.getFile() + ") does not exist.\nMaybe name another in (" + config + ").");
        } catch (DatasetException | TensorFileException | IllegalArgumentException e) {
            throw new BadInput(e.getMessage(), e);
        }
    }

    private static Map<String, String> distil(
            SensesConfig recipe, TrajectoryStore store, Lessons lessons, ActorCritic policy, LatentSenses senses) {
        Lessons.Book training = lessons(store, lessons, HomeSplit.TRAIN, recipe.walks());
        Lessons.Book watched = lessons(store, lessons, HomeSplit.VAL, recipe.walks());
        try (Distillation distillation = new Distillation(policy, senses);
                ProgressBar bar = bar("distil", recipe.distillation().steps())) {
            distillation.run(training.all(), recipe.distillation(), (step, loss) -> bar.stepTo(step));
            Agreement encoded = distillation.measure(watched.encoded());
            Agreement imagined = distillation.measure(watched.imagined());
            System.out.println();
            System.out.println("Val homes, encoded frames:  " + encoded);
            System.out.println("Val homes, imagined frames: " + imagined);
            return Map.of("valEncoded", encoded.toString(), "valImagined", imagined.toString());
        }
    }

    private static Lessons.Book lessons(TrajectoryStore store, Lessons lessons, HomeSplit split, int most) {
        List<TrajectoryInfo> walks = Lessons.walks(store, split, most);
        int frames = walks.stream().mapToInt(TrajectoryInfo::frames).sum();
        try (ProgressBar bar = bar("lessons, " + split.name().toLowerCase(java.util.Locale.ROOT), frames)) {
            return lessons.of(store, walks, done -> bar.stepBy(done));
        }
    }

    private static ProgressBar bar(String name, long end) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(end)
                .setUpdateIntervalMillis(2000)
                .build();
    }
}
