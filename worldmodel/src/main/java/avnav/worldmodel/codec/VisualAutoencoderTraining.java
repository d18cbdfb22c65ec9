package avnav.worldmodel.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.nn.AdamW;
import avnav.worldmodel.nn.AdamWSettings;
import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.GradientPass;
import avnav.worldmodel.nn.LearningRate;
import avnav.worldmodel.nn.MovingAverage;
import avnav.worldmodel.nn.NotFiniteException;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Trains a visual autoencoder in a folder: {@code log.jsonl}, {@code checkpoint.safetensors} to resume from, and
 * {@code visual.safetensors}, the moving average with the highest PSNR on the validation homes, its latents
 * standardised over the training homes. A run that finds a checkpoint in its folder goes on from it along the same curve.
 */
public final class VisualAutoencoderTraining implements AutoCloseable {

    private static final int LOG_EVERY = 50;
    private static final long CHECKPOINT_NANOS = 120_000_000_000L;
    private static final int QUICK_STATISTICS = 512;
    private static final int FINAL_STATISTICS = 4096;

    private final VisualTrainingSettings settings;
    private final VisualImages train;
    private final VisualImages validation;
    private final Path folder;
    private final long checkpointNanos;
    private final Consumer<VisualTrainingPoint> progress;
    private final VisualNetwork network;
    private final AdamW optimiser;
    private final MovingAverage average;
    private final VisualBatches batches;
    private final LearningRate rate;
    private final double[] sums = new double[VisualNetwork.PARTS.size() + 1];
    private VisualCheckpoint state = new VisualCheckpoint(0, Double.NEGATIVE_INFINITY);

    /**
     * @param store whose training homes are learnt from and whose validation homes choose the best weights
     * @param progress is told of every point of the log
     */
    public VisualAutoencoderTraining(
            VisualTrainingSettings settings,
            TrajectoryStore store,
            Path folder,
            Consumer<VisualTrainingPoint> progress) {
        this(
                settings,
                new VisualFrames(store, HomeSplit.TRAIN, settings.network()),
                new VisualFrames(store, HomeSplit.VAL, settings.network()),
                folder,
                progress);
    }

    VisualAutoencoderTraining(
            VisualTrainingSettings settings,
            VisualImages train,
            VisualImages validation,
            Path folder,
            Consumer<VisualTrainingPoint> progress) {
        this(settings, train, validation, folder, progress, CHECKPOINT_NANOS);
    }

    VisualAutoencoderTraining(
            VisualTrainingSettings settings,
            VisualImages train,
            VisualImages validation,
            Path folder,
            Consumer<VisualTrainingPoint> progress,
            long checkpointNanos) {
        this.checkpointNanos = checkpointNanos;
        this.settings = settings;
        this.train = train;
        this.validation = validation;
        this.folder = folder;
        this.progress = progress;
        network = new VisualNetwork(
                settings.network(), settings.precision(), true, new SplittableRandom(settings.seed()));
        if (settings.principalStart() && !VisualCheckpoint.exists(folder)) {
            VisualStart.apply(network, train, settings.seed());
        }
        optimiser = new AdamW(network.parameters(), new AdamWSettings(0.9, 0.99, 1e-8, 0));
        average = new MovingAverage(network.parameters(), settings.average());
        batches = new VisualBatches(settings, train);
        rate = new LearningRate.WarmupCosine(
                settings.learningRate(), settings.learningRate() / 50, settings.warmup(), settings.steps());
    }

    /** Where the best weights lie once validation has run. */
    public Path bestFile() {
        return folder.resolve("visual.safetensors");
    }

    /**
     * Runs to the end, from the folder's checkpoint if there is one.
     *
     * @throws CodecTrainingException when a loss or gradient is not finite; the last good checkpoint stays
     */
    public void run() throws IOException {
        if (VisualCheckpoint.exists(folder)) {
            state = VisualCheckpoint.read(folder, network.parameters(), optimiser, average, settings.toString());
        }
        int begun = state.step();
        long saved = System.nanoTime();
        try (VisualTrainingLog log = new VisualTrainingLog(folder.resolve("log.jsonl"), state.step())) {
            for (int step = begun; step < settings.steps(); step++) {
                learn(step);
                boolean last = step + 1 == settings.steps();
                if (last || (step + 1) % LOG_EVERY == 0 || (step + 1) % settings.validateEvery() == 0) {
                    VisualTrainingPoint point = point(step + 1, validate(step + 1));
                    log.write(point);
                    progress.accept(point);
                    if (last || System.nanoTime() - saved > checkpointNanos) {
                        state.write(folder, network.parameters(), optimiser, average, settings.toString());
                        saved = System.nanoTime();
                    }
                }
            }
        }
        standardise();
    }

