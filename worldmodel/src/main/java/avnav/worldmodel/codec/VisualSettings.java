package avnav.worldmodel.codec;

import java.util.List;

/**
 * Sizes of the Stable Diffusion KL autoencoder (Rombach et al. 2022; diffusers' {@code AutoencoderKL}). Each level but
 * the last halves the image; widths are per level, from full resolution down.
 *
 * @param side of the square RGB images it is meant for, in pixels; it takes any multiple of {@link #reduction}
 * @param patch side of the pixel blocks that become channels before the encoder and pixels again behind the decoder (a
 *     space-to-depth step, as in diffusers' Wan autoencoder); 1 is Stable Diffusion's and leaves pixels as they are
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
        int patch,
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
        if (patch < 1 || patch > 16) {
            throw new IllegalArgumentException(
                    "The patch (" + patch
                            + ") of the visual autoencoder is not within 1 to 16.\nMaybe 1 is meant, which is Stable Diffusion's.");
        }
        int reduction = patch << widths.size() - 1;
        if (side < 1 || side % reduction != 0) {
            throw new IllegalArgumentException("The image side (" + side + ") is not a multiple of the reduction ("
                    + reduction + ") of patch (" + patch + ") and " + widths.size()
                    + " levels.\nMaybe use fewer widths.");
        }
    }

    /** How many pixels of a side make one latent pixel: the patch times 2 to the number of levels less one. */
    public int reduction() {
        return patch << widths.size() - 1;
    }

    /** Channels of the image as the first convolution sees it. */
    int pixelChannels() {
        return 3 * patch * patch;
    }

    /** Latents of one image of the meant size. */
    public LatentShape latent() {
        return new LatentShape(latentChannels, side / reduction(), side / reduction());
    }
}
