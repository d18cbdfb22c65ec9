package avnav.simbridge.embedded.acoustics.head;

/**
 * Head-related responses on a grid of directions at 16 kHz, split into the two parts that can be interpolated each by
 * itself: minimum-phase filters and delays.
 *
 * <p>Grid: elevations from {@link #LOWEST_ELEVATION} in steps of {@link #ELEVATION_STEP} degrees up to 90, azimuths from 0
 * in steps of {@link #AZIMUTH_STEP}, counter-clockwise seen from above (90 = left). Ears: 0 left, 1 right.
 *
 * @param filters {@code [E][A][2][T]}
 * @param delays {@code [E][A][2]} samples against the middle of the head; may be negative
 */
record HeadMeasurements(double[][][][] filters, double[][][] delays) {

    static final int LOWEST_ELEVATION = -40;
    static final int ELEVATION_STEP = 10;
    static final int AZIMUTH_STEP = 5;
    static final int ELEVATIONS = (90 - LOWEST_ELEVATION) / ELEVATION_STEP + 1;
    static final int AZIMUTHS = 360 / AZIMUTH_STEP;

    /** Samples of each filter, T: 4 ms. */
    static final int TAPS = 64;
}
