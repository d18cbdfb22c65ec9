package avnav.worldmodel.training;

import avnav.worldmodel.nn.AdamWSettings;

/**
 * AdamW, the limit of the gradients' norm over all trained weights, and the decay of the moving average of weights that
 * is validated and shipped. NWM: 0.9, 0.999, 0, 10, 0.9999 over 100,000 steps.
 */
public record OptimiserSettings(
        double beta1, double beta2, double weightDecay, double maxGradientNorm, double averageDecay) {

    private static final double EPSILON = 1e-8;

    AdamWSettings adam() {
        return new AdamWSettings(beta1, beta2, EPSILON, weightDecay);
    }
}
