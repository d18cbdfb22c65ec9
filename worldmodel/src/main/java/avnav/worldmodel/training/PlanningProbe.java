package avnav.worldmodel.training;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.worldmodel.Displacement;
import avnav.worldmodel.Imagined;
import avnav.worldmodel.LatentContext;
import avnav.worldmodel.LatentDynamics;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.Query;
import avnav.worldmodel.StartNoise;
import avnav.worldmodel.cdit.Modality;
import avnav.worldmodel.diffusion.Sampler;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Asks the model single steps from fixed frames whose outcomes are known: the move that was made, a step forward, and a
 * STOP from as many frames within 1 m of the source as outside.
 */
public final class PlanningProbe {

    private static final double TELLING_METRES = 0.05;
    private static final double EVEN = 0.5;
    private static final long NOISE = 17;

    private final List<KnownFrame> moves;
    private final List<KnownFrame> stops;
    private final Motion motion;

    /**
     * A frame and what actions at it do.
     *
     * @param context the frames up to it
     * @param made the move that was made at it
     * @param decrease metres by which that move shortened the walk to the source
     * @param forwardDecrease metres by which a step forward would shorten it
     * @param isNear whether a STOP would succeed
     */
    public record KnownFrame(
            LatentContext context, Action made, double decrease, double forwardDecrease, boolean isNear) {}

    private record Spot(int walk, int frame) {}

    /**
     * @param moves frames of which moves are asked, at least one
     * @param stops frames of which a STOP is asked
     */
    public PlanningProbe(List<KnownFrame> moves, List<KnownFrame> stops, Motion motion) {
        this.moves = List.copyOf(moves);
        this.stops = List.copyOf(stops);
        this.motion = motion;
    }

    /** @param random chooses the frames and is consumed */
    static PlanningProbe of(List<LatentTrajectory> walks, Motion motion, int frames, int span, RandomGenerator random) {
        List<Spot> near = new ArrayList<>();
        List<Spot> far = new ArrayList<>();
        for (int w = 0; w < walks.size(); w++) {
            for (int frame = 0; frame + 1 < walks.get(w).frames(); frame++) {
                (walks.get(w).geodesic(frame) < Windows.SUCCESS_METRES ? near : far).add(new Spot(w, frame));
            }
        }
        List<Spot> all = new ArrayList<>(near);
        all.addAll(far);
        List<KnownFrame> moves = new ArrayList<>();
        List<KnownFrame> stops = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            moves.add(known(walks, all.get(random.nextInt(all.size())), span, motion));
            List<Spot> side = i % 2 == 0 && !near.isEmpty() || far.isEmpty() ? near : far;
            stops.add(known(walks, side.get(random.nextInt(side.size())), span, motion));
        }
        return new PlanningProbe(moves, stops, motion);
    }

    private static KnownFrame known(List<LatentTrajectory> walks, Spot spot, int span, Motion motion) {
        LatentTrajectory walk = walks.get(spot.walk());
        int frame = spot.frame();
        return new KnownFrame(
                context(walk, frame, span, motion),
                walk.actionAfter(frame),
                walk.geodesic(frame) - walk.geodesic(frame + 1),
                walk.outcome(frame, Action.MOVE_FORWARD),
                walk.geodesic(frame) < Windows.SUCCESS_METRES);
    }

    /** Asks and judges. */
    public PlanningFigures measure(LatentDynamics model, Modality modality, Sampler sampler) {
        return figures(ask(model, modality, sampler), sampler.visitedSteps().size());
    }

    /** What the model foresees, for each frame of the moves in turn, of its move and of forward; then of the STOPs. */
    public List<Imagined> ask(LatentDynamics model, Modality modality, Sampler sampler) {
        List<LatentContext> contexts = new ArrayList<>();
        List<Query> queries = new ArrayList<>();
        for (KnownFrame move : moves) {
            queries.add(Query.step(contexts.size(), move.made(), motion));
            queries.add(Query.step(contexts.size(), Action.MOVE_FORWARD, motion));
            contexts.add(move.context());
        }
        for (KnownFrame stop : stops) {
            queries.add(Query.step(contexts.size(), Action.STOP, motion));
            contexts.add(stop.context());
        }
        return model.imagine(modality, contexts, queries, sampler, StartNoise.SHARED, new SplittableRandom(NOISE));
    }

    /**
     * Judges.
     *
     * @param answers of {@link #ask}
     */
    public PlanningFigures figures(List<Imagined> answers, int samplerSteps) {
        double error = 0;
        double sum = 0;
        double squares = 0;
        int forwards = 0;
        int rightSigns = 0;
        for (int i = 0; i < moves.size(); i++) {
            KnownFrame move = moves.get(i);
            double miss = answers.get(2 * i).distanceDecrease() - move.decrease();
            error += miss * miss;
            sum += move.decrease();
            squares += move.decrease() * move.decrease();
            double forward = move.forwardDecrease();
            if (Math.abs(forward) > TELLING_METRES) {
                forwards++;
                rightSigns += forward > 0 == answers.get(2 * i + 1).distanceDecrease() > 0 ? 1 : 0;
            }
        }
        double variance = squares - sum * sum / moves.size();
        return new PlanningFigures(
                samplerSteps,
                variance > 0 ? error / variance : 0,
                forwards == 0 ? 0 : (double) rightSigns / forwards,
                stopAccuracy(answers.subList(2 * moves.size(), answers.size())),
                moves.size(),
                forwards);
    }

    private double stopAccuracy(List<Imagined> answers) {
        int[] count = new int[2];
        int[] right = new int[2];
        for (int i = 0; i < stops.size(); i++) {
            boolean near = stops.get(i).isNear();
            int side = near ? 1 : 0;
            count[side]++;
            right[side] += near == answers.get(i).successProbability() > EVEN ? 1 : 0;
        }
        return 0.5 * share(right[0], count[0]) + 0.5 * share(right[1], count[1]);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** The frames up to this one and the ways commanded into them, the first repeated where the walk has not begun. */
    static LatentContext context(LatentTrajectory walk, int frame, int span, Motion motion) {
        List<LatentFrame> seen = new ArrayList<>();
        List<Displacement> ways = new ArrayList<>();
        for (int i = frame - span + 1; i <= frame; i++) {
            seen.add(walk.frame(Math.max(0, i)));
            ways.add(i > 0 ? Displacement.commanded(walk.actionInto(i), motion) : Displacement.NONE);
        }
        return new LatentContext(seen, ways);
    }
}
