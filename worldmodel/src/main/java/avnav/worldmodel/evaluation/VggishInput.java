package avnav.worldmodel.evaluation;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The log-mel patch that VGGish hears: 96 frames of 400 samples at hop 160 (periodic Hann, 512 points, magnitude), 64
 * HTK mel bands from 125 to 7500 Hz without the DC bin, log(. + 0.01). Sound shorter than a patch is continued by
 * zeros; of longer sound the first 15,600 samples count. Source: AudioSet's {@code mel_features.py}, torchvggish.
 */
final class VggishInput {

    static final int FRAMES = 96;
    static final int BANDS = 64;
    private static final int WINDOW = 400;
    private static final int HOP = 160;
    private static final int POINTS = 512;
    private static final int BINS = POINTS / 2 + 1;
    private static final double SAMPLE_RATE_HZ = 16_000;
    private static final double LOWEST_HZ = 125;
    private static final double HIGHEST_HZ = 7500;
    private static final double LOG_OFFSET = 0.01;

    private final DoubleFFT_1D fourier = new DoubleFFT_1D(POINTS);
    private final double[] window = new double[WINDOW];
    private final double[][] filters = filters();

    VggishInput() {
        for (int i = 0; i < WINDOW; i++) {
            window[i] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / WINDOW);
        }
    }

    /** [96][64], flattened. */
    float[] patch(float[] signal) {
        float[] patch = new float[FRAMES * BANDS];
        double[] packed = new double[POINTS];
        double[] magnitude = new double[BINS];
        for (int frame = 0; frame < FRAMES; frame++) {
            for (int i = 0; i < POINTS; i++) {
                int at = frame * HOP + i;
                packed[i] = i < WINDOW && at < signal.length ? window[i] * signal[at] : 0;
            }
            fourier.realForward(packed);
            for (int bin = 1; bin < BINS - 1; bin++) {
                magnitude[bin] = Math.hypot(packed[2 * bin], packed[2 * bin + 1]);
            }
            magnitude[BINS - 1] = Math.abs(packed[1]);
            for (int band = 0; band < BANDS; band++) {
                double sum = 0;
                for (int bin = 1; bin < BINS; bin++) {
                    sum += filters[band][bin] * magnitude[bin];
                }
                patch[frame * BANDS + band] = (float) Math.log(sum + LOG_OFFSET);
            }
        }
        return patch;
    }

    /** Triangles in mel, not in hertz, as the original draws them; the DC bin has no weight. */
    static double[][] filters() {
        double[][] filters = new double[BANDS][BINS];
        double low = mel(LOWEST_HZ);
        double step = (mel(HIGHEST_HZ) - low) / (BANDS + 1);
        for (int band = 0; band < BANDS; band++) {
            double lower = low + band * step;
            double upper = lower + 2 * step;
            for (int bin = 1; bin < BINS; bin++) {
                double at = mel(bin * SAMPLE_RATE_HZ / POINTS);
                filters[band][bin] = Math.max(0, Math.min((at - lower) / step, (upper - at) / step));
            }
        }
        return filters;
    }

    static double mel(double hertz) {
        return 1127 * StrictMath.log(1 + hertz / 700);
    }
}
