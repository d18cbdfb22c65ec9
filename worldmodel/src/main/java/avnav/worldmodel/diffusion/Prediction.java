package avnav.worldmodel.diffusion;

/**
 * What a network's output means, and on which path its input was noised. {@link #EPSILON} is the paper's; v (Salimans
 * and Ho 2022) and flow matching (Lipman et al. 2023, Liu et al. 2023) do better in few steps, because the first step
 * from pure noise does not divide by the tiny rest of the signal.
 */
public enum Prediction {
    /** The noise in the input. */
    EPSILON,
    /** signal * noise - noise level * data, on the variance-preserving path. */
    VELOCITY,
    /** noise - data, on the straight path x = (1 - sigma) x0 + sigma e with sigma = step / steps. */
    FLOW;

    /** The step that stands for (almost) pure noise. */
    public int topStep(NoiseSchedule schedule) {
        return this == FLOW ? schedule.steps() : schedule.topStep();
    }

    /** The least noisy step that a network is trained on. */
    public int lowestStep() {
        return this == FLOW ? 1 : 0;
    }

    /** The noise level of an integer step. */
    public NoiseLevel level(NoiseSchedule schedule, int step) {
        if (this != FLOW) {
            return schedule.level(step);
        }
        if (step < lowestStep() || step > schedule.steps()) {
            throw new IllegalArgumentException("The flow step (" + step + ") must lie in 1.." + schedule.steps() + ".\n"
                    + "Maybe it counts from 0, as the steps of epsilon and v do.");
        }
        return NoiseLevel.ofSigma((double) step / schedule.steps());
    }

    /** Weights of x0 and noise in the training target. */
    Blend target(NoiseLevel level) {
        return switch (this) {
            case EPSILON -> new Blend(0, 1);
            case VELOCITY -> new Blend(-level.noise(), level.signal());
            case FLOW -> new Blend(-1, 1);
        };
    }

    /** Weights of the noised input and the network's output in the predicted x0. */
    Blend start(NoiseLevel level) {
        return switch (this) {
            case EPSILON -> new Blend(1 / level.signal(), -level.noise() / level.signal());
            case VELOCITY -> new Blend(level.signal(), -level.noise());
            case FLOW -> new Blend(1, -level.noise());
        };
    }
}
