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
 * <p>At the beginning of a walk the model has not heard yet what it compares: its word counts as far as its context reaches.
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
     * @param evidence from 0 to 1, how far the model is believed: the weight of its log-odds
     */
    public double onAWalk(double even, double policyStop, double evidence) {
        double opinion = Math.min(Math.max(policyStop, LEAST), 1 - LEAST);
        double before = (1 - policyShare) * logit(nearRate) + policyShare * logit(opinion);
        return 1 / (1 + StrictMath.exp(-before - (evidence == 0 ? 0 : evidence * logit(even))));
    }

    private static double logit(double probability) {
        return StrictMath.log(probability / (1 - probability));
    }
}
