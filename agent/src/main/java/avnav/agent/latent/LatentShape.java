package avnav.agent.latent;

/**
 * What one imagined frame consists of.
 *
 * @param channels C of the visual latents {@code [C][h][w]}
 * @param height h
 * @param width w
 * @param audio numbers of the sound's latents, flattened
 */
public record LatentShape(int channels, int height, int width, int audio) {

    public LatentShape {
        if (channels < 1 || height < 2 || width < 2 || audio < 1) {
            throw new IllegalArgumentException("Latents of " + channels + " x " + height + " x " + width + " and ("
                    + audio + ") numbers of sound cannot be read: every size must be at least 1, a side 2.");
        }
    }

    public int visual() {
        return channels * height * width;
    }
}
