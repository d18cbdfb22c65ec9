package avnav.simbridge.embedded.acoustics.head;

/** Windowed-sinc interpolation between samples, tabulated in steps of half a microsecond. */
final class FractionalDelay {

    /** Steps per sample. */
    static final int PHASES = 128;

    /** Weights before the sample that the delay falls on or after. */
    static final int BEFORE = 5;

    private static final int TAPS = 12;
    private static final float[][] WEIGHTS = new float[PHASES][TAPS];

    static {
        for (int phase = 0; phase < PHASES; phase++) {
            double sum = 0;
            double[] weights = new double[TAPS];
            for (int k = 0; k < TAPS; k++) {
                double x = k - BEFORE - (double) phase / PHASES;
                double window = 0.54 + 0.46 * StrictMath.cos(StrictMath.PI * x / (TAPS / 2.0));
                double y = StrictMath.PI * x;
                weights[k] = Math.abs(x) > TAPS / 2.0 ? 0 : window * (y == 0 ? 1 : StrictMath.sin(y) / y);
                sum += weights[k];
            }
            for (int k = 0; k < TAPS; k++) {
                WEIGHTS[phase][k] = (float) (weights[k] / sum);
            }
        }
    }

    private FractionalDelay() {}

    /** {@code [12]}, read-only. */
    static float[] weights(int phase) {
        return WEIGHTS[phase];
    }
}
