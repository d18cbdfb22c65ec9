package avnav.agent.imagination;

import avnav.agent.policy.PolicyStep;
import avnav.planner.Imagination;
import avnav.simbridge.Action;
import avnav.simbridge.Observation;
import java.util.random.RandomGenerator;

/**
 * A world model together with a policy, along one walk: it takes in what really happens, step by step, and opens the
 * imagined futures of the present whenever it is asked. A {@link WorldModelImaginer} knows what the agent saw and heard,
 * a {@link PrivilegedImaginer} also what only the judge knows. Not thread-safe: one thread, one imaginer.
 */
public sealed interface Imaginer extends AutoCloseable permits WorldModelImaginer, PrivilegedImaginer {

    /**
     * Forgets the last walk.
     *
     * @param first what is seen at the start of the coming one
     * @param random all the chance that imagining may use in it; the same chance, the same futures
     */
    void begin(Observation first, RandomGenerator random);

    /** Told after every real step, whether or not a future of the step before was asked for. */
    void observe(Action done, Observation seen);

    /**
     * The futures of what was seen last. At most one is open at a time; close it before the next real step.
     *
     * @param present the policy's answer about what was seen last, one row; its memory is where branches go on from
     */
    Imagination imagine(PolicyStep present);

    /** Frees what the world model holds for this walk. */
    @Override
    default void close() {}
}
