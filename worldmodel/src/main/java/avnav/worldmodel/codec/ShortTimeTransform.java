package avnav.worldmodel.codec;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * librosa's short-time Fourier transform with 512 points, hop 160 and a periodic Hann window of 400 samples centred in
 * the 512; frame f is centred at sample 160 f and the signal continues as zeros on both sides. Not thread-safe.
 */
public final class ShortTimeTransform {

    public static final int POINTS = 512;
    public static final int BINS = POINTS / 2 + 1;
    public static final int HOP = 160;
    private static final int WINDOW = 400;
    private static final int MARGIN = (POINTS - WINDOW) / 2;

    private final DoubleFFT_1D fourier = new DoubleFFT_1D(POINTS);
    private final double[] window = new double[WINDOW];
    private final double[] packed = new double[POINTS];

    public ShortTimeTransform() {
        for (int i = 0; i < WINDOW; i++) {
            window[i] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / WINDOW);
        }
    }

    /** Frames of a signal that is this long. */
    public static int frames(int samples) {
        return 1 + samples / HOP;
    }

    /** Frames, counted from 0, whose window reaches a sample of the signal; all later ones are exactly zero. */
    public static int framesThatHear(int samples) {
        return samples == 0 ? 0 : (samples - 1 + WINDOW / 2) / HOP + 1;
    }

    /** Writes real and imaginary parts of the bins of one frame. */
    public void frame(float[] signal, int frame, double[] real, double[] imaginary) {
        int start = frame * HOP - POINTS / 2 + MARGIN;
        Arrays.fill(packed, 0);
        int from = Math.max(0, -start);
        int to = Math.min(WINDOW, signal.length - start);
        for (int i = from; i < to; i++) {
            packed[MARGIN + i] = window[i] * signal[start + i];
        }
        fourier.realForward(packed);
        real[0] = packed[0];
        imaginary[0] = 0;
        real[BINS - 1] = packed[1];
        imaginary[BINS - 1] = 0;
        for (int k = 1; k < BINS - 1; k++) {
            real[k] = packed[2 * k];
            imaginary[k] = packed[2 * k + 1];
        }
    }

    /**
     * Adds one frame's inverse, windowed again, to a signal, and the window's square to the weights by which the sum of
     * all frames is then to be divided.
     */
    void addInverse(double[] real, double[] imaginary, int frame, double[] sum, double[] weight) {
        packed[0] = real[0];
        packed[1] = real[BINS - 1];
        for (int k = 1; k < BINS - 1; k++) {
            packed[2 * k] = real[k];
            packed[2 * k + 1] = imaginary[k];
        }
        fourier.realInverse(packed, true);
        int start = frame * HOP - POINTS / 2 + MARGIN;
        int from = Math.max(0, -start);
        int to = Math.min(WINDOW, sum.length - start);
        for (int i = from; i < to; i++) {
            sum[start + i] += window[i] * packed[MARGIN + i];
            weight[start + i] += window[i] * window[i];
        }
    }
}
