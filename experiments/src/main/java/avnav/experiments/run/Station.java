package avnav.experiments.run;

import avnav.agent.Actor;
import avnav.agent.imagination.PlanningAgent;
import avnav.agent.imagination.PrivilegedPlanningAgent;
import avnav.simbridge.Simulator;
import java.util.Map;

/**
 * One thread's world and the actors that act in it.
 *
 * @param actors by row
 */
public record Station(Simulator simulator, Map<String, Actor> actors) implements AutoCloseable {

    public Station {
        actors = Map.copyOf(actors);
    }

    @Override
    public void close() {
        for (Actor actor : actors.values()) {
            if (actor instanceof PlanningAgent planning) {
                planning.close();
            } else if (actor instanceof PrivilegedPlanningAgent planning) {
                planning.close();
            }
        }
        simulator.close();
    }
}
