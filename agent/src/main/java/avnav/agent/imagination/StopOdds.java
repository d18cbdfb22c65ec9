package avnav.agent.imagination;

/**
 * Brings the model's probability that a STOP succeeds to the odds of a walk. It was trained with as many STOPs within 1 m
 * of the source as outside, so that it learns both; on a walk the latter are many more, and a planner that asks at every
 * step would stop at the first mistake. By Bayes' rule the odds of the one are those of the other times b / (1 - b), where b
 * is what is believed before the model is asked.
 *
 * <p>The policy, too, says whether the source is within reach, by how readily it would stop. Its opinion and the share of a
 * walk's frames are pooled by their log-odds (Genest and Zidek 1986): logit b = (1 - s) logit nearRate + s logit pi(STOP).
 *
 * @param nearRate share of a walk's frames that lie within 1 m; 0.5 changes nothing
 * @param policyShare s, 0 to leave the policy out, 1 to ask it alone
 */
public record StopOdds(double nearRate, double policyShare) {

    /** No opinion of the policy counts as more certain than this. */
    private static final double LEAST = 1e-4;

    public StopOdds {
        if (!(nearRate > 0 && nearRate < 1)) {
            throw new IllegalArgumentException("The share of frames within reach of the source (nearRate " + nearRate
                    + ") must lie between 0 and 1.\nMaybe 0.15, that of AVW-4k.");
        }
        if (!(policyShare >= 0 && policyShare <= 1)) {
            throw new IllegalArgumentException("The share of the policy in the odds of a STOP (stopPolicyShare "
                    + policyShare + ") must lie between 0 and 1.\nMaybe 0.5.");
        }
    }

    /**
     * @param even probability among as many good STOPs as bad ones
     * @param policyStop the policy's own probability of STOP where it would be done
     */
    public double onAWalk(double even, double policyStop) {
        double opinion = Math.min(Math.max(policyStop, LEAST), 1 - LEAST);
        double logOdds = (1 - policyShare) * logit(nearRate) + policyShare * logit(opinion);
        double before = 1 / (1 + StrictMath.exp(-logOdds));
        double good = even * before;
        return good / (good + (1 - even) * (1 - before));
    }

    private static double logit(double probability) {
        return StrictMath.log(probability / (1 - probability));
    }
}
