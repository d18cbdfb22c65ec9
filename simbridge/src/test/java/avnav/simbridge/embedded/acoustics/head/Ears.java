package avnav.simbridge.embedded.acoustics.head;

import avnav.simbridge.embedded.acoustics.signal.OctaveBands;
import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;

/** What reaches two ears from one direction, and how the ears differ. */
record Ears(float[] left, float[] right) {

    private static final int SIZE = 4096;
    private static final double RATE_HZ = 16_000;
    private static final double DELAY = 200;

    static Ears hear(Head head, double azimuth, double elevation) {
        double[] gains = new double[OctaveBands.COUNT];
        Arrays.fill(gains, 1);
        float[] left = new float[SIZE / 2];
        float[] right = new float[SIZE / 2];
        head.add(left, right, azimuth, elevation, DELAY, gains, Head.scratch());
        return new Ears(left, right);
    }

    double levelDifference() {
        return levelDifference(0, RATE_HZ / 2);
    }

    double levelDifference(int band) {
        double upper = 125 * Math.pow(2, band) * Math.sqrt(2);
        return levelDifference(upper / 2, upper);
    }

    private double levelDifference(double fromHz, double toHz) {
        double[] l = spectrum(left);
        double[] r = spectrum(right);
        double top = 0;
        double bottom = 0;
        for (int k = 0; k <= SIZE / 2; k++) {
            double hz = k * RATE_HZ / SIZE;
            if (hz >= fromHz && hz < toHz) {
                top += l[2 * k] * l[2 * k] + l[2 * k + 1] * l[2 * k + 1];
                bottom += r[2 * k] * r[2 * k] + r[2 * k + 1] * r[2 * k + 1];
            }
        }
        return 10 * Math.log10(top / bottom);
    }

    /** Right ear's delay minus left ear's, where their low-passed correlation is largest. */
    double timeDifferenceMicroseconds() {
        double[] l = spectrum(left);
        double[] r = spectrum(right);
        double best = Double.NEGATIVE_INFINITY;
        double at = 0;
        for (double us = -1000; us <= 1000; us += 2) {
            double sum = 0;
            for (int k = 1; k * RATE_HZ / SIZE < 1500; k++) {
                double re = l[2 * k] * r[2 * k] + l[2 * k + 1] * r[2 * k + 1];
                double im = l[2 * k] * r[2 * k + 1] - l[2 * k + 1] * r[2 * k];
                double angle = 2 * Math.PI * k * RATE_HZ / SIZE * us * 1e-6;
                sum += re * Math.cos(angle) - im * Math.sin(angle);
            }
            if (sum > best) {
                best = sum;
                at = us;
            }
        }
        return at;
    }

    private static double[] spectrum(float[] samples) {
        double[] spectrum = new double[2 * SIZE];
        for (int i = 0; i < samples.length; i++) {
            spectrum[2 * i] = samples[i];
        }
        new DoubleFFT_1D(SIZE).complexForward(spectrum);
        return spectrum;
    }
}
