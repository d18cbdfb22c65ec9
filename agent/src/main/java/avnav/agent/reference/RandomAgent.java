package avnav.agent.reference;

import avnav.agent.Agent;
import avnav.simbridge.Action;
import avnav.simbridge.Observation;
import java.util.random.RandomGenerator;

/** Draws each of the four actions with the same chance, STOP included. */
public final class RandomAgent implements Agent {

    private RandomGenerator random;

    @Override
    public void begin(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public Action act(Observation seen) {
        return Action.ofCode(random.nextInt(Action.COUNT));
    }
}
