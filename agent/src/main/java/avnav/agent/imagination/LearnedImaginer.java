package avnav.agent.imagination;

import avnav.agent.policy.PolicyStep;
import avnav.agent.reference.FrameChange;
import avnav.planner.Imagination;
import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.Observation;
import avnav.worldmodel.Displacement;
import avnav.worldmodel.FrameCodec;
import avnav.worldmodel.LatentContext;
import avnav.worldmodel.LatentDynamics;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.diffusion.Sampler;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The trained world model along one walk: encodes each real observation once and keeps the latents of the last few, from
 * which futures branch. Encoders and dynamics are shared with other threads.
 */
public final class LearnedImaginer implements WorldModelImaginer {

    /** Grey levels of mean change below which a step forward moved nothing; a turn changes more. */
    private static final double STUCK = 0.5;

    private final FrameCodec codec;
    private final LatentDynamics dynamics;
    private final Sampler sampler;
    private final ImaginedView view;
    private final Motion motion;
    private final NavigationTask task;
    private final StopOdds odds;
    private final DecisionClock clock;
    private RandomGenerator random;
    private LatentContext seen;
    private final FrameChange change = new FrameChange();
    private boolean blocked;

    /**
     * @param sampler from noise to the imagined frame; closed with this imaginer
     * @param view shows imagined frames to the policy
     * @param task says what progress, steps and success are worth
     * @param odds of a STOP
     */
    public LearnedImaginer(
            FrameCodec codec,
            LatentDynamics dynamics,
            Sampler sampler,
            ImaginedView view,
            Motion motion,
            NavigationTask task,
            StopOdds odds,
            DecisionClock clock) {
        this.codec = codec;
        this.dynamics = dynamics;
        this.sampler = sampler;
        this.view = view;
        this.motion = motion;
        this.task = task;
        this.odds = odds;
        this.clock = clock;
    }

    @Override
    public void begin(Observation first, RandomGenerator random) {
        this.random = random;
        change.forget();
        change.to(first);
        blocked = false;
        seen = LatentContext.beginning(encoded(first), dynamics.span());
    }

    @Override
    public void observe(Action done, Observation now) {
        boolean unchanged = change.to(now) < STUCK;
        blocked = unchanged && (done == Action.MOVE_FORWARD || blocked);
        seen = seen.then(encoded(now), Displacement.commanded(done, motion));
    }

    private LatentFrame encoded(Observation now) {
        return codec.encode(List.of(now.rgb()), List.<float[][]>of(now.audio())).get(0);
    }

    @Override
    public Imagination imagine(PolicyStep present) {
        if (seen == null) {
            throw new IllegalStateException("Nothing has been seen yet: the walk has not begun.");
        }
        return new ImaginedFuture(
                codec, dynamics, sampler, view, motion, task, odds, clock, random.nextLong(), seen, blocked, present);
    }

    @Override
    public void close() {
        sampler.close();
    }
}
