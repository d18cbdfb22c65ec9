package avnav.worldmodel.codec;

import java.util.Arrays;

/**
 * How latents are standardised: {@code (z - mean) / deviation} per channel. Diffusers' single factor s (0.18215 in
 * Stable Diffusion) is mean 0 and deviation 1 / s. Do not modify the arrays; not compared by value.
 */
record VisualScale(float[] mean, float[] deviation) {

    VisualScale {
        if (mean.length != deviation.length) {
            throw new IllegalArgumentException("There are (" + mean.length + ") latent means but (" + deviation.length
                    + ") latent deviations.\nMaybe the configuration was edited by hand.");
        }
        for (int c = 0; c < mean.length; c++) {
            if (!Float.isFinite(mean[c]) || !(deviation[c] > 0 && Float.isFinite(deviation[c]))) {
                throw new IllegalArgumentException("The latent channel (" + c + ") has mean (" + mean[c]
                        + ") and deviation (" + deviation[c] + ").\nMaybe a channel of the encoder is dead.");
            }
        }
    }

    /** One shift and factor for every channel: {@code (z - shift) * factor}. */
    static VisualScale uniform(int channels, double shift, double factor) {
        float[] mean = new float[channels];
        float[] deviation = new float[channels];
        Arrays.fill(mean, (float) shift);
        Arrays.fill(deviation, (float) (1 / factor));
        return new VisualScale(mean, deviation);
    }
}
