package avnav.agent.imagination;

import java.util.Map;

/**
 * How long the decisions of a walk took.
 *
 * @param decisions how many there were
 * @param meanMillis of one
 * @param medianMillis of one
 * @param partMillis mean per decision of each part that took any time
 */
public record DecisionTimes(
        int decisions, double meanMillis, double medianMillis, Map<DecisionClock.Part, Double> partMillis) {

    public DecisionTimes {
        partMillis = Map.copyOf(partMillis);
    }
}
