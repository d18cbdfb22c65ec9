package avnav.worldmodel.diffusion;

/**
 * The variance-preserving diffusion q(x_t | x_0) in float64 tables (Ho et al. 2020; {@code gaussian_diffusion.py} of
 * guided-diffusion, which NWM uses). Steps count from 0, almost clean, to {@link #topStep}, almost pure noise.
 */
public final class NoiseSchedule {

    private static final int STEPS = 1000;
    private static final double FIRST_BETA = 1e-4;
    private static final double LAST_BETA = 0.02;

    private final double[] beta;
    private final double[] alphaBar;

    private NoiseSchedule(double[] beta) {
        this.beta = beta;
        alphaBar = new double[beta.length];
        double product = 1;
        for (int t = 0; t < beta.length; t++) {
            product *= 1 - beta[t];
            alphaBar[t] = product;
        }
    }

    /** The paper's: 1000 steps, variances growing linearly from 1e-4 to 0.02. */
    public static NoiseSchedule linear() {
        double[] beta = new double[STEPS];
        double step = (LAST_BETA - FIRST_BETA) / (STEPS - 1);
        for (int t = 0; t < STEPS; t++) {
            beta[t] = FIRST_BETA + t * step;
        }
        beta[STEPS - 1] = LAST_BETA;
        return new NoiseSchedule(beta);
    }

    /** The same path in fewer, larger steps; step i of the result is step kept[i] of this one. */
    NoiseSchedule respaced(int[] kept) {
        double[] larger = new double[kept.length];
        double last = 1;
        for (int i = 0; i < kept.length; i++) {
            larger[i] = 1 - alphaBar(kept[i]) / last;
            last = alphaBar(kept[i]);
        }
        return new NoiseSchedule(larger);
    }

    public int steps() {
        return beta.length;
    }

    public int topStep() {
        return beta.length - 1;
    }

    /** Variance that step t adds. */
    public double beta(int t) {
        return beta[checked(t)];
    }

    /** Share of the data's variance left after step t. */
    public double alphaBar(int t) {
        return alphaBar[checked(t)];
    }

    public NoiseLevel level(int t) {
        return NoiseLevel.ofAlphaBar(alphaBar(t));
    }

    /** Weights of x0 and x_t in the mean of q(x_{t-1} | x_t, x_0). */
    public Blend posteriorMean(int t) {
        double before = alphaBarBefore(t);
        double rest = 1 - alphaBar(t);
        return new Blend(beta(t) * Math.sqrt(before) / rest, (1 - before) * Math.sqrt(1 - beta(t)) / rest);
    }

    /** Variance of q(x_{t-1} | x_t, x_0); 0 at step 0. */
    public double posteriorVariance(int t) {
        return beta(t) * (1 - alphaBarBefore(t)) / (1 - alphaBar(t));
    }

    /** Log of the posterior variance, at step 0 that of step 1, for the logarithm of 0 is no number to learn from. */
    public double logPosteriorVariance(int t) {
        return Math.log(posteriorVariance(t == 0 && steps() > 1 ? 1 : t));
    }

    private double alphaBarBefore(int t) {
        return t == 0 ? 1 : alphaBar(t - 1);
    }

    private int checked(int t) {
        if (t < 0 || t >= beta.length) {
            throw new IllegalArgumentException("The diffusion step (" + t + ") must lie in 0.." + topStep() + ".\n"
                    + "Maybe it is a flow step: those run from 1 to " + steps() + ".");
        }
        return t;
    }
}
