package avnav.worldmodel;

/**
 * One observation as the encoders see it; not compared, not to be modified.
 *
 * @param visual {@code [channels][height][width]}, standardised
 * @param audio {@code [latents][dimension]}, standardised
 * @param heard the sound itself where it was heard, a remembered one where it is imagined, or {@link Heard#NOTHING}
 */
public record LatentFrame(float[] visual, float[] audio, Heard heard) {

    /** Latents alone. */
    public LatentFrame(float[] visual, float[] audio) {
        this(visual, audio, Heard.NOTHING);
    }
}
