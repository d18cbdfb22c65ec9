package avnav.planner;

import avnav.simbridge.Action;
import java.util.List;

/**
 * The best branch found, what it cost and how it ended.
 *
 * @param actions from the present on, at least one
 * @param score by {@link BeamSettings.Scoring}
 * @param rowsImagined rows that the imagination advanced for the whole search
 */
public record Plan(List<Action> actions, double score, int rowsImagined, Ending ending) {

    /** Why the best branch is no longer. */
    public enum Ending {
        /** Its last action is STOP. */
        STOPPED,
        /** It reached the horizon. */
        HORIZON
    }

    public Plan {
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("A plan needs at least one action.");
        }
    }

    /** The one to be done now. */
    public Action first() {
        return actions.get(0);
    }
}
