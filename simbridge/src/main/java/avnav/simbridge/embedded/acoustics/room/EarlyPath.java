package avnav.simbridge.embedded.acoustics.room;

/**
 * One way from the source to the listener: direct, mirrored in walls, or straight through a wall.
 *
 * @param order number of reflections, 0 for the direct way
 * @param image {@code [3]} where the sound seems to come from, metres
 * @param metres length of the way
 * @param gains {@code [6]} amplitude per band, 1/distance included
 */
public record EarlyPath(int order, double[] image, double metres, double[] gains) {}
