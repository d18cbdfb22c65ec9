package avnav.worldmodel.training;

import ai.djl.ndarray.NDManager;
import avnav.simbridge.Motion;
import avnav.worldmodel.FrameTarget;
import avnav.worldmodel.LatentDynamics;
import avnav.worldmodel.RewardEncoding;
import avnav.worldmodel.cdit.AvCdit;
import avnav.worldmodel.diffusion.DiffusionLoss;
import avnav.worldmodel.diffusion.NoiseSchedule;
import avnav.worldmodel.diffusion.Sampler;
import avnav.worldmodel.diffusion.SamplerSettings;
import avnav.worldmodel.diffusion.StepDistribution;
import avnav.worldmodel.nn.AdamW;
import avnav.worldmodel.nn.GradientPass;
import avnav.worldmodel.nn.LearningRate;
import avnav.worldmodel.nn.MovingAverage;
import avnav.worldmodel.nn.NotFiniteException;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trains AV-CDiT in stages from cached latents, in a folder: {@code log.jsonl}, {@code checkpoint.safetensors} to resume
 * from; the averaged weights that validate best are handed to a listener. A run that finds a checkpoint goes on from it and writes
 * the curve, bit for bit, of a run that was never stopped.
 */
public final class WorldModelTraining implements AutoCloseable {

    private static final int MEASURED_FROM = 5;
    private static final int MEASURED = 40;
    private static final int TRAINING = 1;

    private final TrainingSettings settings;
    private final AvCdit network;
    private final RewardEncoding reward;
    private final FrameTarget target;
    private final Windows windows;
    private final Batches batches;
    private final DiffusionLoss diffusion;
    private final RowLosses losses;
    private final Watch watch;
    private final MovingAverage average;
    private final Path folder;
    private TrainingCheckpoint state = TrainingCheckpoint.START;

    /**
     * Averaged weights worth keeping.
     *
     * @param index of the stage
     * @param total steps of all stages until then
     */
    public record Best(
            int index, Stage stage, long total, ValidationReport report, Map<String, StoredTensor> weights) {}

    /** What a run tells while it goes on. */
    public interface Listener {

        /** A stage begins or goes on; {@code description} says what trains and what is frozen. */
        void stage(Stage stage, String description);

        void point(TrainingPoint point);

        /** The averaged weights, which {@code model} now answers with, have been validated. */
        void validated(Stage stage, long total, LatentDynamics model) throws IOException;

        /** The averaged weights are the best of a stage so far. */
        void best(Best best) throws IOException;
    }

    /**
     * @param network fresh or to be fine-tuned; closed by its owner
     * @param training walks of the train homes
     * @param watched walks of the val homes
     */
    public WorldModelTraining(
            TrainingSettings settings,
            AvCdit network,
            List<LatentTrajectory> training,
            List<LatentTrajectory> watched,
            Motion motion,
            Path folder) {
        this.settings = settings;
        this.network = network;
        this.folder = folder;
        windows = new Windows(training, settings.windows());
        reward = RewardConstants.measure(
                settings.reward(), windows, settings.windows().maxOffset());
        target = FrameConstants.measure(
                settings.target(), training, settings.windows().maxOffset());
        batches = new Batches(
                training,
                motion,
                reward,
                target,
                settings.windows().realised(),
                network.settings().context());
        diffusion = new DiffusionLoss(NoiseSchedule.linear(), settings.prediction(), settings.variationalWeight());
        losses = new RowLosses(network, diffusion, settings.weights());
        watch = new Watch(settings, network, losses, watched, motion, reward, target);
        average = new MovingAverage(network.parameters(), settings.optimiser().averageDecay());
    }

    /** As measured on the training walks. */
    public RewardEncoding reward() {
        return reward;
    }

    /** As measured on the training walks. */
    public FrameTarget target() {
        return target;
    }

    /**
     * Runs to the end, from the folder's checkpoint if there is one. The network then holds the last weights.
     *
     * @throws TrainingFailedException when a loss or gradient is not finite
     * @throws IllegalArgumentException when the folder's checkpoint is of another run
     */
    public void run(Listener listener) throws IOException {
        TensorEngine.useThreads(settings.threads());
        Optional<TrainingCheckpoint.Content> found = TrainingCheckpoint.exists(folder)
                ? Optional.of(TrainingCheckpoint.read(folder, identity()))
                : Optional.empty();
        if (found.isPresent()) {
            state = found.get().at();
            found.get().restore(network.parameters(), average);
        }
        try (TrainingLog log = new TrainingLog(folder, state.total())) {
            while (state.stage() < settings.stages().size()) {
                StageSettings stage = settings.stages().get(state.stage());
                stage.stage().prepare(network.parameters());
                listener.stage(stage.stage(), stage.stage().describe(network.parameters()));
                AdamW optimiser =
                        new AdamW(network.parameters(), settings.optimiser().adam());
                if (found.isPresent() && state.step() > 0) {
                    found.get().restore(optimiser);
                }
                found = Optional.empty();
                try (optimiser) {
                    run(stage, optimiser, log, listener);
                }
                state = state.nextStage();
                write(Map.of());
            }
        }
    }

