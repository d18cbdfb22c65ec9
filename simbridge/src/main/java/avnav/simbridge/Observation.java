package avnav.simbridge;

/**
 * What the agent may see and hear after one action; nothing else ever reaches it.
 *
 * <p>The arrays belong to the receiver and are neither copied nor compared: treat them as read-only.
 *
 * @param width W, pixels
 * @param height H, pixels
 * @param rgb {@code [H][W][3]} row-major bytes, row 0 on top, 0..255 read unsigned
 * @param depthMetres {@code [H][W]} along the optical axis, 0 = nothing hit; length 0 when depth is switched off
 * @param audio {@code [2][N]} left then right ear, the N samples of this step
 * @param sampleRateHz rate of {@code audio}
 */
public record Observation(int width, int height, byte[] rgb, float[] depthMetres, float[][] audio, int sampleRateHz) {

    public Observation {
        if (rgb.length != width * height * 3) {
            throw new IllegalArgumentException("The image has (" + rgb.length + ") bytes but " + width + "x" + height
                    + " needs (" + width * height * 3 + ").");
        }
        if (depthMetres.length != 0 && depthMetres.length != width * height) {
            throw new IllegalArgumentException("The depth image has (" + depthMetres.length + ") values but " + width
                    + "x" + height + " needs (" + width * height + ").");
        }
        if (audio.length != 2 || audio[0].length != audio[1].length) {
            throw new IllegalArgumentException("The audio must have two channels of equal length.");
        }
    }
}
