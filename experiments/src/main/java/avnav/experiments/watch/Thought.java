package avnav.experiments.watch;

import avnav.planner.Forecast;
import avnav.planner.Plan;
import avnav.planner.SearchedLayer;
import java.util.List;
import java.util.Optional;

/**
 * One decision as it was made.
 *
 * @param present of one row: what the policy and its value made of what was really seen
 * @param layers the search, the actions that could be done now first
 * @param glimpses of each layer's rows; empty for STOP, and for all where the imagination shows nothing
 */
record Thought(Forecast present, List<SearchedLayer> layers, List<List<Optional<Glimpse>>> glimpses, Plan plan) {

    Thought {
        layers = List.copyOf(layers);
        glimpses = List.copyOf(glimpses);
    }
}
