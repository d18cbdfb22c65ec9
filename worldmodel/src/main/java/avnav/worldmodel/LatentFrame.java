package avnav.worldmodel;

/**
 * One observation as the encoders see it; not compared, not to be modified.
 *
 * @param visual {@code [channels][height][width]}, standardised
 * @param audio {@code [latents][dimension]}, standardised
 */
public record LatentFrame(float[] visual, float[] audio) {}
