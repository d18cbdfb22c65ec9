package avnav.planner;

import avnav.simbridge.Action;
import java.util.List;

/**
 * The best branch found, what it cost and how it ended.
 *
 * @param steps from the present on, at least one
 * @param score by {@link BeamSettings.Scoring}
 * @param rowsImagined rows that the imagination advanced for the whole search
 */
public record Plan(List<Step> steps, double score, int rowsImagined, Ending ending) {

    /**
     * One action of the plan and what was forecast for it.
     *
     * @param reward of the action
     * @param value of what follows it; 0 after STOP
     */
    public record Step(Action action, float reward, float value) {}

    /** Why the best branch is no longer. */
    public enum Ending {
        /** Its last action is STOP. */
        STOPPED,
        /** It reached the horizon. */
        HORIZON,
        /** The imagination allows no action after its last one, as at a step limit. */
        OVER
    }

    public Plan {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A plan needs at least one action.");
        }
    }

    /** All its actions. */
    public List<Action> actions() {
        return steps.stream().map(Step::action).toList();
    }

    /** The one to be done now. */
    public Action first() {
        return steps.get(0).action();
    }
}
