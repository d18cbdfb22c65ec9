package avnav.simbridge.embedded.acoustics.head;

import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.AZIMUTHS;
import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.AZIMUTH_STEP;
import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.ELEVATIONS;
import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.ELEVATION_STEP;
import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.LOWEST_ELEVATION;
import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.TAPS;

import avnav.simbridge.embedded.acoustics.Acoustics;

/**
 * A head from formulas, for when there is no measured file: a rigid sphere with ears at +-90 degrees. Delays by
 * Woodworth, shadow by the one-pole, one-zero filter of Brown and Duda (A Structural Model for Binaural Sound
 * Synthesis, IEEE Transactions on Speech and Audio Processing 6, 1998, equations 3 to 5). No pinna: front and back, up
 * and down sound alike.
 */
public final class SphericalHead {

    private static final double RADIUS_METRES = 0.0875;
    private static final double LEAST_SHADOW = 0.1;
    private static final double DARKEST_DEGREES = 150;

    private SphericalHead() {}

    public static Head head() {
        double[][][][] filters = new double[ELEVATIONS][AZIMUTHS][2][];
        double[][][] delays = new double[ELEVATIONS][AZIMUTHS][2];
        for (int e = 0; e < ELEVATIONS; e++) {
            double elevation = StrictMath.toRadians(LOWEST_ELEVATION + e * ELEVATION_STEP);
            for (int a = 0; a < AZIMUTHS; a++) {
                double left = StrictMath.sin(StrictMath.toRadians(a * AZIMUTH_STEP)) * StrictMath.cos(elevation);
                for (int ear = 0; ear < 2; ear++) {
                    double incidence = StrictMath.acos(Math.max(-1, Math.min(1, ear == 0 ? left : -left)));
                    filters[e][a][ear] = shadow(incidence);
                    delays[e][a][ear] = delaySeconds(incidence) * Acoustics.SAMPLE_RATE_HZ;
                }
            }
        }
        return new Head(new HeadMeasurements(filters, delays));
    }

    /** @param incidence angle between the sound's direction and the ear's axis, radians */
    private static double delaySeconds(double incidence) {
        double metres = incidence < StrictMath.PI / 2
                ? -RADIUS_METRES * StrictMath.cos(incidence)
                : RADIUS_METRES * (incidence - StrictMath.PI / 2);
        return metres / Acoustics.SOUND_METRES_PER_SECOND;
    }

    private static double[] shadow(double incidence) {
        double alpha = 1
                + LEAST_SHADOW / 2
                + (1 - LEAST_SHADOW / 2)
                        * StrictMath.cos(StrictMath.toDegrees(incidence) / DARKEST_DEGREES * StrictMath.PI);
        double beta = 2 * Acoustics.SOUND_METRES_PER_SECOND / RADIUS_METRES;
        double twice = 2.0 * Acoustics.SAMPLE_RATE_HZ;
        double b0 = (beta + alpha * twice) / (beta + twice);
        double b1 = (beta - alpha * twice) / (beta + twice);
        double pole = (beta - twice) / (beta + twice);
        double[] filter = new double[TAPS];
        double output = 0;
        for (int i = 0; i < TAPS; i++) {
            output = -pole * output + (i == 0 ? b0 : i == 1 ? b1 : 0);
            filter[i] = output;
        }
        return filter;
    }
}
