package avnav.simbridge.embedded.acoustics.head;

import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.AZIMUTHS;
import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.ELEVATIONS;
import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.TAPS;

/** No head at all: both "ears" are one omnidirectional microphone. For comparison with monaural references. */
public final class PointMicrophone {

    private PointMicrophone() {}

    public static Head head() {
        double[][][][] filters = new double[ELEVATIONS][AZIMUTHS][2][TAPS];
        for (double[][][] ring : filters) {
            for (double[][] ears : ring) {
                ears[0][0] = 1;
                ears[1][0] = 1;
            }
        }
        return new Head(new HeadMeasurements(filters, new double[ELEVATIONS][AZIMUTHS][2]));
    }
}
