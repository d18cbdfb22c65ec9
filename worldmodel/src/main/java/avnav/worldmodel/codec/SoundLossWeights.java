package avnav.worldmodel.codec;

import java.util.List;

/**
 * What the codec minimises: the weighted sum of the mean square difference of unit-level waves, the multi-scale spectral
 * loss, the quantiser's commitment, and, once the discriminators learn, the adversarial and feature-matching losses.
 */
public record SoundLossWeights(double wave, double spectral, double commitment, double adversarial, double matching) {

    public SoundLossWeights {
        for (double weight : List.of(wave, spectral, commitment, adversarial, matching)) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("The sound codec's loss weight (" + weight
                        + ") must be a number not below 0.\nMaybe use 0 to leave a loss out.");
            }
        }
    }
}
