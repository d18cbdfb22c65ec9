package avnav.planner;

import avnav.simbridge.Action;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A path a_1..a_n in the imagined tree, linked to its beginning, with the sums that its score is made of. G_t is the
 * n-step estimate of the return: sum over i up to t of g^(i-1) r_i, plus g^t (w v_t + c v_0).
 *
 * @param parent the branch without its last action; null at the root alone
 * @param row of its layer in the imagination
 * @param step its last action and what was forecast for it; a STOP's value counts as 0
 * @param ended whether nothing can follow: its last action is STOP, or the model allows no other
 * @param present v_0, the value of the present
 * @param prior what the policy itself thinks of a_1, in units of reward
 * @param rewards sum over i of g^(i-1) r_i
 * @param pairs sum over i of g^(i-1) (r_i + g (w v_i + c v_0))
 * @param estimates G_1 + ... + G_n
 * @param estimate G_n
 */
record Branch(
        Branch parent,
        int depth,
        int row,
        Plan.Step step,
        boolean ended,
        double present,
        double prior,
        double rewards,
        double pairs,
        double estimates,
        double estimate) {

    static Branch root(double present) {
        return new Branch(null, 0, 0, new Plan.Step(Action.STOP, 0, 0), false, present, 0, 0, 0, 0, 0);
    }

    /**
     * The branch one action longer.
     *
     * @param isLast whether the model allows nothing after it
     * @param opinion the policy's of the action; that of the first one stays with the branch
     */
    Branch with(Plan.Step step, int row, boolean isLast, double opinion, BeamSettings settings) {
        boolean stops = step.action() == Action.STOP;
        double discount = StrictMath.pow(settings.discount(), settings.repeat());
        double weight = StrictMath.pow(discount, depth);
        double paid = weight * step.reward();
        double value = settings.valueWeight() * step.value() + settings.presentWeight() * present;
        double expected = stops ? 0 : weight * discount * value;
        double estimate = rewards + paid + expected;
        return new Branch(
                this,
                depth + 1,
                row,
                stops ? new Plan.Step(Action.STOP, step.reward(), 0) : step,
                stops || isLast,
                present,
                depth == 0 ? settings.priorWeight() * opinion : prior,
                rewards + paid,
                pairs + paid + expected,
                estimates + estimate,
                estimate);
    }

    /** @param layer how deep the search is; an ended branch is less deep, and its later estimates stay at its last */
    double score(BeamSettings.Scoring scoring, int layer) {
        return prior
                + switch (scoring) {
                    case EVERY_STEP -> (estimates + (layer - depth) * estimate) / layer;
                    case PAPER_SUM -> pairs;
                    case LEAF -> estimate;
                };
    }

    List<Plan.Step> steps() {
        List<Plan.Step> steps = new ArrayList<>(depth);
        for (Branch branch = this; branch.depth > 0; branch = branch.parent) {
            steps.add(branch.step);
        }
        Collections.reverse(steps);
        return steps;
    }
}
