package avnav.agent.imagination;

/**
 * Brings the model's probability that a STOP succeeds to the odds of a walk. It was trained with as many STOPs within 1 m
 * of the source as outside, so that it learns both; on a walk the latter are many more, and a planner that asks at every
 * step would stop at the first mistake. By Bayes' rule the odds of the one are those of the other times b / (1 - b).
 *
 * @param nearRate b, share of a walk's frames that lie within 1 m; 0.5 changes nothing
 */
public record StopOdds(double nearRate) {

    public StopOdds {
        if (!(nearRate > 0 && nearRate < 1)) {
            throw new IllegalArgumentException("The share of frames within reach of the source (nearRate " + nearRate
                    + ") must lie between 0 and 1.\nMaybe 0.15, that of AVW-4k.");
        }
    }

    /** @param even probability among as many good STOPs as bad ones */
    public double onAWalk(double even) {
        double good = even * nearRate;
        return good / (good + (1 - even) * (1 - nearRate));
    }
}
