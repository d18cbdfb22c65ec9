package avnav.agent.imagination;

import avnav.agent.reference.FrameChange;
import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.simbridge.Observation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Remembers along one walk where a step forward was blocked. From there no step forward is tried again before the agent has
 * turned away, and a turn away is not taken back before it has moved on: policy and model, which overlooked the wall, would
 * push against it for ever, or swing before it. Knows what the agent commanded and saw, nothing else. One thread.
 */
final class FeltWalls {

    private record Felt(Stand at, int step) {}

    /** Angles are sums of turns: what lies on a sector's edge is inside. */
    private static final double EDGE = 1e-6;

    private static final int FINE = 32;
    private static final int COARSE = 16;

    private final WallSense sense;
    private final Motion motion;
    private final FrameChange change = new FrameChange();
    private final Deque<Felt> felt = new ArrayDeque<>();
    private Footing here = Footing.START;
    private Observation last;
    private boolean hindered;
    private int step;

    FeltWalls(WallSense sense, Motion motion) {
        this.sense = sense;
        this.motion = motion;
    }

    void begin(Observation first) {
        felt.clear();
        here = Footing.START;
        step = 0;
        hindered = false;
        last = first;
        change.forget();
        change.to(first);
    }

    /** Takes in what was seen after an action. */
    void observe(Action done, Observation now) {
        step++;
        boolean unchanged = change.to(now) < sense.stuckGreyLevels();
        boolean forward = done == Action.MOVE_FORWARD;
        boolean hinderedBefore = hindered;
        hindered = forward && (unchanged || growsTooLittle(now));
        last = now;
        if (forward && (unchanged || hindered && hinderedBefore)) {
            felt.addLast(new Felt(here.stand(), step));
        }
        if (!hindered) {
            here = after(here, done);
        }
        while (!felt.isEmpty() && step - felt.getFirst().step() >= sense.memorySteps()) {
            felt.removeFirst();
        }
    }

    /** Whether the picture grew too little for a step forward, looked at finely and coarsely: a step may be long for the fine. */
    private boolean growsTooLittle(Observation now) {
        return sense.stuckGrowth() > 0
                && Math.abs(PictureFlow.between(last, now, FINE).growth()) < sense.stuckGrowth()
                && Math.abs(PictureFlow.between(last, now, COARSE).growth()) < 2 * sense.stuckGrowth();
    }

    /** Where the agent believes it stands. */
    Footing here() {
        return here;
    }

    /** Where an action leads that nothing hinders. */
    Footing after(Footing before, Action action) {
        Stand stand = before.stand().after(action, motion);
        boolean turns = action == Action.TURN_LEFT || action == Action.TURN_RIGHT;
        Optional<Action> turningAway = turns ? Optional.of(action) : before.turningAway();
        return new Footing(stand, isAhead(stand) ? turningAway : Optional.empty());
    }

    /** The same for an action done so many times, as far as no wall that was felt is in the way. */
    Footing after(Footing before, Action action, int times) {
        Footing after = after(before, action);
        for (int i = 1; i < times && allows(after, action); i++) {
            after = after(after, action);
        }
        return after;
    }

    /**
     * Whether an action is worth a thought there: it does not run into a wall that was felt, take back half a turn away from
     * one, or turn to face one again.
     */
    boolean allows(Footing footing, Action action) {
        return switch (action) {
            case STOP -> true;
            case MOVE_FORWARD -> !isAhead(footing.stand());
            case TURN_LEFT, TURN_RIGHT ->
                isAhead(footing.stand())
                        ? footing.turningAway().map(away -> away == action).orElse(true)
                        : !isAhead(footing.stand().after(action, motion));
        };
    }

    private boolean isAhead(Stand stand) {
        double sector = Math.toRadians(sense.sectorDegrees()) + EDGE;
        return felt.stream()
                .anyMatch(wall -> wall.at().metresTo(stand) <= sense.reachMetres() + EDGE
                        && wall.at().turnTo(stand) <= sector);
    }
}
