package avnav.agent.policy;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * librosa's short-time Fourier transform with 512 points, hop 160 and a periodic Hann window of 400 samples centred in
 * the 512; frame f is centred at sample 160 f and the signal continues as zeros on both sides.
 */
final class ShortTimeTransform {

    static final int POINTS = 512;
    static final int BINS = POINTS / 2 + 1;
    static final int HOP = 160;
    private static final int WINDOW = 400;
    private static final int MARGIN = (POINTS - WINDOW) / 2;

    private final DoubleFFT_1D fourier = new DoubleFFT_1D(POINTS);
    private final double[] window = new double[WINDOW];
    private final double[] packed = new double[POINTS];

    ShortTimeTransform() {
        for (int i = 0; i < WINDOW; i++) {
            window[i] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / WINDOW);
        }
    }

    /** Frames of a signal that is this long. */
    static int frames(int samples) {
        return 1 + samples / HOP;
    }

    /** Frames, counted from 0, whose window reaches a sample of the signal; all later ones are exactly zero. */
    static int framesThatHear(int samples) {
        return samples == 0 ? 0 : (samples - 1 + WINDOW / 2) / HOP + 1;
    }

    /** Writes real and imaginary parts of the bins of one frame. */
    void frame(float[] signal, int frame, double[] real, double[] imaginary) {
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
}
