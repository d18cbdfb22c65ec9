package avnav.agent;

import avnav.simbridge.Action;
import avnav.simbridge.Observation;
import java.util.random.RandomGenerator;

/** Acts on what it sees and hears, and on nothing else. */
public non-sealed interface Agent extends Actor {

    /**
     * Forgets the last episode.
     *
     * @param random all the chance that the agent may use in the coming one; the same chance, the same actions
     */
    void begin(RandomGenerator random);

    /** The next action of the episode; after STOP it is not asked again. */
    Action act(Observation seen);
}
