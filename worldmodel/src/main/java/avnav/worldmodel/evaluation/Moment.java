package avnav.worldmodel.evaluation;

/**
 * What is seen and heard at one moment. Not to be modified, and not compared by content.
 *
 * @param rgb [height][width][3]; empty where a row predicts no frames
 * @param audio [left, right][samples], 16 kHz, in -1..1; empty where a row predicts no sound
 */
public record Moment(byte[] rgb, float[][] audio) {

    public boolean isSeen() {
        return rgb.length > 0;
    }

    public boolean isHeard() {
        return audio.length > 0;
    }
}
