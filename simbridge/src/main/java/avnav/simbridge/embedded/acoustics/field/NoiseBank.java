package avnav.simbridge.embedded.acoustics.field;

import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.signal.OctaveBands;
import java.util.SplittableRandom;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Fixed noise in octave bands for two ears in a diffuse field: left = sum + difference, right = sum - difference, coloured
 * so that each ear hears white noise of variance 1 over all bands and both are as coherent as the ears of a head are
 * (Lindevald and Benade 1986: sin(a k r) / (a k r) / sqrt(1 + (b k r)^4) with a = 2.2, b = 0.5). Immutable and
 * thread-safe; make it once.
 */
public final class NoiseBank {

    private static final int SIZE = 1 << 17;
    private static final long SEED = 0x5EEDED_50_0DL;
    private static final double HEAD_RADIUS_METRES = 0.0875;

    /** Half width of the crossover between two bands, octaves. */
    private static final double CROSSOVER = 1.0 / 6;

    /** Distance between the pieces that different cells use; coprime to the size. */
    private static final int STRIDE = 49_999;

    private final float[][] sum = new float[OctaveBands.COUNT][];
    private final float[][] difference = new float[OctaveBands.COUNT][];

    public NoiseBank() {
        DoubleFFT_1D plan = new DoubleFFT_1D(SIZE);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] first = white(random, plan);
        double[] second = white(random, plan);
        for (int band = 0; band < OctaveBands.COUNT; band++) {
            sum[band] = coloured(first, band, +1, plan);
            difference[band] = coloured(second, band, -1, plan);
        }
    }

    private static double[] white(SplittableRandom random, DoubleFFT_1D plan) {
        double[] spectrum = new double[2 * SIZE];
        double scale = Math.sqrt(12);
        for (int i = 0; i < SIZE; i++) {
            spectrum[2 * i] = scale * (random.nextDouble() - 0.5);
        }
        plan.complexForward(spectrum);
        return spectrum;
    }

    private static float[] coloured(double[] white, int band, int sign, DoubleFFT_1D plan) {
        double[] spectrum = new double[2 * SIZE];
        for (int k = 1; k <= SIZE / 2; k++) {
            double hz = (double) k * Acoustics.SAMPLE_RATE_HZ / SIZE;
            double below = band == OctaveBands.COUNT - 1 ? 1 : crossover(hz, OctaveBands.upperEdge(band));
            double above = band == 0 ? 0 : crossover(hz, OctaveBands.upperEdge(band - 1));
            double power = below - above;
            if (power <= 0) {
                continue;
            }
            double gain = Math.sqrt(power * (1 + sign * coherence(hz)) / 2);
            int mirror = SIZE - k;
            spectrum[2 * k] = gain * white[2 * k];
            spectrum[2 * k + 1] = gain * white[2 * k + 1];
            spectrum[2 * mirror] = gain * white[2 * mirror];
            spectrum[2 * mirror + 1] = gain * white[2 * mirror + 1];
        }
        plan.complexInverse(spectrum, true);
        float[] samples = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            samples[i] = (float) spectrum[2 * i];
        }
        return samples;
    }

    /** Share of the power that belongs below an edge: 1 far below it, 0 far above. */
    private static double crossover(double hz, double edge) {
        double octaves = StrictMath.log(hz / edge) / StrictMath.log(2) / CROSSOVER;
        if (octaves <= -1) {
            return 1;
        }
        return octaves >= 1 ? 0 : 0.5 - 0.5 * StrictMath.sin(StrictMath.PI / 2 * octaves);
    }

    /** Interaural coherence of a diffuse field. */
    static double coherence(double hz) {
        double kr = 2 * StrictMath.PI * hz / Acoustics.SOUND_METRES_PER_SECOND * HEAD_RADIUS_METRES;
        double square = 0.5 * kr * 0.5 * kr;
        return StrictMath.sin(2.2 * kr) / (2.2 * kr) / Math.sqrt(1 + square * square);
    }

    /**
     * Adds a piece of one band, times an amplitude that runs along a straight line, to both ears.
     *
     * @param cell whose piece of the noise is used
     * @param from, count samples of the piece and of the ears' arrays
     */
    void add(float[] left, float[] right, int cell, int band, int from, int count, float first, float slope) {
        int offset = (int) ((long) cell * STRIDE % SIZE);
        for (int i = 0; i < count; i++) {
            float amplitude = first + slope * i;
            int at = offset + from + i & SIZE - 1;
            float s = amplitude * sum[band][at];
            float d = amplitude * difference[band][at];
            left[from + i] += s + d;
            right[from + i] += s - d;
        }
    }
}
