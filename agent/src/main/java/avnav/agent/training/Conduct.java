package avnav.agent.training;

import avnav.agent.ppo.Trajectory;
import avnav.simbridge.Action;
import java.util.random.RandomGenerator;

/**
 * Who decides while collecting. Under imitation (DAgger) the expert comments every step and takes over a step with
 * probability {@code expertShare}; besides, the learner's unadvised STOP is replaced by the advice, or its early life
 * would hold no late states, and where STOP is advised the episode goes on as the learner likes, but ends with
 * probability {@link #END_WHERE_ADVISED} a step: so STOP is met more often than once in an episode.
 *
 * @param imitating whether the expert is asked at all
 */
record Conduct(boolean imitating, double expertShare) {

    static final double END_WHERE_ADVISED = 0.15;

    static final Conduct OWN = new Conduct(false, 0);

    /** The code of the action to carry out, given the learner's choice and the expert's advice. */
    int decide(int chosen, int advised, RandomGenerator random) {
        double draw = random.nextDouble();
        int stop = Action.STOP.code();
        if (!imitating || advised == Trajectory.NO_ADVICE) {
            return imitating && chosen == stop ? Action.TURN_LEFT.code() : chosen;
        }
        if (advised == stop) {
            return draw < Math.max(expertShare, END_WHERE_ADVISED) ? stop : chosen;
        }
        return draw < expertShare || chosen == stop ? advised : chosen;
    }
}
