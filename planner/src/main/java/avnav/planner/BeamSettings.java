package avnav.planner;

import avnav.simbridge.Action;

/**
 * The search's parameters (paper section 5.5).
 *
 * @param candidates K, distinct actions tried per expanded row
 * @param beamWidth B, rows kept per layer
 * @param horizon H, imagined steps
 * @param repeat r, times that an action is done in one imagined step, so that H of them look r H actions ahead: the world
 *     model is asked for the moment r steps on, with the summed action (paper, section 4.1). The agent does the action
 *     once and plans anew; 1 as in the paper's benchmark. STOP is done once
 * @param discount g, gamma of rewards and values, in (0, 1]
 * @param valueWeight w, how far imagined values are believed: 1 as in the paper, 0 for rewards alone
 * @param presentWeight c, how far the value of the present, the same for all branches, stands for what comes after a
 *     branch that does not stop: values in scores are w v + c v_0. With w near 0, so that a noisy critic does not decide
 *     between moves, it still says what a doubtful STOP would give up; 0 as in the paper
 * @param priorWeight of the policy's own opinion of the first action, in units of reward per nat; 0 as in the paper.
 *     Added to the score of a branch that begins with a move is priorWeight times that move's log-probability, plus the
 *     Gumbel noise with which it was sampled, less the same of the best-drawn move: where futures score alike the first
 *     move is therefore drawn with the policy's own probabilities, and where they differ it is tilted towards the better
 *     (Danihelka et al. 2022, "Policy improvement by planning with Gumbel", section 4). Nothing is added for a STOP: it is
 *     worth what the model says of it, and no draw of the policy's hurries or puts it off
 */
public record BeamSettings(
        int candidates,
        int beamWidth,
        int horizon,
        int repeat,
        double discount,
        double valueWeight,
        double presentWeight,
        double priorWeight,
        Scoring scoring,
        Proposal proposal) {

    /**
     * How a branch a_1..a_n with rewards r_i and values v_i is scored; g is the discount. G_t is the n-step estimate of
     * the return: sum over i up to t of g^(i-1) r_i, plus g^t (w v_t + c v_0).
     */
    public enum Scoring {
        /**
         * The mean of G_1..G_H: every step's reward and value count, and branches of different lengths are comparable,
         * for after STOP every later estimate is the last one.
         */
        EVERY_STEP,
        /**
         * The paper's wording read as a plain sum: over i of g^(i-1) (r_i + g (w v_i + c v_0)). A branch that stops collects fewer
         * values than one that goes on, hence hardly ever wins where values are positive.
         */
        PAPER_SUM,
        /** G_n alone: all rewards, and the value at the leaf. */
        LEAF
    }

    /** How a row's K candidates come from its policy. */
    public enum Proposal {
        /** Without replacement, by Gumbel top-k (Kool et al. 2019, "Stochastic Beams and Where to Find Them"). */
        SAMPLED,
        /** The K most probable. */
        TOP
    }

    public BeamSettings {
        requireAtLeastOne("number of candidates (K)", candidates);
        requireAtLeastOne("beam width (B)", beamWidth);
        requireAtLeastOne("rollout length (H)", horizon);
        requireAtLeastOne("number of times an action is repeated (r)", repeat);
        if (candidates > Action.COUNT) {
            throw new IllegalArgumentException(
                    "The number of candidates (K) is (" + candidates + ") but there are only (" + Action.COUNT
                            + ") actions.\nMaybe set candidates to " + Action.COUNT + " or less.");
        }
        if (!(discount > 0 && discount <= 1)) {
            throw new IllegalArgumentException("The discount (" + discount + ") must lie in (0, 1].\nMaybe use 0.99.");
        }
        requireWeight("value", valueWeight);
        requireWeight("present's value", presentWeight);
        requireWeight("policy's prior", priorWeight);
    }

    /** Every action once in an imagined step, and without a weight of the present's value. */
    public BeamSettings(
            int candidates,
            int beamWidth,
            int horizon,
            double discount,
            double valueWeight,
            double priorWeight,
            Scoring scoring,
            Proposal proposal) {
        this(candidates, beamWidth, horizon, 1, discount, valueWeight, 0, priorWeight, scoring, proposal);
    }

    /** The same with another number of candidates K, beam width B and horizon H. */
    public BeamSettings sized(int candidates, int beamWidth, int horizon) {
        return new BeamSettings(
                candidates,
                beamWidth,
                horizon,
                repeat,
                discount,
                valueWeight,
                presentWeight,
                priorWeight,
                scoring,
                proposal);
    }

    private static void requireAtLeastOne(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("The " + what + " is (" + value + ") but must be at least 1.\n"
                    + "Maybe use 3, the paper's setting.");
        }
    }

    private static void requireWeight(String what, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The weight of the " + what + " (" + value
                    + ") must be 0 or more, and finite.\nMaybe use 0.3, or 0 to do without.");
        }
    }
}
