package avnav.simbridge.embedded.acoustics.head;

import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.signal.MinimumPhase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * One measured direction as minimum-phase filters at 16 kHz and the delays that they leave out.
 *
 * @param filters {@code [2][n]}
 * @param delays {@code [2]} samples; the mean over all directions is 0
 */
record MeasuredEars(double azimuth, double elevation, double[][] filters, double[] delays) {

    /** Spacing of the frequencies at which both rates are compared. */
    private static final int BIN_HZ = 50;

    private static final int BINS = Acoustics.SAMPLE_RATE_HZ / 2 / BIN_HZ + 1;

    /** The band in which delays are told apart by phase; above it heads shadow more than they delay. */
    private static final int LOWEST_BIN = 200 / BIN_HZ;

    private static final int HIGHEST_BIN = 1500 / BIN_HZ;

    private static final int HIGHEST_FLAT_BIN = 6750 / BIN_HZ;

    static List<MeasuredEars> of(SofaFile file, boolean equalise) {
        int count = file.responses().length;
        int size = (int) Math.round(file.rateHz() / BIN_HZ);
        double[][][] spectra = new double[count][2][];
        DoubleFFT_1D plan = new DoubleFFT_1D(size);
        for (int m = 0; m < count; m++) {
            for (int ear = 0; ear < 2; ear++) {
                spectra[m][ear] = spectrum(plan, size, file.responses()[m][ear]);
            }
        }
        double[] colour = equalise ? meanMagnitude(file, spectra) : ones();
        List<MeasuredEars> measured = new ArrayList<>(count);
        double sum = 0;
        for (int m = 0; m < count; m++) {
            double[][] filters = new double[2][];
            double[] delays = new double[2];
            for (int ear = 0; ear < 2; ear++) {
                double[] spectrum = spectra[m][ear];
                double[] magnitudes = new double[BINS];
                for (int k = 0; k < BINS; k++) {
                    magnitudes[k] = size(spectrum, k) / colour[k] * pass(k);
                }
                filters[ear] = MinimumPhase.filter(magnitudes);
                delays[ear] = delay(spectrum, filters[ear]);
                sum += delays[ear];
            }
            measured.add(new MeasuredEars(file.azimuths()[m], file.elevations()[m], filters, delays));
        }
        for (MeasuredEars ears : measured) {
            ears.delays[0] -= sum / (2 * count);
            ears.delays[1] -= sum / (2 * count);
        }
        return measured;
    }

    /** What a resampler to 16 kHz lets through just below half the rate, where it is 6 dB down. */
    private static double pass(int bin) {
        double above = (bin - HIGHEST_FLAT_BIN) / (double) (2 * (BINS - 1 - HIGHEST_FLAT_BIN));
        return above <= 0 ? 1 : 0.5 + 0.5 * StrictMath.cos(StrictMath.PI * above);
    }

    private static double[] spectrum(DoubleFFT_1D plan, int size, double[] response) {
        double[] spectrum = new double[2 * size];
        for (int i = 0; i < Math.min(size, response.length); i++) {
            spectrum[2 * i] = response[i];
        }
        plan.complexForward(spectrum);
        return spectrum;
    }

    private static double size(double[] spectrum, int bin) {
        return Math.sqrt(spectrum[2 * bin] * spectrum[2 * bin] + spectrum[2 * bin + 1] * spectrum[2 * bin + 1]);
    }

    /** Root of the mean power over both ears and all directions, each ring weighted with its share of the sphere. */
    private static double[] meanMagnitude(SofaFile file, double[][][] spectra) {
        double[] mean = new double[BINS];
        double weights = 0;
        for (int m = 0; m < spectra.length; m++) {
            double elevation = file.elevations()[m];
            int inRing = 0;
            for (double other : file.elevations()) {
                inRing += Math.abs(other - elevation) < 0.5 ? 1 : 0;
            }
            double weight = Math.max(0.02, StrictMath.cos(StrictMath.toRadians(elevation))) / inRing;
            weights += 2 * weight;
            for (int k = 0; k < BINS; k++) {
                double left = size(spectra[m][0], k);
                double right = size(spectra[m][1], k);
                mean[k] += weight * (left * left + right * right);
            }
        }
        double largest = 0;
        for (int k = 0; k < BINS; k++) {
            mean[k] = Math.sqrt(mean[k] / weights);
            largest = Math.max(largest, mean[k]);
        }
        for (int k = 0; k < BINS; k++) {
            mean[k] = Math.max(mean[k], 1e-3 * largest);
        }
        return mean;
    }

    private static double[] ones() {
        double[] ones = new double[BINS];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Delay that the minimum-phase filter lacks, by the phase slope below 1.5 kHz; samples at 16 kHz. */
    private static double delay(double[] spectrum, double[] filter) {
        double[] re = new double[HIGHEST_BIN + 1];
        double[] im = new double[HIGHEST_BIN + 1];
        double turnRe = 0;
        double turnIm = 0;
        for (int k = LOWEST_BIN; k <= HIGHEST_BIN; k++) {
            double[] own = at(filter, omega(k));
            re[k] = spectrum[2 * k] * own[0] + spectrum[2 * k + 1] * own[1];
            im[k] = spectrum[2 * k + 1] * own[0] - spectrum[2 * k] * own[1];
            if (k > LOWEST_BIN) {
                turnRe += re[k] * re[k - 1] + im[k] * im[k - 1];
                turnIm += im[k] * re[k - 1] - re[k] * im[k - 1];
            }
        }
        double coarse = -StrictMath.atan2(turnIm, turnRe) / omega(1);
        double top = 0;
        double bottom = 0;
        for (int k = LOWEST_BIN; k <= HIGHEST_BIN; k++) {
            double c = StrictMath.cos(omega(k) * coarse);
            double s = StrictMath.sin(omega(k) * coarse);
            double rest = StrictMath.atan2(im[k] * c + re[k] * s, re[k] * c - im[k] * s);
            double weight = Math.sqrt(re[k] * re[k] + im[k] * im[k]);
            top -= weight * omega(k) * rest;
            bottom += weight * omega(k) * omega(k);
        }
        return coarse + top / bottom;
    }

    private static double omega(int bin) {
        return 2 * StrictMath.PI * bin * BIN_HZ / Acoustics.SAMPLE_RATE_HZ;
    }

    /** Real and imaginary part of a filter's transfer function at one frequency. */
    private static double[] at(double[] filter, double omega) {
        double cosine = StrictMath.cos(omega);
        double sine = StrictMath.sin(omega);
        double c = 1;
        double s = 0;
        double[] value = new double[2];
        for (double tap : filter) {
            value[0] += tap * c;
            value[1] -= tap * s;
            double next = c * cosine - s * sine;
            s = s * cosine + c * sine;
            c = next;
        }
        return value;
    }
}
