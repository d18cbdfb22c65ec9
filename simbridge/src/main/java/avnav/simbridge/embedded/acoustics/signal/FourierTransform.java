package avnav.simbridge.embedded.acoustics.signal;

import org.jtransforms.fft.FloatFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * Complex transforms of one size in single precision, on the calling thread only. JTransforms rounds its twiddle
 * factors from double to float, which hides the last bit of the platform's sine. Thread-safe.
 */
public final class FourierTransform {

    private final int size;
    private final FloatFFT_1D plan;

    /** @param size complex samples; any, but products of 2, 3 and 5 are fast */
    public FourierTransform(int size) {
        stayOnOneThread();
        this.size = size;
        this.plan = new FloatFFT_1D(size);
    }

    /** Otherwise JTransforms spreads long transforms over all cores, which belong to other episodes. */
    static void stayOnOneThread() {
        ConcurrencyUtils.setNumberOfThreads(1);
    }

    /** The least size of the forms 2^k, 3*2^k and 5*2^k that holds so many samples. */
    public static int sizeFor(int samples) {
        int size = Integer.highestOneBit(Math.max(8, samples - 1)) << 1;
        if (size / 8 * 5 >= samples) {
            return size / 8 * 5;
        }
        return size / 4 * 3 >= samples ? size / 4 * 3 : size;
    }

    public int size() {
        return size;
    }

    /** In place, {@code [2*size]} real and imaginary parts in turn. */
    public void forward(float[] interleaved) {
        plan.complexForward(interleaved);
    }

    /** In place, scaled so that it undoes {@link #forward}. */
    public void inverse(float[] interleaved) {
        plan.complexInverse(interleaved, true);
    }

    /** Spectrum of {@code count} real samples from {@code from} on, padded with zeros. */
    public float[] ofReal(float[] samples, int from, int count) {
        float[] spectrum = new float[2 * size];
        for (int i = 0; i < count; i++) {
            spectrum[2 * i] = samples[from + i];
        }
        forward(spectrum);
        return spectrum;
    }

    /** {@code sum += one * other} for interleaved complex numbers. */
    public static void multiplyAdd(float[] sum, float[] one, float[] other) {
        for (int i = 0; i < sum.length; i += 2) {
            float a = one[i];
            float b = one[i + 1];
            float c = other[i];
            float d = other[i + 1];
            sum[i] += a * c - b * d;
            sum[i + 1] += a * d + b * c;
        }
    }
}
