package avnav.worldmodel.diffusion;

/**
 * One step of any sampler here, for each of them is a sum with fixed weights: next = state * x + start * x0 + before *
 * (x0 of the step before) + noise * e, where x0 is predicted from x and the network's output.
 *
 * @param networkStep what the network is told; whole except on a shifted flow
 * @param prediction weights of x and the network's output in x0
 * @param logLargest log variance that a learned variance reaches at logit +1; NaN where it has no part
 * @param logSmallest the same at logit -1
 */
record SolverStep(
        double networkStep,
        Blend prediction,
        double state,
        double start,
        double before,
        double noise,
        double logLargest,
        double logSmallest) {

    /**
     * From one noise level to a lower one (DDIM, equation 12), on any path; on the straight one with eta 0 it is
     * Euler's step.
     */
    static SolverStep ddim(double networkStep, Prediction prediction, NoiseLevel from, NoiseLevel to, double eta) {
        double ratio = from.signal() / to.signal();
        double added = eta == 0 ? 0 : eta * to.noise() / from.noise() * Math.sqrt(Math.max(0, 1 - ratio * ratio));
        double direction = Math.sqrt(Math.max(0, to.noise() * to.noise() - added * added));
        double state = direction / from.noise();
        double start = to.signal() - state * from.signal();
        return fixed(networkStep, prediction.start(from), state, start, 0, added);
    }

    /**
     * DPM-Solver++(2M): second order where there is a step before, first order else and at the end.
     *
     * @param before level of the step before, or the same as {@code from} for first order
     */
    static SolverStep dpmSolver(
            double networkStep,
            Prediction prediction,
            NoiseLevel before,
            NoiseLevel from,
            NoiseLevel to,
            boolean heun) {
        if (to.noise() == 0) {
            return fixed(networkStep, prediction.start(from), 0, 1, 0, 0);
        }
        double h = to.halfLogRatio() - from.halfLogRatio();
        double gain = -to.signal() * Math.expm1(-h);
        double state = to.noise() / from.noise();
        if (before.equals(from)) {
            return fixed(networkStep, prediction.start(from), state, gain, 0, 0);
        }
        double r = (from.halfLogRatio() - before.halfLogRatio()) / h;
        double slope = heun ? to.signal() * (Math.expm1(-h) / h + 1) : gain / 2;
        return fixed(networkStep, prediction.start(from), state, gain + slope / r, -slope / r, 0);
    }

    /** DDPM's step in a respaced schedule; the last step adds no noise. */
    static SolverStep ancestral(double networkStep, Prediction prediction, NoiseSchedule respaced, int index) {
        Blend mean = respaced.posteriorMean(index);
        Blend start = prediction.start(respaced.level(index));
        if (index == 0) {
            return fixed(networkStep, start, mean.second(), mean.first(), 0, 0);
        }
        double smallest = respaced.logPosteriorVariance(index);
        return new SolverStep(
                networkStep,
                start,
                mean.second(),
                mean.first(),
                0,
                Math.exp(smallest / 2),
                Math.log(respaced.beta(index)),
                smallest);
    }

    private static SolverStep fixed(
            double networkStep, Blend prediction, double state, double start, double before, double noise) {
        return new SolverStep(networkStep, prediction, state, start, before, noise, Double.NaN, Double.NaN);
    }

    /** Whether the result is the predicted x0 itself. */
    boolean isPredictedStart() {
        return state == 0 && start == 1 && before == 0 && noise == 0;
    }

    boolean hasLearnedVariance() {
        return !Double.isNaN(logLargest);
    }
}
