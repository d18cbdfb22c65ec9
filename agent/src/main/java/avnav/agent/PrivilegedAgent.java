package avnav.agent;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Observation;
import avnav.simbridge.Truth;
import java.util.random.RandomGenerator;

/** Is told what only the judge knows: an upper bound to compare with, never a competitor. Reports mark its row. */
public non-sealed interface PrivilegedAgent extends Actor {

    /**
     * Forgets the last episode; the simulator has been reset to the coming one.
     *
     * @param random all the chance that the agent may use in it; the same chance, the same actions
     */
    void begin(Episode episode, RandomGenerator random);

    /** The next action of the episode; after STOP it is not asked again. */
    Action act(Observation seen, Truth truth);
}
