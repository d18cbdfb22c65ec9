package avnav.agent;

import avnav.simbridge.Action;
import avnav.simbridge.Truth;
import java.util.List;

/**
 * What happened in one episode.
 *
 * @param actions {@code [N]}
 * @param truths {@code [N+1]} at the start and after each action
 */
public record Journey(List<Action> actions, List<Truth> truths) {

    public Journey {
        actions = List.copyOf(actions);
        truths = List.copyOf(truths);
    }

    /** How many actions were cut short by an obstacle. */
    public int collisions() {
        return (int) truths.stream().filter(Truth::collided).count();
    }
}