    private void run(StageSettings stage, AdamW optimiser, TrainingLog log, Listener listener) throws IOException {
        StepDistribution distribution = distribution(stage);
        if (stage.steps() > 0) {
            state = state.withSteps(stage.steps());
        }
        Losses sum = Losses.NONE;
        int summed = 0;
        double norm = 0;
        long measuredStep = Math.max(MEASURED_FROM, state.step());
        long measuredFrom = System.nanoTime();
        long saved = System.nanoTime();
        while (state.steps() == 0 || state.step() < state.steps()) {
            if (state.step() == measuredStep) {
                measuredFrom = System.nanoTime();
            }
            double rate = rate(stage).at(state.step());
            try {
                sum = sum.plus(gradients(stage, distribution));
                norm = optimiser.step(rate, settings.optimiser().maxGradientNorm());
            } catch (NotFiniteException e) {
                throw failed(e);
            }
            summed++;
            average.update(state.total());
            state = state.at(state.step() + 1, state.total() + 1);
            boolean decided = false;
            if (state.steps() == 0 && state.step() >= measuredStep + MEASURED) {
                double seconds = (System.nanoTime() - measuredFrom) * 1e-9 / MEASURED;
                state = state.withSteps(Math.max(state.step(), Math.round(stage.minutes() * 60 / seconds)));
                decided = true;
            }
            boolean last = state.step() == state.steps();
            boolean validates = last || state.step() % settings.validation().everySteps() == 0;
            if (!validates && state.step() % settings.logEvery() != 0 && !decided) {
                continue;
            }
            Optional<ValidationReport> report =
                    validates ? Optional.of(validate(stage, distribution, listener)) : Optional.empty();
            TrainingPoint point = new TrainingPoint(
                    stage.stage(), state.step(), state.steps(), state.total(), sum.over(summed), norm, rate, report);
            sum = Losses.NONE;
            summed = 0;
            log.write(point);
            listener.point(point);
            if (validates || decided || System.nanoTime() - saved > settings.checkpointMinutes() * 60e9) {
                write(optimiser.store());
                saved = System.nanoTime();
            }
        }
    }

    /** Adds the gradients of one step's batch, which depends on seed, stage and step alone. */
    private Losses gradients(StageSettings stage, StepDistribution distribution) {
        SplittableRandom random = Chance.of(settings.seed(), TRAINING, state.stage(), state.step());
        GoalBatch batch = batches.of(windows.draw(random, stage.windows()));
        int[] steps = batch.steps(distribution, topStep(), random);
        if (settings.contextNoise() > 0) {
            batch.noiseContext(settings.contextNoise(), random);
        }
        try (NDManager scope = TensorEngine.newScope(network.scope());
                GradientPass pass = GradientPass.open()) {
            RowLosses.Result result =
                    losses.of(scope, batch, stage.stage().modality(), steps, random, network::forward);
            double loss = result.means().total();
            if (!Double.isFinite(loss)) {
                throw new NotFiniteException("loss", loss, state.total());
            }
            pass.backward(result.loss());
            return result.means();
        }
    }

    private ValidationReport validate(StageSettings stage, StepDistribution distribution, Listener listener)
            throws IOException {
        network.prepare(average.all());
        ValidationReport report = watch.run(stage.stage().modality(), distribution, topStep());
        listener.validated(stage.stage(), state.total(), watch.model());
        if (report.score() < state.best()) {
            state = state.withBest(report.score());
            listener.best(new Best(state.stage(), stage.stage(), state.total(), report, average.store()));
        }
        return report;
    }

    private LearningRate rate(StageSettings stage) {
        // While the number of steps is not decided, the warm-up must not depend on it.
        long steps = state.steps() == 0 ? Long.MAX_VALUE / 2 : state.steps();
        double peak = stage.learningRate();
        return new LearningRate.WarmupCosine(peak, peak * stage.finalShare(), stage.warmupSteps(), steps);
    }

    private StepDistribution distribution(StageSettings stage) {
        StepDistribution uniform = StepDistribution.uniform(NoiseSchedule.linear(), settings.prediction());
        if (stage.favouredShare() == 0) {
            return uniform;
        }
        List<Integer> visited = new ArrayList<>();
        for (int samplerSteps : stage.favouredSamplers()) {
            try (Sampler sampler = new Sampler(
                    NoiseSchedule.linear(),
                    settings.prediction(),
                    SamplerSettings.fast(settings.prediction(), samplerSteps))) {
                sampler.visitedSteps().forEach(step -> visited.add((int) Math.rint(step)));
            }
        }
        return uniform.favouring(
                stage.favouredShare(),
                visited.stream().mapToInt(Integer::intValue).toArray());
    }

    private int topStep() {
        return settings.prediction().topStep(NoiseSchedule.linear());
    }

    private void write(Map<String, StoredTensor> moments) throws IOException {
        state.write(folder, identity(), network.parameters(), average, moments);
    }

    private TrainingCheckpoint.Identity identity() {
        return new TrainingCheckpoint.Identity(network.settings().toString(), settings, reward, target);
    }

    private TrainingFailedException failed(NotFiniteException cause) {
        String good = TrainingCheckpoint.exists(folder)
                ? "The last good checkpoint is (" + TrainingCheckpoint.file(folder) + ")."
                : "There was no checkpoint yet.";
        return new TrainingFailedException(
                "Training stopped in stage "
                        + settings.stages().get(state.stage()).stage().label() + " at step " + (state.step() + 1) + ". "
                        + cause.getMessage() + "\n" + good,
                cause);
    }

    @Override
    public void close() {
        watch.close();
        diffusion.close();
    }
}
