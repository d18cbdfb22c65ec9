package avnav.agent.imagination;

import avnav.agent.policy.PolicyStep;
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

    private final LearnedWorld world;
    private final int repeat;
    private final int threads;
    private final DecisionClock clock;
    private final FeltWalls walls;
    private RandomGenerator random;
    private LatentContext seen;

    /**
     * @param world its sampler is closed with this imaginer
     * @param repeat times that an action is done in one imagined step
     * @param threads that compute one decision's tensors: 1 when other walks want the cores too
     */
    public LearnedImaginer(LearnedWorld world, int repeat, int threads, DecisionClock clock) {
        this.world = world;
        walls = new FeltWalls(world.walls(), world.motion());
        this.repeat = repeat;
        this.threads = threads;
        this.clock = clock;
    }

    @Override
    public void begin(Observation first, RandomGenerator random) {
        TensorEngine.useThreads(threads);
        this.random = random;
        walls.begin(first);
        seen = LatentContext.beginning(encoded(first), world.dynamics().span());
    }

    @Override
    public void observe(Action done, Observation now) {
        walls.observe(done, now);
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
        return new ImaginedFuture(world, clock, repeat, random.nextLong(), seen, walls, present);
    }

    @Override
    public void close() {
        world.sampler().close();
    }
}
