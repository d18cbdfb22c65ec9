package avnav.simbridge.embedded.acoustics.signal;

import java.util.concurrent.ConcurrentHashMap;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Complete linear convolution of one signal with two responses, by one complex transform (left in the real part, right
 * in the imaginary part) in double precision. Thread-safe.
 */
public final class PairConvolution {

    private static final ConcurrentHashMap<Integer, DoubleFFT_1D> PLANS = new ConcurrentHashMap<>();

    private PairConvolution() {}

    /**
     * @param signal S samples, may be 0
     * @param left, right L samples each, may be 0
     * @return {@code [2][S + L - 1]}, or {@code [2][0]} when either is empty
     */
    public static double[][] of(double[] signal, float[] left, float[] right) {
        if (signal.length == 0 || left.length == 0) {
            return new double[2][0];
        }
        int length = signal.length + left.length - 1;
        int size = FourierTransform.sizeFor(length);
        DoubleFFT_1D plan = PLANS.computeIfAbsent(size, PairConvolution::plan);
        double[] spectrum = new double[2 * size];
        for (int i = 0; i < left.length; i++) {
            spectrum[2 * i] = left[i];
            spectrum[2 * i + 1] = right[i];
        }
        double[] factor = new double[2 * size];
        for (int i = 0; i < signal.length; i++) {
            factor[2 * i] = signal[i];
        }
        plan.complexForward(spectrum);
        plan.complexForward(factor);
        for (int i = 0; i < 2 * size; i += 2) {
            double re = spectrum[i] * factor[i] - spectrum[i + 1] * factor[i + 1];
            spectrum[i + 1] = spectrum[i] * factor[i + 1] + spectrum[i + 1] * factor[i];
            spectrum[i] = re;
        }
        plan.complexInverse(spectrum, true);
        double[][] result = new double[2][length];
        for (int i = 0; i < length; i++) {
            result[0][i] = spectrum[2 * i];
            result[1][i] = spectrum[2 * i + 1];
        }
        return result;
    }

    private static DoubleFFT_1D plan(int size) {
        FourierTransform.stayOnOneThread();
        return new DoubleFFT_1D(size);
    }
}
