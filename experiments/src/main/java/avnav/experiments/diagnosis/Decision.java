package avnav.experiments.diagnosis;

import avnav.simbridge.Action;
import java.util.Map;

/**
 * What was found at one step of one walk.
 *
 * @param likeliest the policy's likeliest action
 * @param expert what the geodesic follower would do
 * @param oracle first action of the best true plan
 * @param choices of the world model and its variants
 * @param rewardErrors {@code [n]} predicted minus true reward along the model's plan, by depth
 * @param valueErrors {@code [n]} likewise of the value
 */
public record Decision(
        String scene,
        String episode,
        int step,
        Action likeliest,
        Action expert,
        Action oracle,
        Map<Variant, Chosen> choices,
        double[] rewardErrors,
        double[] valueErrors) {

    /**
     * A first action, and what it costs.
     *
     * @param regret true score of the best plan found, minus that of the best plan found that begins with this action;
     *     below 0 where the narrow beam missed the better one
     */
    public record Chosen(Action action, double regret) {}
}
