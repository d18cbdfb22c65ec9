package avnav.worldmodel.codec;

import java.util.List;

/**
 * Sizes of the Stable Diffusion KL autoencoder (Rombach et al. 2022; diffusers' {@code AutoencoderKL}). Each level but
 * the last halves the image.
 *
 * @param side of the square RGB images it is meant for, in pixels; it takes any multiple of {@link #reduction}
 * @param widths channels of each level, from full resolution down
 * @param layers residual blocks per level in the encoder; the decoder has one more
 * @param latentChannels C of one latent pixel
 * @param normGroups groups of every group norm; divides every width
 * @param middleAttention whether both middle blocks attend over the lowest resolution
 * @param quantConv whether a 1x1 convolution follows the encoder
 * @param postQuantConv whether a 1x1 convolution precedes the decoder
 */
public record VisualSettings(
        int side,
        List<Integer> widths,
        int layers,
        int latentChannels,
        int normGroups,
        boolean middleAttention,
        boolean quantConv,
        boolean postQuantConv) {

    private static final int MOST_LEVELS = 8;
    private static final int MOST_CHANNELS = 4096;

    public VisualSettings {
        widths = List.copyOf(widths);
        if (widths.isEmpty() || widths.size() > MOST_LEVELS) {
            throw new IllegalArgumentException("The visual autoencoder needs 1 to " + MOST_LEVELS + " widths, not ("
                    + widths.size() + ").\nMaybe one width per level is meant, from full resolution down.");
        }
        if (layers < 1 || layers > 16 || latentChannels < 1 || latentChannels > MOST_CHANNELS || normGroups < 1) {
            throw new IllegalArgumentException("The visual autoencoder cannot have layers (" + layers
                    + "), latentChannels (" + latentChannels + ") and normGroups (" + normGroups
                    + ").\nMaybe one of them is 0; layers are at most 16.");
        }
        for (int width : widths) {
            if (width < 1 || width > MOST_CHANNELS || width % normGroups != 0) {
                throw new IllegalArgumentException("The width (" + width
                        + ") of the visual autoencoder is not a multiple of normGroups (" + normGroups + ") up to "
                        + MOST_CHANNELS + ".\nMaybe choose fewer groups or round the width.");
            }
        }
        if (side < 1 || side % (1 << widths.size() - 1) != 0) {
            throw new IllegalArgumentException("The image side (" + side + ") is not a multiple of the reduction ("
                    + (1 << widths.size() - 1) + ") of " + widths.size() + " levels.\nMaybe use fewer widths.");
        }
    }

    /** How many pixels of a side make one latent pixel: 2 to the number of levels less one. */
    public int reduction() {
        return 1 << widths.size() - 1;
    }

    /** Latents of one image of the meant size. */
    public LatentShape latent() {
        return new LatentShape(latentChannels, side / reduction(), side / reduction());
    }
}
