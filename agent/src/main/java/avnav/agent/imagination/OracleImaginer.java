package avnav.agent.imagination;

import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.PolicyStep;
import avnav.agent.policy.Senses;
import avnav.planner.Imagination;
import avnav.simbridge.Action;
import avnav.simbridge.Observation;
import avnav.simbridge.Simulator;
import avnav.simbridge.Truth;
import java.util.random.RandomGenerator;

/**
 * The paper's "Oracle WM": the simulator itself as world model, so that every imagined observation and reward is true.
 * For every simulator that can take a snapshot. No chance is used.
 */
public final class OracleImaginer implements PrivilegedImaginer {

    private final Simulator simulator;
    private final ActorCritic network;
    private final Senses senses;
    private final int repeat;
    private final DecisionClock clock;
    private Truth now;

    /**
     * @param simulator the one in which the agent really walks; each future leaves it as it was
     * @param senses of the network, used by this thread alone
     * @param repeat times that an action is done in one imagined step
     */
    public OracleImaginer(Simulator simulator, ActorCritic network, Senses senses, int repeat, DecisionClock clock) {
        this.simulator = simulator;
        this.network = network;
        this.senses = senses;
        this.repeat = repeat;
        this.clock = clock;
    }

    @Override
    public void begin(Observation first, RandomGenerator random) {}

    @Override
    public void observe(Action done, Observation seen) {}

    @Override
    public void told(Truth now) {
        this.now = now;
    }

    @Override
    public Imagination imagine(PolicyStep present) {
        if (now == null) {
            throw new IllegalStateException("The oracle was not told the truth about the present.");
        }
        return new OracleFuture(simulator, network, senses, repeat, clock, present, now);
    }
}
