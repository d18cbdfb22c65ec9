package avnav.worldmodel.evaluation;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The magnitudes that published audio figures at 16 kHz are computed from (voicefixer, ssr_eval): 743 points, hop 160,
 * periodic Hann window, linear magnitude, frames centred with 371 samples on each side. 743 is odd, so 2400 samples
 * give 15 frames. Not thread-safe.
 */
public final class MagnitudeSpectrum {

    static final int POINTS = 743;
    static final int HOP = 160;
    static final int BINS = POINTS / 2 + 1;

    /** What stands before the first and after the last sample. */
    public enum Padding {
        /** Zeros: librosa 0.10 and newer. */
        CONSTANT,
        /** The signal mirrored without its end: older librosa, and so older published figures. */
        REFLECT
    }

    private final Padding padding;
    private final DoubleFFT_1D fourier = new DoubleFFT_1D(POINTS);
    private final double[] window = new double[POINTS];

    public MagnitudeSpectrum(Padding padding) {
        this.padding = padding;
        for (int i = 0; i < POINTS; i++) {
            window[i] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / POINTS);
        }
    }

    /** [frames][372] of one ear. */
    public double[][] of(float[] signal) {
        int margin = POINTS / 2;
        if (signal.length <= margin) {
            throw new IllegalArgumentException(
                    "The sound has (" + signal.length + ") samples and needs more than " + margin + ".");
        }
        int frames = 1 + (signal.length + 2 * margin - POINTS) / HOP;
        double[][] magnitude = new double[frames][BINS];
        double[] complex = new double[2 * POINTS];
        for (int frame = 0; frame < frames; frame++) {
            for (int i = 0; i < POINTS; i++) {
                complex[2 * i] = window[i] * sample(signal, frame * HOP + i - margin);
                complex[2 * i + 1] = 0;
            }
            fourier.complexForward(complex);
            for (int bin = 0; bin < BINS; bin++) {
                magnitude[frame][bin] =
                        Math.sqrt(complex[2 * bin] * complex[2 * bin] + complex[2 * bin + 1] * complex[2 * bin + 1]);
            }
        }
        return magnitude;
    }

    private double sample(float[] signal, int index) {
        if (index >= 0 && index < signal.length) {
            return signal[index];
        }
        if (padding == Padding.CONSTANT) {
            return 0;
        }
        return signal[index < 0 ? -index : 2 * (signal.length - 1) - index];
    }
}
