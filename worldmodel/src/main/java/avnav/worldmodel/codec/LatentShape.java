package avnav.worldmodel.codec;

/** Size of one image's latents; flattened they are {@code [channels][height][width]}, row-major. */
public record LatentShape(int channels, int height, int width) {

    public LatentShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "A latent shape needs sizes of at least 1, not (" + channels + "x" + height + "x" + width + ").");
        }
    }

    /** Numbers in one image's latents. */
    public int count() {
        return channels * height * width;
    }
}