    private void learn(int step) {
        try (NDManager scope = TensorEngine.newScope(network.scope())) {
            NDArray images = network.kernels().one(scope, "pixels", new NDList(batches.images(scope, step)));
            NDArray noise = batches.noise(scope, step);
            VisualTrainingSettings.LossWeights w = settings.loss();
            float[] weights = {(float) w.l1(), (float) w.mse(), (float) w.edge(), (float) w.kl()};
            float[] parts;
            try (GradientPass pass = GradientPass.open()) {
                NDArray objective = network.objective(
                        scope,
                        images,
                        noise,
                        Tensors.of(scope, weights, weights.length),
                        network.parameters().all());
                parts = objective.toFloatArray();
                if (!Float.isFinite(parts[0])) {
                    throw new NotFiniteException("loss", parts[0], step);
                }
                pass.backward(objective.get(0));
            }
            double norm = optimiser.step(rate.at(step), settings.gradientNorm());
            average.update();
            for (int i = 0; i < parts.length; i++) {
                sums[i] += parts[i];
            }
            sums[parts.length] += norm;
        } catch (NotFiniteException e) {
            throw new CodecTrainingException(
                    "Training the visual autoencoder stopped at step " + (step + 1) + ". " + e.getMessage() + "\n"
                            + (VisualCheckpoint.exists(folder)
                                    ? "The last good checkpoint is (" + VisualCheckpoint.file(folder) + ")."
                                    : "There was no checkpoint yet."),
                    e);
        }
    }

    private VisualTrainingPoint point(int step, OptionalDouble psnr) {
        int since = (step - 1) % LOG_EVERY + 1;
        int sinceValidation = (step - 1) % settings.validateEvery() + 1;
        int steps = Math.min(since, sinceValidation);
        double[] means = new double[sums.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = sums[i] / steps;
            sums[i] = 0;
        }
        return new VisualTrainingPoint(
                step, means[0], means[1], means[2], means[3], means[4], means[5], rate.at(step - 1), psnr);
    }

    /** Looks at the validation frames when it is time, and keeps the average if it is the best so far. */
    private OptionalDouble validate(int done) throws IOException {
        state = new VisualCheckpoint(done, state.bestPsnr());
        if (done % settings.validateEvery() != 0 && done != settings.steps()) {
            return OptionalDouble.empty();
        }
        VisualScale unit = VisualScale.uniform(settings.network().latentChannels(), 0, 1);
        VisualFile plain = new VisualFile(new VisualConfig(settings.network(), unit), average.store(), Map.of());
        try (VisualAutoencoder candidate = VisualAutoencoder.of(plain, settings.precision())) {
            double psnr = VisualReconstruction.psnr(candidate, validation, settings.validationImages());
            if (psnr > state.bestPsnr()) {
                VisualScale scale = VisualStatistics.measure(candidate, unit, train, QUICK_STATISTICS);
                write(plain, scale, notes(done, psnr));
                state = new VisualCheckpoint(done, psnr);
            }
            return OptionalDouble.of(psnr);
        }
    }

    /** The best file's statistics over many frames. */
    private void standardise() throws IOException {
        VisualFile best = VisualFile.read(bestFile());
        try (VisualAutoencoder candidate = VisualAutoencoder.of(best, settings.precision())) {
            VisualScale scale =
                    VisualStatistics.measure(candidate, best.config().scale(), train, FINAL_STATISTICS);
            write(best, scale, best.notes());
        }
    }

    private void write(VisualFile file, VisualScale scale, Map<String, String> notes) throws IOException {
        new VisualFile(new VisualConfig(settings.network(), scale), file.weights(), notes)
                .write(bestFile(), ElementType.F32);
    }

    private Map<String, String> notes(int step, double psnr) {
        return Map.of(
                "step", String.valueOf(step),
                "seed", String.valueOf(settings.seed()),
                "trainFrames", String.valueOf(train.count()),
                "valPsnr", String.valueOf(psnr));
    }

    @Override
    public void close() {
        network.close();
    }
}
