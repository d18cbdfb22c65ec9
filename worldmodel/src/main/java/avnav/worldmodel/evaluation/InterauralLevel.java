package avnav.worldmodel.evaluation;

/** The level difference of the ears, 20 log10(RMS left / RMS right) in decibels: positive when the left is louder. */
public final class InterauralLevel {

    /** RMS of silence; a third of the smallest step of 16-bit sound. */
    private static final double FLOOR = 1e-5;

    private InterauralLevel() {}

    /** @param audio [left, right][samples] */
    public static double of(float[][] audio) {
        return 20 * Math.log10(rms(audio[0]) / rms(audio[1]));
    }

    /** How far the estimate's difference is from the true one, in decibels. */
    public static double error(float[][] truth, float[][] estimate) {
        return Math.abs(of(truth) - of(estimate));
    }

    private static double rms(float[] samples) {
        double squares = 0;
        for (float sample : samples) {
            squares += (double) sample * sample;
        }
        return Math.max(FLOOR, Math.sqrt(squares / samples.length));
    }
}
