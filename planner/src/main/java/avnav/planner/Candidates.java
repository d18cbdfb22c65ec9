package avnav.planner;

import avnav.simbridge.Action;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** K distinct actions of one row's policy. */
final class Candidates {

    private Candidates() {}

    /**
     * @param logits {@code [A]}; minus infinity marks an action that is never proposed
     * @param random consumed once per action with SAMPLED, not at all with TOP
     * @return at most {@code count} actions, best key first, ties by code
     */
    static List<Action> of(float[] logits, int count, BeamSettings.Proposal proposal, RandomGenerator random) {
        double[] keys = new double[logits.length];
        for (int a = 0; a < logits.length; a++) {
            keys[a] = proposal == BeamSettings.Proposal.TOP ? logits[a] : logits[a] + gumbel(random);
        }
        return Stream.of(Action.values())
                .filter(action -> keys[action.code()] > Double.NEGATIVE_INFINITY)
                .sorted(Comparator.comparingDouble((Action action) -> -keys[action.code()])
                        .thenComparingInt(Action::code))
                .limit(count)
                .toList();
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
