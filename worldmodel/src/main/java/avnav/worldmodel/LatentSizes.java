package avnav.worldmodel;

/**
 * Sizes of one encoded frame: a visual latent of {@code channels x height x width} and {@code audioLatents} vectors of
 * {@code audioDimension} for the sound of one step.
 */
public record LatentSizes(int channels, int height, int width, int audioLatents, int audioDimension) {

    public LatentSizes {
        if (channels < 1 || height < 1 || width < 1 || audioLatents < 1 || audioDimension < 1) {
            throw new IllegalArgumentException("The latent sizes (" + channels + ", " + height + ", " + width + "; "
                    + audioLatents + ", " + audioDimension + ") must be at least 1.");
        }
    }

    /** Numbers of one visual latent. */
    public int visual() {
        return channels * height * width;
    }

    /** Numbers of one auditory latent. */
    public int audio() {
        return audioLatents * audioDimension;
    }
}
