package avnav.worldmodel.codec;

import avnav.simbridge.embedded.home.HomeSplit;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.NotFiniteException;
import avnav.worldmodel.nn.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A training run of a {@link SoundStream} in a folder: {@code log.jsonl}, {@code checkpoint.safetensors} to resume from
 * and {@code sound.safetensors}, the moving average with the least reconstruction loss on validation, its latents
 * standardised on the training sounds. Once discriminators learn, codecs from before are no candidates any more: their
 * reconstruction loss may be less, but they lack what it does not measure. A run that finds a checkpoint in its folder goes on from it, and ends with the
 * bits of a run that was never stopped.
 */
public final class SoundStreamTraining implements AutoCloseable {

    private static final int STANDARDISATION_SEGMENTS = 2048;
    private static final long STEP_STRIDE = 0x9E3779B97F4A7C15L;

    private final SoundTrainingSettings settings;
    private final SoundCorpus training;
    private final SoundCorpus watched;
    private final Path folder;
    private final Consumer<SoundProgress> progress;
    private final SoundLearner learner;
    private final SoundStream candidate;
    private final SoundSpectralLoss losses;
    private SoundCheckpoint state = SoundCheckpoint.start();

    /**
     * Learns from the training homes of a data set and chooses by its validation homes; reads all their sound.
     *
     * @param progress is told of every logged step
     */
    public SoundStreamTraining(
            SoundTrainingSettings settings, TrajectoryStore store, Path folder, Consumer<SoundProgress> progress) {
        this(
                settings,
                SoundRecordings.of(store, HomeSplit.TRAIN),
                SoundRecordings.of(store, HomeSplit.VAL),
                folder,
                progress);
    }

    /** Learns from one corpus and chooses by another. */
    public SoundStreamTraining(
            SoundTrainingSettings settings,
            SoundCorpus training,
            SoundCorpus watched,
            Path folder,
            Consumer<SoundProgress> progress) {
        this.settings = settings;
        this.training = training;
        this.watched = watched;
        this.folder = folder;
        this.progress = progress;
        TensorEngine.useThreads(settings.threads());
        learner = new SoundLearner(settings);
        candidate = new SoundStream(settings.codec(), new SplittableRandom(settings.seed()));
        losses = new SoundSpectralLoss(candidate.scope());
    }

    /** Where the best codec lies once validation has run. */
    public Path bestFile() {
        return folder.resolve("sound.safetensors");
    }

    /**
     * Runs to the end, from the folder's checkpoint if there is one.
     *
     * @throws SoundTrainingFailedException when a loss or gradient is not finite
     * @throws IllegalArgumentException when the folder holds a run with other settings
     */
    public void run() throws IOException {
        if (SoundCheckpoint.exists(folder)) {
            state = SoundCheckpoint.read(folder, learner, settings);
        }
        try (SoundLog log = new SoundLog(folder.resolve("log.jsonl"), state.step())) {
            while (state.step() < settings.steps()) {
                SoundProgress now = step(state.step());
                if (now.step() % settings.logEvery() == 0 || now.validation().isPresent()) {
                    log.write(now);
                    progress.accept(now);
                }
                if (now.step() % settings.checkpointEvery() == 0 || now.step() == settings.steps()) {
                    state.write(folder, learner, settings);
                }
            }
        }
    }

    private SoundProgress step(int step) throws IOException {
        SplittableRandom random = new SplittableRandom(settings.seed() + (step + 1) * STEP_STRIDE);
        SoundLosses moved;
        try {
            moved = learner.step(step, batch(random), random);
        } catch (NotFiniteException e) {
            throw failed(e);
        }
        int done = step + 1;
        Optional<SoundValidation> validation = Optional.empty();
        double best = state.bestScore();
        int bestStep = state.bestStep();
        if (done % settings.validateEvery() == 0 || done == settings.steps()) {
            validation = Optional.of(validate());
            double score = validation.get().score(settings.losses());
            if (bestStep <= settings.adversarialFrom() && done > settings.adversarialFrom()) {
                best = Double.POSITIVE_INFINITY;
            }
            if (score < best) {
                best = score;
                bestStep = done;
                keepBest(done, validation.get());
            }
        }
        state = new SoundCheckpoint(done, best, bestStep);
        return new SoundProgress(done, settings.steps(), moved, validation);
    }

    private float[] batch(SplittableRandom random) {
        int samples = settings.codec().segmentSamples();
        float[] flat = new float[settings.batch() * 2 * samples];
        for (int i = 0; i < settings.batch(); i++) {
            float[][] ears = training.draw(random);
            System.arraycopy(ears[0], 0, flat, 2 * i * samples, samples);
            System.arraycopy(ears[1], 0, flat, (2 * i + 1) * samples, samples);
        }
        return flat;
    }

    private SoundValidation validate() {
        candidate.parameters().load(learner.average().store());
        return SoundValidation.of(candidate, losses, watched, settings.validationSegments());
    }

    private void keepBest(int step, SoundValidation validation) throws IOException {
        candidate.state().load(learner.codec().state().store());
        SoundValidation.standardise(candidate, training, STANDARDISATION_SEGMENTS);
        Map<String, String> notes = Map.of(
                "step", String.valueOf(step),
                "seed", String.valueOf(settings.seed()),
                "valSpectral", String.valueOf(validation.spectral()),
                "valSignalToNoiseDb", String.valueOf(validation.signalToNoiseDb()));
        SoundFile.write(bestFile(), candidate, ElementType.F32, notes);
    }

    private SoundTrainingFailedException failed(NotFiniteException cause) {
        String good = SoundCheckpoint.exists(folder)
                ? "The last good checkpoint is (" + SoundCheckpoint.file(folder) + ")."
                : "There was no checkpoint yet.";
        return new SoundTrainingFailedException(
                "Training of the sound codec stopped. " + cause.getMessage() + "\n" + good, cause);
    }

    @Override
    public void close() {
        losses.close();
        candidate.close();
        learner.close();
    }
}
