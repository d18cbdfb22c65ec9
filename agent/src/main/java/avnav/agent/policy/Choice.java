package avnav.agent.policy;

import java.util.random.RandomGenerator;

/**
 * An action drawn from logits.
 *
 * @param action its code
 * @param logProbability natural logarithm of how likely it was
 */
public record Choice(int action, float logProbability) {

    /** Draws with the softmax of the logits; one number is taken from the generator. */
    public static Choice sample(float[] logits, RandomGenerator random) {
        double[] p = probabilities(logits);
        double left = random.nextDouble();
        int action = 0;
        while (action < p.length - 1 && left >= p[action]) {
            left -= p[action++];
        }
        return of(logits, action);
    }

    /** The likeliest action; the first of equals. */
    public static Choice best(float[] logits) {
        int best = 0;
        for (int a = 1; a < logits.length; a++) {
            best = logits[a] > logits[best] ? a : best;
        }
        return of(logits, best);
    }

    /** A given action, and how likely the logits make it. */
    public static Choice of(float[] logits, int action) {
        return new Choice(action, (float) StrictMath.log(probabilities(logits)[action]));
    }

    private static double[] probabilities(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        double[] p = new double[logits.length];
        for (int a = 0; a < p.length; a++) {
            p[a] = StrictMath.exp(logits[a] - largest);
            sum += p[a];
        }
        for (int a = 0; a < p.length; a++) {
            p[a] /= sum;
        }
        return p;
    }
}
