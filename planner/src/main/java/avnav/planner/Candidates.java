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
     * @param opinion the policy's of a move against the other moves: the logarithm of its probability, plus the Gumbel noise
     *     if it was sampled, less that of the best move among the candidates; 0 for STOP
     */
    record Candidate(Action action, double opinion) {}

    private record Drawn(Action action, double key) {}

    /**
     * @param logits {@code [A]}; minus infinity marks an action that is never proposed
     * @param random consumed once per action with SAMPLED, not at all with TOP
     * @return at most {@code count} actions, best drawn first, ties by code
     */
    static List<Candidate> of(float[] logits, int count, BeamSettings.Proposal proposal, RandomGenerator random) {
        double normaliser = logOfSum(logits);
        List<Drawn> drawn = new ArrayList<>(logits.length);
        for (Action action : Action.values()) {
            double noise = proposal == BeamSettings.Proposal.TOP ? 0 : gumbel(random);
            double key = logits[action.code()] - normaliser + noise;
            if (key > Double.NEGATIVE_INFINITY) {
                drawn.add(new Drawn(action, key));
            }
        }
        drawn.sort(Comparator.comparingDouble(candidate -> -candidate.key()));
        return opinions(drawn.subList(0, Math.min(count, drawn.size())));
    }

    private static List<Candidate> opinions(List<Drawn> drawn) {
        double best = drawn.stream()
                .filter(candidate -> candidate.action() != Action.STOP)
                .mapToDouble(Drawn::key)
                .max()
                .orElse(0);
        return drawn.stream()
                .map(candidate -> new Candidate(
                        candidate.action(), candidate.action() == Action.STOP ? 0 : candidate.key() - best))
                .toList();
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
