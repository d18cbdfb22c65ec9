package avnav.planner;

import avnav.simbridge.Action;

/**
 * Predictions for the rows of one imagined layer: B rows, A actions. Rewards and values in the task's reward unit.
 * Read-only; not compared.
 *
 * @param reward {@code [B]} of the action that led to the row
 * @param value {@code [B]} expected discounted sum of the rewards after it
 * @param actionLogits {@code [B][A]} the policy's unnormalised log-probabilities in the row, {@code A = Action.COUNT}
 */
public record Forecast(float[] reward, float[] value, float[][] actionLogits) {

    public Forecast {
        if (value.length != reward.length || actionLogits.length != reward.length) {
            throw new IllegalArgumentException("The forecast has (" + reward.length + ") rewards, (" + value.length
                    + ") values and (" + actionLogits.length + ") rows of logits; they must agree.");
        }
        for (int row = 0; row < reward.length; row++) {
            if (!Float.isFinite(reward[row]) || !Float.isFinite(value[row])) {
                throw new IllegalArgumentException("Row (" + row + ") is forecast with reward (" + reward[row]
                        + ") and value (" + value[row] + "); both must be finite.\n"
                        + "Maybe the world model's checkpoint is damaged or was trained with another configuration.");
            }
            if (actionLogits[row].length != Action.COUNT) {
                throw new IllegalArgumentException("Row (" + row + ") has (" + actionLogits[row].length
                        + ") action logits; there are (" + Action.COUNT + ") actions.");
            }
        }
    }

    public int rows() {
        return reward.length;
    }
}
