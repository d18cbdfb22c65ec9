package avnav.worldmodel.training;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;
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
final class PlanningProbe {

    private static final double TELLING_METRES = 0.05;
    private static final double EVEN = 0.5;
    private static final long NOISE = 17;

    private final List<LatentTrajectory> walks;
    private final Motion motion;
    private final List<Spot> moves = new ArrayList<>();
    private final List<Spot> stops = new ArrayList<>();

    private record Spot(int walk, int frame) {}

    /** @param random chooses the frames and is consumed */
    PlanningProbe(List<LatentTrajectory> walks, Motion motion, int frames, RandomGenerator random) {
        this.walks = walks;
        this.motion = motion;
        List<Spot> near = new ArrayList<>();
        List<Spot> far = new ArrayList<>();
        for (int w = 0; w < walks.size(); w++) {
            for (int frame = 0; frame + 1 < walks.get(w).frames(); frame++) {
                (walks.get(w).geodesic(frame) < Windows.SUCCESS_METRES ? near : far).add(new Spot(w, frame));
            }
        }
        List<Spot> all = new ArrayList<>(near);
        all.addAll(far);
        for (int i = 0; i < frames; i++) {
            moves.add(all.get(random.nextInt(all.size())));
            List<Spot> side = i % 2 == 0 && !near.isEmpty() || far.isEmpty() ? near : far;
            stops.add(side.get(random.nextInt(side.size())));
        }
    }

    PlanningFigures measure(LatentDynamics model, Modality modality, Sampler sampler) {
        List<LatentContext> contexts = new ArrayList<>();
        List<Query> queries = new ArrayList<>();
        for (Spot spot : moves) {
            LatentTrajectory walk = walks.get(spot.walk());
            contexts.add(context(walk, spot.frame(), model.contextFrames()));
            queries.add(Query.step(contexts.size() - 1, walk.actionAfter(spot.frame()), motion));
            queries.add(Query.step(contexts.size() - 1, Action.MOVE_FORWARD, motion));
        }
        for (Spot spot : stops) {
            contexts.add(context(walks.get(spot.walk()), spot.frame(), model.contextFrames()));
            queries.add(Query.step(contexts.size() - 1, Action.STOP, motion));
        }
        List<Imagined> answers =
                model.imagine(modality, contexts, queries, sampler, StartNoise.SHARED, new SplittableRandom(NOISE));
        return figures(answers, sampler.visitedSteps().size());
    }

    private PlanningFigures figures(List<Imagined> answers, int samplerSteps) {
        double error = 0;
        double sum = 0;
        double squares = 0;
        int forwards = 0;
        int rightSigns = 0;
        for (int i = 0; i < moves.size(); i++) {
            LatentTrajectory walk = walks.get(moves.get(i).walk());
            int frame = moves.get(i).frame();
            double truth = walk.geodesic(frame) - walk.geodesic(frame + 1);
            double miss = answers.get(2 * i).distanceDecrease() - truth;
            error += miss * miss;
            sum += truth;
            squares += truth * truth;
            double forward = walk.outcome(frame, Action.MOVE_FORWARD);
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
            Spot spot = stops.get(i);
            boolean near = walks.get(spot.walk()).geodesic(spot.frame()) < Windows.SUCCESS_METRES;
            int side = near ? 1 : 0;
            count[side]++;
            right[side] += near == answers.get(i).successProbability() > EVEN ? 1 : 0;
        }
        return 0.5 * share(right[0], count[0]) + 0.5 * share(right[1], count[1]);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** The frames up to this one, the first repeated where the walk has not begun. */
    static LatentContext context(LatentTrajectory walk, int frame, int frames) {
        List<LatentFrame> seen = new ArrayList<>();
        for (int i = frame - frames + 1; i <= frame; i++) {
            seen.add(walk.frame(Math.max(0, i)));
        }
        return new LatentContext(seen);
    }
}
