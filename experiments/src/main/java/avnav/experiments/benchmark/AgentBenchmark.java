package avnav.experiments.benchmark;

import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.NetworkSettings;
import avnav.agent.policy.Percept;
import avnav.agent.policy.PolicyRows;
import avnav.agent.ppo.StepClock;
import avnav.agent.ppo.StepClock.Part;
import avnav.agent.training.AgentTraining;
import avnav.agent.training.EmbeddedTrainingWorld;
import avnav.agent.training.TrainingPoint;
import avnav.agent.training.TrainingSettings;
import avnav.simbridge.Episode;
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.EmbeddedWorld;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.episodes.CommittedEpisodes;
import avnav.worldmodel.nn.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How fast a recipe collects and learns by PPO, where the time goes, and how long one call of its network takes. Episodes
 * are those of the val homes: training starts from fresh weights and nothing of it is kept.
 */
public final class AgentBenchmark {

    private static final int[] ROWS = {1, 8, 32};
    private static final int WARM_UPS = 5;
    private static final int CALLS = 41;
    private static final double THOUSAND_FRAMES = 1000;

    private final TrainingSettings recipe;
    private final String suffix;

    /**
     * @param recipe whose network, environments, threads and PPO settings are measured
     * @param suffix of every key, empty or such as {@code .soundspaces}
     */
    public AgentBenchmark(TrainingSettings recipe, String suffix) {
        this.recipe = recipe;
        this.suffix = suffix;
    }

    /** What the clocks showed at the end of an update. */
    private record Reading(double wallSeconds, Map<Part, Double> seconds) {}

    /**
     * @param updates of PPO that are measured, after one that warms up
     * @param scratch an empty folder that the training run may write to
     */
    public List<Figure> measure(int updates, Path scratch) throws IOException {
        List<Figure> figures = new ArrayList<>(training(updates, scratch));
        for (int rows : ROWS) {
            figures.add(figure("policyStepMillis.rows" + rows, stepMillis(rows)));
        }
        return figures;
    }

    private List<Figure> training(int updates, Path scratch) throws IOException {
        EmbeddedWorld world = new EmbeddedWorld(EmbeddedSettings.AVWM);
        List<Episode> episodes = CommittedEpisodes.read(HomeSplit.VAL);
        List<Reading> readings = new ArrayList<>();
        try (AgentTraining run = new AgentTraining(
                shortened(updates + 1), new EmbeddedTrainingWorld(world), episodes, List.of(), scratch)) {
            run.run((TrainingPoint point) -> readings.add(read(run)));
        }
        Reading first = readings.get(0);
        Reading last = readings.get(readings.size() - 1);
        double frames = (double) updates * recipe.framesPerUpdate();
        List<Figure> figures = new ArrayList<>();
        double collecting = spent(Part.SIMULATOR, first, last) + spent(Part.INFERENCE, first, last);
        figures.add(figure("collectFramesPerSecond", frames / collecting));
        figures.add(figure("trainFramesPerSecond", frames / (last.wallSeconds() - first.wallSeconds())));
        for (Part part : Part.values()) {
            String key = part.name().toLowerCase(Locale.ROOT) + "Millis.frames1000";
            figures.add(figure(key, 1e3 * spent(part, first, last) / frames * THOUSAND_FRAMES));
        }
        return figures;
    }

    /** The recipe's PPO alone, without validation or checkpoints between. */
    private TrainingSettings shortened(int updates) {
        TrainingSettings.Imitation none = new TrainingSettings.Imitation(
                0,
                recipe.imitation().epochs(),
                recipe.imitation().remembered(),
                0,
                0,
                recipe.imitation().linearDecay(),
                recipe.imitation().settings());
        return new TrainingSettings(
                recipe.seed(),
                recipe.network(),
                recipe.environments(),
                recipe.steps(),
                recipe.threads(),
                recipe.mirror(),
                none,
                new TrainingSettings.Reinforcement(updates, false, recipe.ppo().settings()),
                new TrainingSettings.Watch(1, updates),
                updates);
    }

    private static Reading read(AgentTraining run) {
        Map<Part, Double> seconds = new EnumMap<>(Part.class);
        for (StepClock.Part part : Part.values()) {
            seconds.put(part, run.seconds(part));
        }
        return new Reading(System.nanoTime() * 1e-9, seconds);
    }

    private static double spent(Part part, Reading from, Reading to) {
        return to.seconds().get(part) - from.seconds().get(part);
    }

    /** The median of a network's step with this many rows, on one tensor thread as in acting. */
    private double stepMillis(int rows) {
        SplittableRandom random = new SplittableRandom(1);
        NetworkSettings settings = recipe.network();
        try (ActorCritic network = new ActorCritic(settings, random)) {
            TensorEngine.useThreads(1);
            List<Percept> percepts = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                percepts.add(percept(settings, random));
            }
            float[][] memory = new float[rows][network.memorySize()];
            PolicyRows asked = new PolicyRows(percepts, new int[rows], new boolean[rows], memory);
            double[] millis = new double[CALLS];
            for (int call = -WARM_UPS; call < CALLS; call++) {
                long start = System.nanoTime();
                network.act(asked);
                millis[Math.max(0, call)] = (System.nanoTime() - start) * 1e-6;
            }
            Arrays.sort(millis);
            return millis[CALLS / 2];
        }
    }

    private static Percept percept(NetworkSettings settings, SplittableRandom random) {
        int pixels = settings.imageSide() * settings.imageSide();
        byte[] rgb = new byte[settings.rgb() ? 3 * pixels : 0];
        random.nextBytes(rgb);
        float[] sound = new float[settings.soundShape().count()];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) random.nextDouble();
        }
        return new Percept(rgb, new float[settings.depth() ? pixels : 0], sound);
    }

    private Figure figure(String key, double value) {
        return new Figure(key + suffix, value, Double.NaN);
    }
}
