package avnav.worldmodel.evaluation;

/**
 * What is seen and heard at one moment. Not to be modified, and not compared by content.
 *
 * @param rgb [height][width][3]
 * @param audio [left, right][samples], 16 kHz, in -1..1
 */
public record Moment(byte[] rgb, float[][] audio) {}
