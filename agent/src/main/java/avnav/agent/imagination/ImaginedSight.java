package avnav.agent.imagination;

/**
 * What would be seen and heard in an imagined row, for people to look at; not compared, not to be modified.
 *
 * @param rgb {@code [height][width][3]} row-major bytes, row 0 on top, 0..255 read unsigned
 * @param audio {@code [2][N]} left then right ear, the N samples of the step
 */
public record ImaginedSight(int width, int height, byte[] rgb, float[][] audio) {}
