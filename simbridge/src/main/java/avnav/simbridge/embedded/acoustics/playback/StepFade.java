package avnav.simbridge.embedded.acoustics.playback;

/**
 * How a step's beginning passes from the previous pose to the present one: a raised cosine from 0 to 1.
 *
 * @param gain {@code [samples]} share of the present pose, read-only
 */
record StepFade(float[] gain) {

    /** As long as SoundSpaces' cross-fade, but never longer than the step. */
    private static final double SECONDS = 0.05;

    static StepFade of(int rateHz, int stepSamples) {
        float[] gain = new float[Math.min(stepSamples, (int) (SECONDS * rateHz))];
        for (int i = 0; i < gain.length; i++) {
            gain[i] = (float) (0.5 - 0.5 * StrictMath.cos(StrictMath.PI * (i + 0.5) / gain.length));
        }
        return new StepFade(gain);
    }

    int samples() {
        return gain.length;
    }

    float entering(int i) {
        return i < gain.length ? gain[i] : 1;
    }
}
