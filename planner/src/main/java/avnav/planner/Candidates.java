package avnav.planner;

import avnav.simbridge.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** K distinct actions of one row's policy. */
final class Candidates {

    private Candidates() {}

    /**
     * One of them.
     *
     * @param key logarithm of its probability, plus the Gumbel noise if it was sampled
     */
    record Candidate(Action action, double key) {}

    /**
     * @param logits {@code [A]}; minus infinity marks an action that is never proposed
     * @param random consumed once per action with SAMPLED, not at all with TOP
     * @return at most {@code count} actions, best key first, ties by code
     */
    static List<Candidate> of(float[] logits, int count, BeamSettings.Proposal proposal, RandomGenerator random) {
        double normaliser = logOfSum(logits);
        List<Candidate> candidates = new ArrayList<>(logits.length);
        for (Action action : Action.values()) {
            double noise = proposal == BeamSettings.Proposal.TOP ? 0 : gumbel(random);
            double key = logits[action.code()] - normaliser + noise;
            if (key > Double.NEGATIVE_INFINITY) {
                candidates.add(new Candidate(action, key));
            }
        }
        candidates.sort(Comparator.comparingDouble(candidate -> -candidate.key()));
        return candidates.subList(0, Math.min(count, candidates.size()));
    }

    private static double logOfSum(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += StrictMath.exp(logit - largest);
        }
        return largest + StrictMath.log(sum);
    }

    /** Whether the policy rules out every action. */
    static boolean isEmpty(float[] logits) {
        for (float logit : logits) {
            if (logit > Float.NEGATIVE_INFINITY) {
                return false;
            }
        }
        return true;
    }

    /** Standard Gumbel noise; adding it to logits and taking the top k samples k without replacement. */
    private static double gumbel(RandomGenerator random) {
        double uniform = Math.max(random.nextDouble(), Double.MIN_NORMAL);
        return -StrictMath.log(-StrictMath.log(uniform));
    }
}
