package avnav.simbridge.embedded.acoustics.sound;

import avnav.simbridge.embedded.acoustics.Acoustics;

/**
 * A mono sound that the source repeats without a gap, at {@link Acoustics#SAMPLE_RATE_HZ}.
 *
 * <p>Level: {@link #RMS} is the root mean square that the direct sound has at 1 m before each ear's filter; it falls as
 * 1/distance and the room adds to it, so that even beside the source samples rarely leave [-1, 1].
 *
 * @param name as episode files give it, without extension
 * @param samples one turn of the loop, M samples, read-only
 */
public record SourceSound(String name, float[] samples) {

    /** -29 dB re full scale. */
    public static final double RMS = 0.035;

    public SourceSound {
        if (samples.length == 0) {
            throw new IllegalArgumentException("The sound (" + name + ") must have at least one sample.");
        }
    }

    /**
     * Brings samples of any level to {@link #RMS}.
     *
     * @throws IllegalArgumentException when they are silent or not finite
     */
    public static SourceSound normalised(String name, double[] samples) {
        double energy = 0;
        for (double sample : samples) {
            energy += sample * sample;
        }
        double rms = Math.sqrt(energy / samples.length);
        if (!(rms > 1e-9) || Double.isInfinite(rms)) {
            throw new IllegalArgumentException("The sound (" + name + ") has the level (" + rms
                    + ") but must be neither silent nor infinite.\nMaybe the wrong file is named.");
        }
        float[] scaled = new float[samples.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (samples[i] * (RMS / rms));
        }
        return new SourceSound(name, scaled);
    }

    /** The sample that the endless loop has at this index, which may be negative. */
    public float at(int index) {
        return samples[Math.floorMod(index, samples.length)];
    }

    public int length() {
        return samples.length;
    }
}
