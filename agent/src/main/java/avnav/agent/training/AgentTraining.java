package avnav.agent.training;

import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.PolicyFile;
import avnav.agent.policy.Surroundings;
import avnav.agent.ppo.ImitationUpdate;
import avnav.agent.ppo.Learner;
import avnav.agent.ppo.LossReport;
import avnav.agent.ppo.PpoUpdate;
import avnav.agent.ppo.StepClock;
import avnav.simbridge.Episode;
import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.NotFiniteException;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.record.TensorBoardFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A training run in a folder: {@code log.jsonl}, TensorBoard's files, {@code checkpoint.safetensors} to resume from and
 * {@code best.safetensors}, the policy with the highest sum of success and SPL on validation. A run that finds a
 * checkpoint in its folder goes on from it, and ends with the bits of a run that was never stopped.
 */
public final class AgentTraining implements AutoCloseable {

    private static final int STARTING = 4;
    private static final int SHUFFLING = 5;
    private static final int VALIDATION_LANES = 16;

    private final TrainingSettings settings;
    private final Map<String, String> worldNote;
    private final Path folder;
    private final Learner learner;
    private final Collector collector;
    private final Validation validation;
    private final ImitationUpdate imitation;
    private final PpoUpdate ppo;
    private final Experience experience;
    private final StepClock clock = new StepClock();
    private TrainingCheckpoint state = new TrainingCheckpoint(0, Double.NEGATIVE_INFINITY, 0);

    /**
     * @param training episodes to learn from
     * @param watched episodes of the validation split; some of them choose the best policy
     */
    public AgentTraining(
            TrainingSettings settings,
            TrainingWorld world,
            List<Episode> training,
            List<Episode> watched,
            Path folder) {
        this(settings, fresh(settings), world, training, watched, folder);
    }

    /** @param network to go on with; closed with this run */
    public AgentTraining(
            TrainingSettings settings,
            ActorCritic network,
            TrainingWorld world,
            List<Episode> training,
            List<Episode> watched,
            Path folder) {
        this.settings = settings;
        this.folder = folder;
        learner = new Learner(network, settings.ppo().settings().adamEpsilon());
        Lanes lanes = new Lanes(world, network, settings.environments(), settings.threads());
        worldNote = Surroundings.note(world.sampleRateHz(), lanes.motion());
        collector = new Collector(lanes, training, settings.mirror(), settings.seed());
        List<Episode> chosen = Validation.spread(watched, settings.validation().episodes());
        int lanesThere = Math.max(1, Math.min(VALIDATION_LANES, chosen.size()));
        validation = new Validation(new Lanes(world, network, lanesThere, settings.threads()), chosen, settings.seed());
        imitation = new ImitationUpdate(learner, settings.imitation().settings());
        ppo = new PpoUpdate(learner, settings.ppo().settings());
        experience = new Experience(settings.imitation().remembered());
    }

    private static ActorCritic fresh(TrainingSettings settings) {
        return new ActorCritic(settings.network(), Chance.of(settings.seed(), STARTING));
    }

    /**
     * Looks at a folder without touching it.
     *
     * @throws IllegalArgumentException when it holds a run with other settings
     */
    public static void requireResumable(Path folder, TrainingSettings settings) throws IOException {
        TrainingCheckpoint.requireSame(folder, settings);
    }

    /** Seconds spent so far in each part, of this process alone. */
    public double seconds(StepClock.Part part) {
        return clock.seconds(part) + learner.clock().seconds(part);
    }

    /** Where the best policy lies once validation has run. */
    public Path bestFile() {
        return folder.resolve("best.safetensors");
    }

