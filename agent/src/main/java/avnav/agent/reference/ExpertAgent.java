package avnav.agent.reference;

import avnav.agent.PrivilegedAgent;
import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Observation;
import avnav.simbridge.Pose;
import avnav.simbridge.Truth;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Follows the shortest way to the source, which it is told: the upper bound, and the A of SNA. */
public final class ExpertAgent implements PrivilegedAgent {

    private final Function<Episode, Function<Pose, Optional<Action>>> guides;
    private Function<Pose, Optional<Action>> guide;

    /**
     * @param guides makes a guide for an episode; a guide names the next action at a pose and is empty when no way leads to the
     *     source
     */
    public ExpertAgent(Function<Episode, Function<Pose, Optional<Action>>> guides) {
        this.guides = guides;
    }

    @Override
    public void begin(Episode episode, RandomGenerator random) {
        guide = guides.apply(episode);
    }

    /** Stops where no way leads on. */
    @Override
    public Action act(Observation seen, Truth truth) {
        return guide.apply(truth.pose()).orElse(Action.STOP);
    }
}
