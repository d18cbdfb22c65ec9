package avnav.agent.imagination;

import avnav.agent.PrivilegedAgent;
import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.Senses;
import avnav.planner.BeamPlanner;
import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Observation;
import avnav.simbridge.Truth;
import java.util.random.RandomGenerator;

/** Plans at every step in futures that know the truth: what planning is worth when nothing is imagined wrongly. */
public final class PrivilegedPlanningAgent implements PrivilegedAgent, TimedActor, WatchedActor, AutoCloseable {

    private final Thinking thinking;
    private final PrivilegedImaginer imaginer;

    /** Parameters as those of {@link PlanningAgent}. */
    public PrivilegedPlanningAgent(
            ActorCritic network, Senses senses, PrivilegedImaginer imaginer, BeamPlanner planner, DecisionClock clock) {
        thinking = new Thinking(network, senses, imaginer, planner, clock);
        this.imaginer = imaginer;
    }

    @Override
    public void begin(Episode episode, RandomGenerator random) {
        thinking.begin(random);
    }

    @Override
    public Action act(Observation seen, Truth truth) {
        imaginer.told(truth);
        return thinking.decide(seen);
    }

    @Override
    public void watchedBy(Onlooker onlooker) {
        thinking.watchedBy(onlooker);
    }

    @Override
    public DecisionTimes times() {
        return thinking.times();
    }

    @Override
    public void close() {
        thinking.close();
    }
}
