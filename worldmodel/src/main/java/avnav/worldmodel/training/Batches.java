package avnav.worldmodel.training;

import avnav.simbridge.Motion;
import avnav.worldmodel.Displacement;
import avnav.worldmodel.FrameTarget;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.RewardEncoding;
import avnav.worldmodel.cdit.CditContext;
import java.util.List;

/** Turns windows into the arrays that the network learns from: latents, summed action, reward numbers, weights. */
final class Batches {

    private final List<LatentTrajectory> walks;
    private final Motion motion;
    private final RewardEncoding reward;
    private final FrameTarget target;
    private final boolean realised;
    private final CditContext context;

    /** @param realised whether the action is the motion that happened instead of the one that was commanded */
    Batches(
            List<LatentTrajectory> walks,
            Motion motion,
            RewardEncoding reward,
            FrameTarget target,
            boolean realised,
            CditContext context) {
        this.walks = walks;
        this.motion = motion;
        this.reward = reward;
        this.target = target;
        this.realised = realised;
        this.context = context;
    }

    GoalBatch of(List<Window> windows) {
        int rows = windows.stream().mapToInt(window -> window.goals().size()).sum();
        int numbers = reward.kind().numbers();
        GoalBatch batch = GoalBatch.empty(walks.get(0).sizes(), windows.size(), rows, context, numbers);
        int row = 0;
        for (int w = 0; w < windows.size(); w++) {
            Window window = windows.get(w);
            LatentTrajectory walk = walks.get(window.trajectory());
            context(batch, w, walk, window.frame());
            for (Goal goal : window.goals()) {
                batch.contextOfRow()[row] = w;
                row(batch, row, walk, window.frame(), goal);
                row++;
            }
        }
        return batch;
    }

    private void context(GoalBatch batch, int window, LatentTrajectory walk, int frame) {
        for (int i = 0; i < context.frames(); i++) {
            int shown = Math.max(0, frame - context.lags().get(i));
            int slot = window * context.frames() + i;
            walk.visual(shown, batch.contextVisual(), slot * batch.sizes().visual());
            walk.audio(shown, batch.contextAudio(), slot * batch.sizes().audio());
            if (context.motion()) {
                between(walk, frame, shown, motion, realised).write(batch.contextMotion(), slot * Displacement.NUMBERS);
            }
        }
    }

    private void row(GoalBatch batch, int row, LatentTrajectory walk, int frame, Goal goal) {
        if (goal.kind() != Goal.Kind.COUNTERFACTUAL) {
            int shown = goal.kind() == Goal.Kind.FUTURE ? frame + goal.offset() : frame;
            LatentFrame seen = walk.frame(shown);
            target.encode(seen, walk.frame(frame), goal.offset());
            System.arraycopy(seen.visual(), 0, batch.visual(), row * seen.visual().length, seen.visual().length);
            System.arraycopy(seen.audio(), 0, batch.audio(), row * seen.audio().length, seen.audio().length);
        }
        Displacement way = way(walk, frame, goal, motion, realised);
        float[] action = batch.action();
        int at = row * GoalBatch.ACTION;
        way.write(action, at);
        action[at + Displacement.NUMBERS] = goal.kind() == Goal.Kind.STOP ? 1 : 0;
        batch.offset()[row] = goal.offset();
        batch.visualWeight()[row] = goal.kind() == Goal.Kind.COUNTERFACTUAL ? 0 : 1;
        batch.audioWeight()[row] = goal.kind() == Goal.Kind.FUTURE ? 1 : 0;
        batch.rewardOnly()[row] = goal.kind() == Goal.Kind.COUNTERFACTUAL;
        float[] numbers = reward.encode(decrease(walk, frame, goal), succeeds(walk, frame, goal), goal.offset());
        System.arraycopy(numbers, 0, batch.reward(), row * numbers.length, numbers.length);
    }

    /** Metres by which the distance to the source falls on the way to a goal. */
    static double decrease(LatentTrajectory walk, int frame, Goal goal) {
        return switch (goal.kind()) {
            case FUTURE -> walk.geodesic(frame) - walk.geodesic(frame + goal.offset());
            case STOP -> 0;
            case COUNTERFACTUAL -> walk.outcome(frame, goal.action());
        };
    }

    static boolean succeeds(LatentTrajectory walk, int frame, Goal goal) {
        return goal.kind() == Goal.Kind.STOP && walk.geodesic(frame) < Windows.SUCCESS_METRES;
    }

    /** What the model is told of the way to a goal. An action that was not taken can only be told as commanded. */
    static Displacement way(LatentTrajectory walk, int frame, Goal goal, Motion motion, boolean realised) {
        if (goal.kind() != Goal.Kind.FUTURE) {
            return Displacement.commanded(goal.action(), motion);
        }
        return between(walk, frame, frame + goal.offset(), motion, realised);
    }

    /** Where one frame of a walk lies, seen from another. */
    private static Displacement between(LatentTrajectory walk, int from, int to, Motion motion, boolean realised) {
        if (realised) {
            return Displacement.between(walk.pose(from), walk.pose(to));
        }
        Displacement sum = Displacement.NONE;
        for (int i = Math.min(from, to) + 1; i <= Math.max(from, to); i++) {
            sum = sum.then(Displacement.commanded(walk.actionInto(i), motion));
        }
        return to > from ? sum : sum.inverse();
    }
}
