package avnav.worldmodel;

/**
 * A sound that was really heard; not compared, not to be modified.
 *
 * @param wave {@code [2][samples]}
 * @param audio its own latents, as {@link LatentFrame#audio}
 * @param cues whose loudness and level differences between the ears it is to be played at; empty for its own
 * @param rhythm in steps, by which it was recalled; 0 where it sounded when it was heard
 */
public record Heard(float[][] wave, float[] audio, float[] cues, int rhythm) {

    /** Where nothing is remembered. */
    public static final Heard NOTHING = new Heard(new float[0][], new float[0]);

    /** As it was heard. */
    public Heard(float[][] wave, float[] audio) {
        this(wave, audio, new float[0], 0);
    }

    public boolean isNothing() {
        return wave.length == 0;
    }
}