    /**
     * Runs to the end, from the folder's checkpoint if there is one.
     *
     * @param progress is told of every update
     * @throws TrainingFailedException when a loss or gradient is not finite
     */
    public void run(Consumer<TrainingPoint> progress) throws IOException {
        if (TrainingCheckpoint.exists(folder)) {
            state = TrainingCheckpoint.read(folder, learner, collector, settings);
        }
        try (TrainingLog log = new TrainingLog(
                folder.resolve("log.jsonl"), new TensorBoardFile(folder.resolve("tensorboard")), state.update())) {
            while (state.update() < settings.updates()) {
                TrainingPoint point = update(state.update());
                log.write(point);
                progress.accept(point);
                if (state.update() % settings.checkpointEvery() == 0 || state.update() == settings.updates()) {
                    state.write(folder, learner, collector, settings);
                    collector.restart();
                    experience.forget();
                }
            }
        }
    }

    private TrainingPoint update(int update) {
        boolean imitating = update < settings.imitation().updates();
        if (update == settings.imitation().updates()) {
            collector.restart();
        }
        TensorEngine.useThreads(1);
        Conduct conduct = imitating ? new Conduct(true, settings.imitation().shareAt(update)) : Conduct.OWN;
        Rollout rollout = collector.collect(settings.steps(), update, conduct, clock);
        TensorEngine.useThreads(settings.threads());
        LossReport losses;
        try {
            losses = imitating ? imitate(rollout, update) : reinforce(rollout, update);
        } catch (NotFiniteException e) {
            throw failed(update, e);
        }
        Optional<EpisodeOutcome.Mean> watched = validate(update + 1);
        double best = state.bestScore();
        int bestUpdate = state.bestUpdate();
        if (watched.isPresent() && score(watched.get()) > best) {
            best = score(watched.get());
            bestUpdate = update + 1;
            keepBest(update + 1, watched.get());
        }
        state = new TrainingCheckpoint(update + 1, best, bestUpdate);
        return new TrainingPoint(
                imitating ? "imitation" : "ppo",
                update + 1,
                (update + 1) * settings.framesPerUpdate(),
                losses,
                EpisodeOutcome.mean(rollout.outcomes()),
                watched);
    }

    private LossReport imitate(Rollout rollout, int update) {
        SplittableRandom random = Chance.of(settings.seed(), SHUFFLING, update);
        double rate = settings.imitation().rateAt(update);
        experience.add(rollout.trajectories());
        LossReport fresh = imitation.update(rollout.trajectories(), rate, random);
        for (int epoch = 1; epoch < settings.imitation().epochs(); epoch++) {
            imitation.update(experience.draw(settings.environments(), random), rate, random);
        }
        return fresh;
    }

    private LossReport reinforce(Rollout rollout, int update) {
        int within = update - settings.imitation().updates();
        TrainingSettings.Reinforcement stage = settings.ppo();
        return ppo.update(
                rollout.trajectories(),
                stage.rateAt(within),
                stage.clipAt(within),
                Chance.of(settings.seed(), SHUFFLING, update));
    }

    private Optional<EpisodeOutcome.Mean> validate(int done) {
        if (done % settings.validation().every() != 0 && done != settings.updates()) {
            return Optional.empty();
        }
        TensorEngine.useThreads(1);
        return Optional.of(validation.run());
    }

    private static double score(EpisodeOutcome.Mean mean) {
        return mean.success() + mean.spl();
    }

    private void keepBest(int update, EpisodeOutcome.Mean mean) {
        Map<String, String> notes = new TreeMap<>(worldNote);
        notes.put("update", String.valueOf(update));
        notes.put("frames", String.valueOf(update * settings.framesPerUpdate()));
        notes.put("seed", String.valueOf(settings.seed()));
        notes.put("valSuccess", String.valueOf(mean.success()));
        notes.put("valSpl", String.valueOf(mean.spl()));
        try {
            PolicyFile.write(bestFile(), learner.network(), ElementType.F32, notes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TrainingFailedException failed(int update, NotFiniteException cause) {
        String good = TrainingCheckpoint.exists(folder)
                ? "The last good checkpoint is (" + TrainingCheckpoint.file(folder) + ")."
                : "There was no checkpoint yet.";
        return new TrainingFailedException(
                "Training stopped at update " + (update + 1) + ". " + cause.getMessage() + "\n" + good, cause);
    }

    @Override
    public void close() {
        collector.close();
        validation.close();
        learner.close();
        learner.network().close();
    }
}
