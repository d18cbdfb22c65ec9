package avnav.agent.imagination;

import avnav.agent.policy.PolicyStep;
import avnav.agent.reference.FrameChange;
import avnav.planner.Imagination;
import avnav.simbridge.Action;
import avnav.simbridge.Observation;
import avnav.worldmodel.Displacement;
import avnav.worldmodel.LatentContext;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.nn.TensorEngine;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The trained world model along one walk: encodes each real observation once and keeps the latents of the last few, from
 * which futures branch. Encoders and dynamics are shared with other threads.
 */
public final class LearnedImaginer implements WorldModelImaginer {

    /** Grey levels of mean change below which a step forward moved nothing; a turn changes more. */
    private static final double STUCK = 0.5;

    private final LearnedWorld world;
    private final int threads;
    private final DecisionClock clock;
    private final FrameChange change = new FrameChange();
    private RandomGenerator random;
    private LatentContext seen;
    private boolean blocked;

    /**
     * @param world its sampler is closed with this imaginer
     * @param threads that compute one decision's tensors: 1 when other walks want the cores too
     */
    public LearnedImaginer(LearnedWorld world, int threads, DecisionClock clock) {
        this.world = world;
        this.threads = threads;
        this.clock = clock;
    }

    @Override
    public void begin(Observation first, RandomGenerator random) {
        TensorEngine.useThreads(threads);
        this.random = random;
        change.forget();
        change.to(first);
        blocked = false;
        seen = LatentContext.beginning(encoded(first), world.dynamics().span());
    }

    @Override
    public void observe(Action done, Observation now) {
        boolean unchanged = change.to(now) < STUCK;
        blocked = unchanged && (done == Action.MOVE_FORWARD || blocked);
        seen = seen.then(encoded(now), Displacement.commanded(done, world.motion()));
    }

    private LatentFrame encoded(Observation now) {
        return world.codec()
                .encode(List.of(now.rgb()), List.<float[][]>of(now.audio()))
                .get(0);
    }

    @Override
    public Imagination imagine(PolicyStep present) {
        if (seen == null) {
            throw new IllegalStateException("Nothing has been seen yet: the walk has not begun.");
        }
        return new ImaginedFuture(world, clock, random.nextLong(), seen, blocked, present);
    }

    @Override
    public void close() {
        world.sampler().close();
    }
}
