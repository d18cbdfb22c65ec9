package avnav.agent.imagination;

import avnav.simbridge.Action;
import java.util.Optional;

/**
 * A stand and what is under way there.
 *
 * @param turningAway the turn with which the agent has begun to leave a wall that is still ahead
 */
record Footing(Stand stand, Optional<Action> turningAway) {

    static final Footing START = new Footing(Stand.START, Optional.empty());
}
