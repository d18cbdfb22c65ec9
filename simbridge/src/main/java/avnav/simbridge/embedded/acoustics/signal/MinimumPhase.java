package avnav.simbridge.embedded.acoustics.signal;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The shortest causal filter with a given magnitude, by folding the real cepstrum (Oppenheim and Schafer,
 * Discrete-Time Signal Processing, section 13.5).
 */
public final class MinimumPhase {

    private static final double FLOOR = 1e-5;

    private MinimumPhase() {}

    /** Magnitudes {@code [n/2 + 1]} at the frequencies 0 to half the rate, of real samples padded to n. */
    public static double[] magnitudes(double[] samples, int n) {
        double[] spectrum = new double[2 * n];
        for (int i = 0; i < samples.length; i++) {
            spectrum[2 * i] = samples[i];
        }
        plan(n).complexForward(spectrum);
        double[] magnitudes = new double[n / 2 + 1];
        for (int k = 0; k <= n / 2; k++) {
            magnitudes[k] = Math.sqrt(spectrum[2 * k] * spectrum[2 * k] + spectrum[2 * k + 1] * spectrum[2 * k + 1]);
        }
        return magnitudes;
    }

    /** @param magnitudes {@code [n/2 + 1]}; @return {@code [n]} samples of the filter */
    public static double[] filter(double[] magnitudes) {
        int n = 2 * (magnitudes.length - 1);
        double largest = 0;
        for (double magnitude : magnitudes) {
            largest = Math.max(largest, magnitude);
        }
        double[] work = new double[2 * n];
        for (int k = 0; k < n; k++) {
            work[2 * k] = StrictMath.log(Math.max(magnitudes[Math.min(k, n - k)], FLOOR * largest));
        }
        DoubleFFT_1D plan = plan(n);
        plan.complexInverse(work, true);
        for (int i = 1; i < n; i++) {
            double fold = i < n / 2 ? 2 : i == n / 2 ? 1 : 0;
            work[2 * i] *= fold;
            work[2 * i + 1] = 0;
        }
        work[1] = 0;
        plan.complexForward(work);
        for (int k = 0; k < n; k++) {
            double size = StrictMath.exp(work[2 * k]);
            double angle = work[2 * k + 1];
            work[2 * k] = size * StrictMath.cos(angle);
            work[2 * k + 1] = size * StrictMath.sin(angle);
        }
        plan.complexInverse(work, true);
        double[] filter = new double[n];
        for (int i = 0; i < n; i++) {
            filter[i] = work[2 * i];
        }
        return filter;
    }

    private static DoubleFFT_1D plan(int n) {
        FourierTransform.stayOnOneThread();
        return new DoubleFFT_1D(n);
    }
}
