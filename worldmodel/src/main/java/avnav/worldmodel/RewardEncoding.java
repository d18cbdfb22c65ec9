package avnav.worldmodel;

import avnav.simbridge.Action;
import java.util.List;

/**
 * How a step's outcome becomes the numbers that are noised and denoised, and back.
 *
 * <p>A move changes the distance by at most one step (0.15 m), a good STOP is worth 10. As one number ({@link
 * Kind#SCALAR}, the paper's) moves differ by a hundredth of its deviation, which noise drowns; {@link Kind#SQUASHED}
 * bends that number, {@code sign(r) ln(1 + |r| / 0.05)}, and then standardises it; {@link Kind#TWO} keeps two numbers: the
 * distance decrease over the k steps, standardised with the constants of that k, and success as -1 or +1. A conditional
 * mean of the latter is a probability, {@code (x + 1) / 2}.
 *
 * @param mean per offset k = 1, 2, ... ({@code TWO}), or of the one number over all goals
 * @param deviation likewise, each above 0
 */
public record RewardEncoding(Kind kind, List<Double> mean, List<Double> deviation) {

    /** What AV-Nav pays for a STOP within 1 m. */
    public static final double SUCCESS_REWARD = 10;

    /** What AV-Nav takes for every step. */
    public static final double STEP_PENALTY = 0.01;

    private static final double KNEE = 0.05;

    /** The three encodings that can be compared. */
    public enum Kind {
        SCALAR(1),
        SQUASHED(1),
        TWO(2);

        private final int numbers;

        Kind(int numbers) {
            this.numbers = numbers;
        }

        /** Numbers that one outcome is made of. */
        public int numbers() {
            return numbers;
        }

        double bend(double reward) {
            return this == SQUASHED ? Math.signum(reward) * Math.log1p(Math.abs(reward) / KNEE) : reward;
        }

        double unbend(double bent) {
            return this == SQUASHED ? Math.signum(bent) * KNEE * Math.expm1(Math.abs(bent)) : bent;
        }
    }

    public RewardEncoding {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.isEmpty() || mean.size() != deviation.size()) {
            throw new IllegalArgumentException("A reward encoding needs as many means (" + mean.size()
                    + ") as deviations (" + deviation.size() + "), at least one.");
        }
        for (double width : deviation) {
            if (!(width > 0) || Double.isInfinite(width)) {
                throw new IllegalArgumentException("The deviation (" + width + ") of a reward must be above 0.\n"
                        + "Maybe the training data holds no move.");
            }
        }
    }

    /**
     * Outcome of k steps.
     *
     * @param distanceDecrease metres by which the walking distance to the source fell
     * @param success whether this is a STOP within 1 m
     * @param offset k; negative for goals of the past
     * @return {@link Kind#numbers()} numbers
     */
    public float[] encode(double distanceDecrease, boolean success, int offset) {
        if (kind == Kind.TWO) {
            int at = index(offset);
            double sign = Math.signum(offset);
            return new float[] {(float) ((distanceDecrease - sign * mean.get(at)) / deviation.get(at)), success ? 1 : -1
            };
        }
        double reward = taskReward(distanceDecrease, success, offset);
        return new float[] {(float) ((kind.bend(reward) - mean.get(0)) / deviation.get(0))};
    }

    /** Metres by which the distance fell in k steps; 0 for STOP, which moves nothing. */
    public double distanceDecrease(float[] numbers, Action action, int offset) {
        if (action == Action.STOP) {
            return 0;
        }
        if (kind == Kind.TWO) {
            int at = index(offset);
            return numbers[0] * deviation.get(at) + Math.signum(offset) * mean.get(at);
        }
        return reward(numbers) + STEP_PENALTY * offset;
    }

    /** Probability, from 0 to 1, that a STOP succeeds; 0 for a move, which ends nothing. */
    public double successProbability(float[] numbers, Action action) {
        if (action != Action.STOP) {
            return 0;
        }
        double share = kind == Kind.TWO ? (numbers[1] + 1) / 2.0 : (reward(numbers) + STEP_PENALTY) / SUCCESS_REWARD;
        return Math.max(0, Math.min(1, share));
    }

    /** The reward of AV-Nav: distance decrease, a penalty per step, and the bonus for a good STOP. */
    public static double taskReward(double distanceDecrease, boolean success, int offset) {
        return distanceDecrease - STEP_PENALTY * offset + (success ? SUCCESS_REWARD : 0);
    }

    /** Whether the outcome of so many steps can be read. */
    public boolean knows(int offset) {
        return offset != 0 && (kind != Kind.TWO || Math.abs(offset) <= mean.size());
    }

    private double reward(float[] numbers) {
        return kind.unbend(numbers[0] * deviation.get(0) + mean.get(0));
    }

    private int index(int offset) {
        int at = Math.abs(offset) - 1;
        if (at < 0 || at >= mean.size()) {
            throw new IllegalArgumentException("The offset (" + offset + ") must be from 1 to " + mean.size()
                    + " steps, or as many into the past.");
        }
        return at;
    }
}
