package avnav.experiments.worldmodel;

import avnav.experiments.configuration.EvaluationConfig;
import avnav.experiments.fidelity.FidelityResults;
import avnav.experiments.fidelity.Strip;
import avnav.worldmodel.Imagined;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.SoundRendering;
import avnav.worldmodel.data.FrameShape;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.evaluation.FeatureNetworks;
import avnav.worldmodel.evaluation.Moment;
import avnav.worldmodel.evaluation.ScoreSheet;
import avnav.worldmodel.training.Chance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Judges world models on seeded windows of a split's homes: fixed-step and rollout generation beside repeating, the
 * mean reward and the encoders' own reconstruction, and single steps as planning needs them. The same configuration,
 * models and data give the same numbers on the same number of tensor threads.
 */
public final class WorldModelEvaluation {

    private static final int WINDOWS = 1;
    private static final int FIXED = 5;
    private static final int ROLLOUT = 6;
    private static final int WINDOWS_AT_A_TIME = 16;

    private final EvaluationConfig config;
    private final EvaluatedModels models;
    private final TrajectoryStore store;

    /** What came out. */
    public record Outcome(FidelityResults results, List<Strip> strips) {}

    /** Told how far an evaluation is. */
    public interface Progress {

        /** @param total windows and single places that will be looked at */
        void begin(int total);

        void done(int more);
    }

    /**
     * @param models stay the caller's to close, as does the store
     * @throws IllegalArgumentException when the models do not fit the data or look less far ahead than is asked
     */
    public WorldModelEvaluation(EvaluationConfig config, EvaluatedModels models, TrajectoryStore store) {
        this.config = config;
        this.models = models;
        this.store = store;
        models.requireFor(store);
        for (EvaluatedModels.Row row : models.rows()) {
            if (!row.model().dynamics().reward().knows(config.horizon())) {
                throw new IllegalArgumentException("The world model (" + row.name() + ") was trained to look ("
                        + row.model().dynamics().reward().mean().size() + ") steps ahead, not (" + config.horizon()
                        + ").\nMaybe set a shorter horizon.");
            }
        }
    }

    /** @throws IllegalArgumentException when the data set has too few windows, or a sampler does not fit a model */
    public Outcome run(Progress progress) throws IOException {
        WalkPlaces places = new WalkPlaces(store, config.split());
        int span = models.first().dynamics().span();
        Futures futures = new Futures(store, models.first().codec(), span);
        List<WalkPlaces.Place> windows = windows(places, span);
        FrameShape shape = store.frameShape();
        List<Foresight> foresights = new ArrayList<>();
        try (FeatureNetworks networks = FeatureNetworks.open(config.weights());
                ScoreSheet fixed = new ScoreSheet(shape.height(), shape.width(), networks);
                ScoreSheet rollout = new ScoreSheet(shape.height(), shape.width(), networks)) {
            for (EvaluatedModels.Row row : models.rows()) {
                foresights.add(new Foresight(
                        row,
                        row.model()
                                .sampler(config.sampling(
                                        row.model().description().prediction())),
                        store.motion(),
                        config.horizon()));
            }
            PlanningEvaluation planning = new PlanningEvaluation(config, places, futures, store.motion());
            progress.begin(windows.size() + planning.places());
            EvaluationSheets sheets = new EvaluationSheets(fixed, rollout, config.horizon());
            StripCollection strips = new StripCollection(config.horizon(), config.strips());
            for (int from = 0; from < windows.size(); from += WINDOWS_AT_A_TIME) {
                List<WalkPlaces.Place> some = windows.subList(from, Math.min(windows.size(), from + WINDOWS_AT_A_TIME));
                judge(
                        futures.read(some, config.horizon(), config.horizon()),
                        from,
                        foresights,
                        futures,
                        sheets,
                        strips);
                progress.done(some.size());
            }
            return new Outcome(
                    new FidelityResults(
                            sheets.fixed(),
                            sheets.rollout(),
                            planning.measure(foresights, progress::done),
                            networks.status(),
                            EvaluationWords.of(config, windows)),
                    strips.strips());
        } finally {
            foresights.forEach(foresight -> foresight.sampler().close());
        }
    }

    private List<WalkPlaces.Place> windows(WalkPlaces places, int span) {
        List<WalkPlaces.Place> windows = places.draw(
                config.windows(), span - 1, config.horizon(), Chance.of(config.seed(), WINDOWS), place -> true);
        if (windows.size() < config.windows()) {
            throw new IllegalArgumentException("The " + config.split().label() + " walks hold (" + windows.size()
                    + ") windows of " + span + " + " + config.horizon() + " frames, not the ("
                    + config.windows()
                    + ") that are asked for.\nMaybe generate more walks, or set fewer windows or a shorter horizon.");
        }
        return windows;
    }

    private void judge(
            List<Futures.Future> seen,
            int from,
            List<Foresight> foresights,
            Futures futures,
            EvaluationSheets sheets,
            StripCollection strips) {
        List<Moment> truth = new ArrayList<>();
        List<Moment> repeated = new ArrayList<>();
        List<LatentFrame> latents = new ArrayList<>();
        for (Futures.Future future : seen) {
            truth.addAll(future.coming());
            latents.addAll(future.latents());
            repeated.addAll(Collections.nCopies(config.horizon(), future.now()));
        }
        strips.begin(seen);
        for (int i = 0; i < foresights.size(); i++) {
            Foresight foresight = foresights.get(i);
            String row = foresight.row().name();
            List<Imagined> fixed = foresight.fixed(seen, Chance.of(config.seed(), FIXED, from));
            List<Moment> fixedMoments = futures.decode(frames(fixed), config.sound());
            sheets.addFixed(row, truth, fixedMoments);
            List<Imagined> rollout = foresight.rollout(seen, Chance.of(config.seed(), ROLLOUT, from));
            List<Moment> rolloutMoments = futures.decode(frames(rollout), config.sound());
            sheets.addRollout(row, truth, rolloutMoments);
            if (foresight.row().modality().hasAudio()) {
                sheets.addRewards(row, seen, fixed, rollout);
            }
            strips.add(row + ", fixed", fixedMoments);
            strips.add(row + ", rollout", rolloutMoments);
        }
        sheets.addBoth(FidelityResults.REPEAT, truth, repeated);
        sheets.addTrueRewards(seen);
        List<Moment> reconstructed = futures.decode(latents, SoundRendering.DECODED);
        sheets.addBoth(FidelityResults.RECONSTRUCTION, truth, reconstructed);
        strips.add("reconstruction", reconstructed);
    }

    private static List<LatentFrame> frames(List<Imagined> imagined) {
        return imagined.stream().map(Imagined::frame).toList();
    }
}
