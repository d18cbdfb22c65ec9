package avnav.planner;

import avnav.simbridge.Action;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * A path in the imagined tree, linked to its beginning.
 *
 * @param parent the branch without its last action; null at the root alone
 * @param row of its layer in the imagination; breaks ties
 * @param rewards discounted sum of the rewards so far
 * @param score what the search maximises
 */
record Branch(Branch parent, Action action, int depth, int row, double rewards, double score) {

    /** Best first; ties by row, so that no order depends on chance. */
    static final Comparator<Branch> BEST_FIRST =
            Comparator.comparingDouble((Branch branch) -> -branch.score).thenComparingInt(branch -> branch.row);

    static Branch root() {
        return new Branch(null, Action.STOP, 0, 0, 0, 0);
    }

    boolean stopped() {
        return depth > 0 && action == Action.STOP;
    }

    List<Action> actions() {
        List<Action> actions = new ArrayList<>(depth);
        for (Branch branch = this; branch.depth > 0; branch = branch.parent) {
            actions.add(branch.action);
        }
        Collections.reverse(actions);
        return actions;
    }
}
