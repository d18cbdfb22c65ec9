package avnav.worldmodel.codec;

/**
 * Losses of one training step, unweighted but for {@code total}; the last three are 0 before discriminators learn.
 *
 * @param gradientNorm of the codec, before clipping
 * @param revived dead codebook vectors replaced in this step
 */
public record SoundLosses(
        double total,
        double wave,
        double spectral,
        double commitment,
        double gradientNorm,
        long revived,
        double adversarial,
        double matching,
        double discriminator) {}
