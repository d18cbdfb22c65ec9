package avnav.agent.reference;

import avnav.simbridge.Observation;

/** Running energy of both ears: exponential means, so that a ring's rhythm does not look like a movement. */
final class Loudness {

    private static final double SILENCE = 1e-12;

    private final double keep;
    private double left;
    private double right;
    private boolean isFresh = true;

    /** @param memorySteps time constant of the mean, in observations */
    Loudness(double memorySteps) {
        this.keep = 1 - 1 / memorySteps;
    }

    void hear(Observation seen) {
        double nowLeft = energy(seen.audio()[0]);
        double nowRight = energy(seen.audio()[1]);
        double weight = isFresh ? 0 : keep;
        left = weight * left + (1 - weight) * nowLeft;
        right = weight * right + (1 - weight) * nowRight;
        isFresh = false;
    }

    /** Left over right, decibels. */
    double differenceDb() {
        return toDb(left) - toDb(right);
    }

    /** Mean power of both ears, decibels relative to full scale. */
    double levelDb() {
        return toDb((left + right) / 2);
    }

    private static double energy(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += (double) sample * sample;
        }
        return samples.length == 0 ? 0 : sum / samples.length;
    }

    private static double toDb(double energy) {
        return 10 * StrictMath.log10(energy + SILENCE);
    }
}
