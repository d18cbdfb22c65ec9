package avnav.agent.imagination;

import avnav.agent.Agent;
import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.Senses;
import avnav.planner.BeamPlanner;
import avnav.simbridge.Action;
import avnav.simbridge.Observation;
import java.util.random.RandomGenerator;

/** Plans at every step in a world model that knows no more than the agent. */
public final class PlanningAgent implements Agent, TimedActor, WatchedActor, AutoCloseable {

    private final Thinking thinking;

    /**
     * @param network proposes candidates and values what is imagined; shared with other threads
     * @param senses of the network, used by this thread alone
     * @param imaginer closed with this agent
     * @param clock the one that the imaginer tells its parts
     */
    public PlanningAgent(
            ActorCritic network, Senses senses, WorldModelImaginer imaginer, BeamPlanner planner, DecisionClock clock) {
        thinking = new Thinking(network, senses, imaginer, planner, clock);
    }

    @Override
    public void begin(RandomGenerator random) {
        thinking.begin(random);
    }

    @Override
    public Action act(Observation seen) {
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
