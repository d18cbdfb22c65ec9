package avnav.worldmodel.training;

import java.util.List;

/**
 * Goals that look from one frame of one walk.
 *
 * @param trajectory index in the set that it was drawn from
 * @param frame t; the context is frames t-3 to t, the first frame repeated where the walk has not begun
 */
public record Window(int trajectory, int frame, List<Goal> goals) {

    public Window {
        goals = List.copyOf(goals);
    }
}
