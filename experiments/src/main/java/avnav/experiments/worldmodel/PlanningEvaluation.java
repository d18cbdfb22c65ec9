package avnav.experiments.worldmodel;

import avnav.experiments.configuration.EvaluationConfig;
import avnav.experiments.fidelity.PlanningScores;
import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.worldmodel.Imagined;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.SoundRendering;
import avnav.worldmodel.diffusion.Sampler;
import avnav.worldmodel.evaluation.InterauralLevel;
import avnav.worldmodel.evaluation.Moment;
import avnav.worldmodel.training.Chance;
import avnav.worldmodel.training.PlanningProbe;
import avnav.worldmodel.training.PlanningProbe.KnownFrame;
import avnav.worldmodel.training.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Asks models single steps from frames of walks that they were not trained on, and listens to turns. */
final class PlanningEvaluation {

    private static final int MOVES = 2;
    private static final int NEAR = 3;
    private static final int FAR = 4;
    private static final int PLACES_AT_A_TIME = 32;

    private final Futures futures;
    private final Motion motion;
    private final SoundRendering rendering;
    private final List<WalkPlaces.Place> moves;
    private final List<WalkPlaces.Place> stops = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();

    /** A move that was a turn, with the sound before and after it. */
    private record Turn(int move, float[][] before, float[][] after) {}

    PlanningEvaluation(EvaluationConfig config, WalkPlaces places, Futures futures, Motion motion) {
        this.futures = futures;
        this.motion = motion;
        rendering = config.sound();
        int before = futures.span() - 1;
        int frames = config.planningFrames();
        moves = places.draw(frames, before, 1, Chance.of(config.seed(), MOVES), place -> true);
        stops.addAll(places.draw(
                frames / 2,
                before,
                0,
                Chance.of(config.seed(), NEAR),
                place -> place.geodesic() < Windows.SUCCESS_METRES));
        stops.addAll(places.draw(
                frames - frames / 2,
                before,
                0,
                Chance.of(config.seed(), FAR),
                place -> place.geodesic() >= Windows.SUCCESS_METRES));
    }

    /** Places that will be read. */
    int places() {
        return moves.size() + stops.size();
    }

    /**
     * A row for each model that hears; none where no walk is long enough.
     *
     * @param read is told how many more places have been read
     */
    List<PlanningScores> measure(List<Foresight> models, Consumer<Integer> read) {
        List<KnownFrame> movesKnown = new ArrayList<>();
        List<KnownFrame> stopsKnown = new ArrayList<>();
        for (int from = 0; from < moves.size(); from += PLACES_AT_A_TIME) {
            List<WalkPlaces.Place> some = moves.subList(from, Math.min(moves.size(), from + PLACES_AT_A_TIME));
            for (Futures.Future future : futures.read(some, 1, 0)) {
                addTurn(movesKnown.size(), future);
                movesKnown.add(
                        known(future, future.place().action(0), future.place().decrease(1)));
            }
            read.accept(some.size());
        }
        for (int from = 0; from < stops.size(); from += PLACES_AT_A_TIME) {
            List<WalkPlaces.Place> some = stops.subList(from, Math.min(stops.size(), from + PLACES_AT_A_TIME));
            futures.read(some, 0, 0).forEach(future -> stopsKnown.add(known(future, Action.STOP, 0)));
            read.accept(some.size());
        }
        List<PlanningScores> scores = new ArrayList<>();
        if (!movesKnown.isEmpty()) {
            PlanningProbe probe = new PlanningProbe(movesKnown, stopsKnown, motion);
            models.stream()
                    .filter(model -> model.row().modality().hasAudio())
                    .forEach(model -> scores.add(scores(probe, model)));
        }
        return scores;
    }

    private static KnownFrame known(Futures.Future future, Action made, double decrease) {
        WalkPlaces.Place place = future.place();
        float forward = place.walk().facts().outcome()[place.frame()][Action.MOVE_FORWARD.code()];
        return new KnownFrame(future.context(), made, decrease, forward, place.geodesic() < Windows.SUCCESS_METRES);
    }

    private void addTurn(int move, Futures.Future future) {
        Action made = future.place().action(0);
        if (made == Action.TURN_LEFT || made == Action.TURN_RIGHT) {
            Moment next = future.coming().get(0);
            turns.add(new Turn(move, future.now().audio(), next.audio()));
        }
    }

    private PlanningScores scores(PlanningProbe probe, Foresight model) {
        Sampler sampler = model.sampler();
        List<Imagined> answers =
                probe.ask(model.row().model().dynamics(), model.row().modality(), sampler);
        List<LatentFrame> heard = new ArrayList<>();
        turns.forEach(turn -> heard.add(answers.get(2 * turn.move()).frame()));
        double error = 0;
        double ofRepeating = 0;
        for (int i = 0; i < turns.size(); i++) {
            // Only the sound is decoded: the frames of a turn are judged among the others.
            LatentFrame sound = new LatentFrame(
                    new float[0], heard.get(i).audio(), heard.get(i).heard());
            Moment imagined = futures.decode(List.of(sound), rendering).get(0);
            error += InterauralLevel.error(turns.get(i).after(), imagined.audio()) / turns.size();
            ofRepeating +=
                    InterauralLevel.error(turns.get(i).after(), turns.get(i).before()) / turns.size();
        }
        return new PlanningScores(
                model.row().name(),
                probe.figures(answers, sampler.visitedSteps().size()),
                turns.size(),
                error,
                ofRepeating);
    }
}
