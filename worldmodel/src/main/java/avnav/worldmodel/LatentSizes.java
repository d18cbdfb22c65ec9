package avnav.worldmodel;

/**
 * Sizes of one encoded frame: a visual latent of {@code channels x height x width} and {@code audioLatents} vectors of
 * {@code audioDimension} for the sound of one step, the last {@code cueLatents} of which hold its auditory cues.
 */
public record LatentSizes(int channels, int height, int width, int audioLatents, int audioDimension, int cueLatents) {

    public LatentSizes {
        if (channels < 1
                || height < 1
                || width < 1
                || audioLatents < 1
                || audioDimension < 1
                || cueLatents < 0
                || cueLatents >= audioLatents) {
            throw new IllegalArgumentException("The latent sizes (" + channels + ", " + height + ", " + width + "; "
                    + audioLatents + ", " + audioDimension + ", of which cues " + cueLatents
                    + ") must be at least 1, and cues fewer than all.");
        }
    }

    /** Sizes without auditory cues. */
    public LatentSizes(int channels, int height, int width, int audioLatents, int audioDimension) {
        this(channels, height, width, audioLatents, audioDimension, 0);
    }

    /** Numbers of one visual latent. */
    public int visual() {
        return channels * height * width;
    }

    /** Numbers of one auditory latent, cues included. */
    public int audio() {
        return audioLatents * audioDimension;
    }

    /** Numbers of an auditory latent that stand before its cues. */
    public int sound() {
        return (audioLatents - cueLatents) * audioDimension;
    }
}
