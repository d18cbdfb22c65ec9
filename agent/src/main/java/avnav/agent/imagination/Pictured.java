package avnav.agent.imagination;

import avnav.planner.Imagination;
import java.util.List;
import java.util.Optional;

/** An imagination that can show what it imagined. Costs nothing until it is asked, and asking changes nothing. */
public interface Pictured extends Imagination {

    /** One for each row of the layer that was imagined last; empty for a STOP, after which nothing is seen. */
    List<Optional<ImaginedSight>> sights();
}
