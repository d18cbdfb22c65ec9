package avnav.experiments.command;

import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.PolicyFile;
import avnav.agent.ppo.StepClock;
import avnav.agent.training.AgentTraining;
import avnav.agent.training.EmbeddedTrainingWorld;
import avnav.agent.training.TrainingPoint;
import avnav.experiments.BadInput;
import avnav.experiments.ModelFiles;
import avnav.experiments.configuration.AgentTrainingConfig;
import avnav.experiments.configuration.ConfigFile;
import avnav.experiments.report.LearningCurve;
import avnav.simbridge.Episode;
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.EmbeddedWorld;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.episodes.CommittedEpisodes;
import avnav.simbridge.episodes.EpisodeGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains the policy on the embedded world's train homes. */
@Command(
        name = "agent",
        description =
                "Train the policy: imitation of the geodesic expert on the learner's own states, then PPO. Killed "
                        + "and started again with the same --out, it goes on and ends with the same weights.")
public final class TrainAgentCommand implements Callable<Integer> {

    @Option(
            names = "--config",
            paramLabel = "FILE.yaml",
            description = "Recipe (default: configs/agent/default.yaml).",
            defaultValue = "configs/agent/default.yaml")
    private Path config;

    @Option(names = "--set", paramLabel = "key=value", description = "Replace one value of the recipe.")
    private List<String> settings = List.of();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Run folder; resumed if it exists.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        AgentTrainingConfig recipe = ConfigFile.read(config).with(settings).as(AgentTrainingConfig.class);
        requireStart(recipe);
        TrainingFolder folder = TrainingFolder.open(
                out,
                recipe,
                recipe.training().seed(),
                recipe.episodes() + " episodes of the train homes, episode seed " + recipe.episodeSeed(),
                () -> AgentTraining.requireResumable(out, recipe.training()));
        EmbeddedWorld world = new EmbeddedWorld(EmbeddedSettings.AVWM);
        System.err.println("Generating " + recipe.episodes() + " training episodes ...");
        List<Episode> training = new EpisodeGenerator(world.furniture())
                .generate(HomeSplit.TRAIN, recipe.episodes(), recipe.episodeSeed());
        List<Episode> watched = CommittedEpisodes.read(HomeSplit.VAL);
        long start = System.nanoTime();
        try (AgentTraining run = training(recipe, new EmbeddedTrainingWorld(world), training, watched);
                ProgressBar bar = bar(recipe.training().updates())) {
            TrainingTimes times = new TrainingTimes(folder.times(), run::seconds);
            run.run(point -> {
                show(point, bar, start);
                times.note(point);
                if (point.validation().isPresent()) {
                    drawCurve();
                }
            });
            times(run);
            drawCurve();
            System.out.println("Best policy by validation: " + run.bestFile());
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage());
        }
        return 0;
    }

    private void drawCurve() {
        try {
            LearningCurve.draw(out.resolve("log.jsonl"), out.resolve("curve.png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AgentTraining training(
            AgentTrainingConfig recipe, EmbeddedTrainingWorld world, List<Episode> training, List<Episode> watched)
            throws IOException {
        if (recipe.start().isEmpty()) {
            return new AgentTraining(recipe.training(), world, training, watched, out);
        }
        ActorCritic network = start(recipe);
        return new AgentTraining(recipe.training(), network, world, training, watched, out);
    }

    private static ActorCritic start(AgentTrainingConfig recipe) throws IOException {
        return PolicyFile.read(ModelFiles.find(recipe.start()))
                .network(recipe.training().network());
    }

    private static void requireStart(AgentTrainingConfig recipe) {
        if (recipe.start().isEmpty()) {
            return;
        }
        try {
            start(recipe).close();
        } catch (NoSuchFileException e) {
            throw new BadInput("The policy to start from (" + recipe.start()
                    + ") does not exist.\nMaybe start is mistyped; it may be empty.");
        } catch (IOException | IllegalArgumentException e) {
            throw new BadInput(
                    "The policy to start from (" + recipe.start() + ") cannot be used. " + e.getMessage(), e);
        }
    }

    private static ProgressBar bar(long updates) {
        return new ProgressBarBuilder()
                .setTaskName("train")
                .setInitialMax(updates)
                .setUpdateIntervalMillis(2000)
                .build();
    }

    private static void show(TrainingPoint point, ProgressBar bar, long start) {
        bar.stepTo(point.update());
        bar.setExtraMessage(String.format(
                Locale.ROOT,
                "%s reward %.2f success %.2f",
                point.stage(),
                point.training().reward(),
                point.training().success()));
        point.validation()
                .ifPresent(mean -> System.err.printf(
                        Locale.ROOT,
                        "%n%s update %d, %,d frames, %.0f s: val success %.3f SPL %.3f reward %.2f steps %.0f%n",
                        point.stage(),
                        point.update(),
                        point.frames(),
                        (System.nanoTime() - start) * 1e-9,
                        mean.success(),
                        mean.spl(),
                        mean.reward(),
                        mean.steps()));
    }

    private static void times(AgentTraining run) {
        for (StepClock.Part part : StepClock.Part.values()) {
            System.out.printf(Locale.ROOT, "%-10s %9.1f s%n", part.name().toLowerCase(Locale.ROOT), run.seconds(part));
        }
    }
}
