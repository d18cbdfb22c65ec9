package avnav.simbridge.embedded.acoustics.head;

import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.AZIMUTHS;
import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.AZIMUTH_STEP;
import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.ELEVATIONS;
import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.ELEVATION_STEP;
import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.LOWEST_ELEVATION;
import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.TAPS;

import avnav.simbridge.embedded.acoustics.signal.OctaveBands;
import java.util.Arrays;

/**
 * Adds sound from any direction to a response of two ears: bilinear interpolation over azimuth and elevation of
 * minimum-phase filters and of delays, each by itself, with a gain per octave band. Immutable and thread-safe.
 */
public final class Head {

    /** Samples that an arrival occupies after its delay, filters and latency included. */
    public static final int REACH = TAPS + 2 * OctaveBands.LATENCY + 40;

    private static final int PIECE = TAPS + 2 * OctaveBands.LATENCY;
    private static final int BANDS = OctaveBands.COUNT;

    /** Filters split into bands, {@code [E][A][2][6][PIECE]} in a row. */
    private final float[] pieces;

    private final double[][][] delays;

    Head(HeadMeasurements measured) {
        this.delays = measured.delays();
        this.pieces = new float[ELEVATIONS * AZIMUTHS * 2 * BANDS * PIECE];
        double[][] bands = OctaveBands.filters();
        int at = 0;
        for (double[][][] ring : measured.filters()) {
            for (double[][] ears : ring) {
                for (double[] filter : ears) {
                    for (double[] band : bands) {
                        convolve(filter, band, at);
                        at += PIECE;
                    }
                }
            }
        }
    }

    private void convolve(double[] filter, double[] band, int at) {
        for (int i = 0; i < TAPS; i++) {
            for (int j = 0; j < band.length; j++) {
                pieces[at + i + j] += (float) (filter[i] * band[j]);
            }
        }
    }

    /** Scratch space of one thread. */
    public static float[] scratch() {
        return new float[PIECE];
    }

    /**
     * Adds one arrival; what falls outside the arrays is dropped. All arrivals come {@link OctaveBands#LATENCY} samples
     * late.
     *
     * @param azimuthDegrees of the direction it comes from, counter-clockwise from the nose (90 = left)
     * @param elevationDegrees above the horizon
     * @param delaySamples at the middle of the head
     * @param gains {@code [6]} amplitude per band
     * @param scratch from {@link #scratch}
     */
    public void add(
            float[] left,
            float[] right,
            double azimuthDegrees,
            double elevationDegrees,
            double delaySamples,
            double[] gains,
            float[] scratch) {
        double ring = Math.max(0, (elevationDegrees - LOWEST_ELEVATION) / ELEVATION_STEP);
        int lower = Math.min((int) ring, ELEVATIONS - 2);
        double up = Math.min(1, ring - lower);
        double turn = azimuthDegrees / AZIMUTH_STEP;
        double floor = Math.floor(turn);
        double on = turn - floor;
        int first = Math.floorMod((int) floor, AZIMUTHS);
        int second = (first + 1) % AZIMUTHS;
        for (int ear = 0; ear < 2; ear++) {
            Arrays.fill(scratch, 0);
            double delay = delaySamples
                    + (1 - up) * ((1 - on) * delays[lower][first][ear] + on * delays[lower][second][ear])
                    + up * ((1 - on) * delays[lower + 1][first][ear] + on * delays[lower + 1][second][ear]);
            gather(scratch, lower, first, ear, (1 - up) * (1 - on), gains);
            gather(scratch, lower, second, ear, (1 - up) * on, gains);
            gather(scratch, lower + 1, first, ear, up * (1 - on), gains);
            gather(scratch, lower + 1, second, ear, up * on, gains);
            place(ear == 0 ? left : right, delay, scratch);
        }
    }

    private void gather(float[] sum, int elevation, int azimuth, int ear, double weight, double[] gains) {
        if (weight == 0) {
            return;
        }
        int at = ((elevation * AZIMUTHS + azimuth) * 2 + ear) * BANDS * PIECE;
        float g0 = (float) (weight * gains[0]);
        float g1 = (float) (weight * gains[1]);
        float g2 = (float) (weight * gains[2]);
        float g3 = (float) (weight * gains[3]);
        float g4 = (float) (weight * gains[4]);
        float g5 = (float) (weight * gains[5]);
        for (int i = 0; i < PIECE; i++) {
            int j = at + i;
            sum[i] += g0 * pieces[j]
                    + g1 * pieces[j + PIECE]
                    + g2 * pieces[j + 2 * PIECE]
                    + g3 * pieces[j + 3 * PIECE]
                    + g4 * pieces[j + 4 * PIECE]
                    + g5 * pieces[j + 5 * PIECE];
        }
    }

    /** Adds a filter at a fractional delay. */
    private static void place(float[] ear, double delay, float[] filter) {
        long steps = Math.round(delay * FractionalDelay.PHASES);
        int whole = (int) Math.floorDiv(steps, (long) FractionalDelay.PHASES);
        float[] weights = FractionalDelay.weights((int) Math.floorMod(steps, (long) FractionalDelay.PHASES));
        int start = whole - FractionalDelay.BEFORE;
        for (int k = 0; k < weights.length; k++) {
            float weight = weights[k];
            int to = start + k;
            int first = Math.max(0, -to);
            int last = Math.min(PIECE, ear.length - to);
            for (int i = first; i < last; i++) {
                ear[to + i] += weight * filter[i];
            }
        }
    }
}
