package avnav.simbridge.embedded.acoustics.signal;

/** Change of sample rate by a Blackman-windowed sinc, 32 zero crossings to each side; StrictMath throughout. */
public final class Resampling {

    private static final int CROSSINGS = 32;

    /** Share of the lower Nyquist frequency that passes. */
    private static final double PASS = 0.96;

    private Resampling() {}

    /**
     * Sample i of the result lies at the time of input sample {@code i * fromHz / toHz}.
     *
     * @return as many samples as the duration holds, rounded up; the input's copy when the rates are equal
     */
    public static double[] resample(double[] samples, double fromHz, double toHz) {
        if (fromHz == toHz) {
            return samples.clone();
        }
        double step = fromHz / toHz;
        double cutoff = PASS * Math.min(1, toHz / fromHz);
        double half = CROSSINGS / cutoff;
        int length = (int) StrictMath.ceil(samples.length / step - 1e-9);
        double[] result = new double[length];
        for (int i = 0; i < length; i++) {
            double at = i * step;
            int first = Math.max(0, (int) StrictMath.ceil(at - half));
            int last = Math.min(samples.length - 1, (int) StrictMath.floor(at + half));
            double sum = 0;
            for (int j = first; j <= last; j++) {
                sum += samples[j] * kernel(at - j, cutoff, half);
            }
            result[i] = sum;
        }
        return result;
    }

    private static double kernel(double x, double cutoff, double half) {
        double phase = StrictMath.PI * x / half;
        double window = 0.42 + 0.5 * StrictMath.cos(phase) + 0.08 * StrictMath.cos(2 * phase);
        double y = StrictMath.PI * cutoff * x;
        return cutoff * window * (Math.abs(y) < 1e-12 ? 1 : StrictMath.sin(y) / y);
    }
}
