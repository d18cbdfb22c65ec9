package avnav.simbridge.embedded.acoustics.signal;

import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.home.AcousticMaterial;

/**
 * The six octave bands 125 to 4000 Hz at 16 kHz; the lowest reaches down to 0 and the highest up to 8 kHz, so that
 * together they hold everything.
 */
public final class OctaveBands {

    /** Number of bands, the 6 of every {@code [6]} array here. */
    public static final int COUNT = AcousticMaterial.BANDS_HZ.length;

    /** Delay of the band filters, samples; they have one tap in the middle and this many to each side. */
    public static final int LATENCY = 31;

    /**
     * Energy that a metre of air takes per band, 1/m: 0.45, 1.3, 2.7, 4.7, 9.9 and 29.7 dB per km at 20 degrees and 50 %
     * humidity (ISO 9613-1).
     */
    private static final double[] AIR_DECIBELS_PER_KM = {0.45, 1.3, 2.7, 4.7, 9.9, 29.7};

    private OctaveBands() {}

    /** Share of the energy that is lost per metre of air, 1/m. */
    public static double airAbsorption(int band) {
        return AIR_DECIBELS_PER_KM[band] / 1000 * StrictMath.log(10) / 10;
    }

    /** Upper edge of a band, Hz. */
    public static double upperEdge(int band) {
        return band == COUNT - 1
                ? Acoustics.SAMPLE_RATE_HZ / 2.0
                : AcousticMaterial.BANDS_HZ[band] * StrictMath.sqrt(2);
    }

    /** Share of white noise's energy that falls into a band. */
    public static double share(int band) {
        double lower = band == 0 ? 0 : upperEdge(band - 1);
        return (upperEdge(band) - lower) / (Acoustics.SAMPLE_RATE_HZ / 2.0);
    }

    /**
     * Linear-phase filters {@code [6][2 * LATENCY + 1]} whose sum is exactly a unit impulse at {@link #LATENCY}. The
     * lower bands overlap widely, which suits gains that change smoothly over frequency, as those of materials do.
     */
    public static double[][] filters() {
        int taps = 2 * LATENCY + 1;
        double[][] filters = new double[COUNT][taps];
        double[] below = new double[taps];
        for (int band = 0; band < COUNT; band++) {
            double[] upTo = new double[taps];
            if (band == COUNT - 1) {
                upTo[LATENCY] = 1;
            } else {
                lowPass(upTo, upperEdge(band) / Acoustics.SAMPLE_RATE_HZ);
            }
            for (int i = 0; i < taps; i++) {
                filters[band][i] = upTo[i] - below[i];
            }
            below = upTo;
        }
        return filters;
    }

    private static void lowPass(double[] taps, double cutoff) {
        double sum = 0;
        for (int i = 0; i < taps.length; i++) {
            double x = i - LATENCY;
            double window = 0.5 + 0.5 * StrictMath.cos(StrictMath.PI * x / (LATENCY + 1));
            double y = 2 * StrictMath.PI * cutoff * x;
            taps[i] = window * (x == 0 ? 1 : StrictMath.sin(y) / y);
            sum += taps[i];
        }
        for (int i = 0; i < taps.length; i++) {
            taps[i] /= sum;
        }
    }

    /** Mean over the bands, weighted with {@link #share}: the broadband value for a flat spectrum. */
    public static double broadband(double[] perBand) {
        double sum = 0;
        for (int band = 0; band < COUNT; band++) {
            sum += share(band) * perBand[band];
        }
        return sum;
    }
}
