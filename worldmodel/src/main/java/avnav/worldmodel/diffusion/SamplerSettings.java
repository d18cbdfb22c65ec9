package avnav.worldmodel.diffusion;

/**
 * How to draw a sample.
 *
 * @param steps calls of the network, at least 1
 * @param eta of DDIM: 0 adds no noise, 1 as much as ancestral sampling; 0 for the others
 * @param spacing of DDIM, DPM_SOLVER and FLOW_EULER; ancestral sampling has its own
 * @param shift of FLOW_EULER: above 1 more of the steps are noisy ones; 1 for the others
 */
public record SamplerSettings(Kind kind, int steps, double eta, Spacing spacing, double shift) {

    /** The family of solvers. */
    public enum Kind {
        /** DDPM with a learned or the posterior's variance: good only in many steps. */
        ANCESTRAL,
        /** Song et al. 2021. */
        DDIM,
        /** DPM-Solver++(2M), Lu et al. 2022: second order from the same number of network calls. */
        DPM_SOLVER,
        /** Straight steps along a flow. */
        FLOW_EULER
    }

    public SamplerSettings {
        if (steps < 1) {
            throw new IllegalArgumentException("The sampling steps (" + steps + ") must be at least 1.");
        }
        if (!(eta >= 0 && eta <= 1) || eta != 0 && kind != Kind.DDIM) {
            throw new IllegalArgumentException(
                    "The eta (" + eta + ") must lie in 0..1 for DDIM and be 0 for " + kind + ".");
        }
        if (!(shift > 0) || Double.isInfinite(shift) || shift != 1 && kind != Kind.FLOW_EULER) {
            throw new IllegalArgumentException("The shift (" + shift + ") must be positive, and 1 for " + kind
                    + ".\nMaybe only FLOW_EULER is meant to have one.");
        }
    }

    /** Steps down from the top, without a shift. */
    public SamplerSettings(Kind kind, int steps, double eta) {
        this(kind, steps, eta, Spacing.TRAILING, 1);
    }

    public static SamplerSettings ancestral(int steps) {
        return new SamplerSettings(Kind.ANCESTRAL, steps, 0);
    }

    public static SamplerSettings ddim(int steps, double eta) {
        return new SamplerSettings(Kind.DDIM, steps, eta);
    }

    public static SamplerSettings dpmSolver(int steps) {
        return new SamplerSettings(Kind.DPM_SOLVER, steps, 0);
    }

    public static SamplerSettings flowEuler(int steps, double shift) {
        return new SamplerSettings(Kind.FLOW_EULER, steps, 0, Spacing.TRAILING, shift);
    }

    /** The same path in another number of steps. */
    public SamplerSettings withSteps(int other) {
        return new SamplerSettings(kind, other, eta, spacing, shift);
    }

    /** The fastest good sampler for a network: DPM-Solver, or Euler steps for a flow. */
    public static SamplerSettings fast(Prediction prediction, int steps) {
        return prediction == Prediction.FLOW ? flowEuler(steps, 1) : dpmSolver(steps);
    }
}
