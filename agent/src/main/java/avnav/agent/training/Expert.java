package avnav.agent.training;

import avnav.simbridge.Action;
import avnav.simbridge.Pose;
import java.util.Optional;

/** A privileged adviser of one episode: it knows where the source is. Only training and reference agents ask it. */
public interface Expert {

    /** The best action from any pose, whatever was advised before; empty when the source cannot be reached from it. */
    Optional<Action> advise(Pose pose);
}
