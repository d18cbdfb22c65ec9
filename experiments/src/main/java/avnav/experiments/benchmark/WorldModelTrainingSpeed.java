package avnav.experiments.benchmark;

import avnav.simbridge.Motion;
import avnav.worldmodel.LatentDynamics;
import avnav.worldmodel.LatentSizes;
import avnav.worldmodel.cdit.AvCdit;
import avnav.worldmodel.cdit.CditSettings;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.training.LatentTrajectory;
import avnav.worldmodel.training.Stage;
import avnav.worldmodel.training.StageSettings;
import avnav.worldmodel.training.TrainingPoint;
import avnav.worldmodel.training.TrainingSettings;
import avnav.worldmodel.training.WatchSettings;
import avnav.worldmodel.training.WorldModelTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** How fast AV-CDiT trains: real steps of a recipe's last stage, with loss, gradients, clip, AdamW and moving average. */
public final class WorldModelTrainingSpeed {

    private static final int WARM_UPS = 2;
    private static final int WALKS = 4;
    private static final int FRAMES = 60;
    private static final double CHECKPOINT_MINUTES = 1e6;

    private final CditSettings network;
    private final TrainingSettings recipe;
    private final Precision precision;
    private final int threads;

    /**
     * @param network sizes; weights are fresh and thrown away
     * @param precision of the products
     */
    public WorldModelTrainingSpeed(CditSettings network, TrainingSettings recipe, Precision precision, int threads) {
        this.network = network;
        this.recipe = recipe;
        this.precision = precision;
        this.threads = threads;
    }

    /**
     * @param steps that are measured; the median counts
     * @param scratch an empty folder that the run may write to
     */
    public List<Figure> measure(int steps, Path scratch) throws IOException {
        StageSettings last = recipe.stages().get(recipe.stages().size() - 1);
        LatentSizes sizes = WorldModelBenchmark.sizes(network);
        List<LatentTrajectory> walks = SyntheticWalks.of(sizes, WALKS, FRAMES);
        Clock clock = new Clock();
        try (AvCdit net = new AvCdit(network, precision, new SplittableRandom(1));
                WorldModelTraining run = new WorldModelTraining(
                        shortened(last, WARM_UPS + steps + 1), net, walks, walks, Motion.AVWM, scratch)) {
            run.run(clock);
        }
        double seconds = clock.medianSeconds(WARM_UPS);
        int rows = last.windows() * recipe.windows().goals();
        return List.of(
                new Figure("trainStepMillis.rows" + rows, 1e3 * seconds, Double.NaN),
                new Figure("trainSamplesPerSecond", rows / seconds, Double.NaN));
    }

    /** The recipe with this one stage, a line of the log per step, and the least validation at its end. */
    private TrainingSettings shortened(StageSettings stage, int steps) {
        StageSettings shortStage = new StageSettings(
                Stage.JOINT,
                stage.windows(),
                stage.learningRate(),
                stage.finalShare(),
                stage.warmupSteps(),
                steps,
                0,
                stage.favouredShare(),
                stage.favouredSamplers());
        return new TrainingSettings(
                recipe.seed(),
                threads,
                recipe.prediction(),
                recipe.variationalWeight(),
                recipe.reward(),
                recipe.target(),
                recipe.windows(),
                recipe.contextNoise(),
                recipe.weights(),
                recipe.optimiser(),
                List.of(shortStage),
                new WatchSettings(steps, 1, 2, 0),
                1,
                CHECKPOINT_MINUTES);
    }

    /** Reads the clock after every step; the last step, which validates too, is not counted. */
    private static final class Clock implements WorldModelTraining.Listener {

        private final List<Long> nanos = new ArrayList<>();

        @Override
        public void stage(Stage stage, String description) {
            nanos.clear();
        }

        @Override
        public void point(TrainingPoint point) {
            nanos.add(System.nanoTime());
        }

        @Override
        public void validated(Stage stage, long total, LatentDynamics model) {
            // Nothing is kept of a benchmark.
        }

        @Override
        public void best(WorldModelTraining.Best best) {
            // Nothing is kept of a benchmark.
        }

        double medianSeconds(int warmUps) {
            List<Double> seconds = new ArrayList<>();
            for (int i = warmUps; i < nanos.size() - 1; i++) {
                seconds.add((nanos.get(i) - nanos.get(i - 1)) * 1e-9);
            }
            seconds.sort(Double::compare);
            return seconds.get(seconds.size() / 2);
        }
    }
}
