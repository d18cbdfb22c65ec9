package avnav.worldmodel.codec;

import java.util.Arrays;

/**
 * What tells from where and how far a sound comes, read from the samples without any learning: in each of 80 bands of
 * three bins (94 Hz each at 16 kHz, up to 7.5 kHz) the log power of both ears in the first and in the second half of the
 * step, the interaural level difference, and real and imaginary part of the interaural coherence, whose angle is the
 * phase by which one ear lags. They stand behind a sound's latents as further rows: a waveform's latents hold the same
 * knowledge, but a small network would first have to learn to read it out of 60 of them. {@link #restore} gives a decoded
 * waveform the band levels that its cues name.
 *
 * <p>Numbers are shifted and scaled by constants to about mean 0 and deviation 1. Thread-safe.
 */
public final class AuditoryCues {

    /** Numbers of one step's cues. */
    public static final int NUMBERS = 400;

    static final int BANDS = 80;
    static final int PER_BAND = 5;

    private static final int BLOCK = 3;
    private static final int LEVEL = 2;
    private static final int REAL = 3;
    private static final int IMAGINARY = 4;

    /** Below the power that rounding to 16 bits leaves in a band. */
    private static final double FLOOR = 1e-6;

    private static final double LEVEL_CENTRE = -1.5;
    private static final double LEVEL_SCALE = 3.3;
    private static final double DIFFERENCE_SCALE = 0.4;
    private static final double COHERENCE_SCALE = 0.33;

    /** As a magnitude; what is missing altogether is not amplified without end. */
    private static final double MOST_GAIN = 30;

    /** Its tables cost more than a transform. */
    private static final ThreadLocal<ShortTimeTransform> TRANSFORM = ThreadLocal.withInitial(ShortTimeTransform::new);

    private AuditoryCues() {}

    /** Powers and cross-spectra of the bands, by ear and half of the step. */
    private static final class Bands {

        private final double[][][] power = new double[2][2][BANDS];
        private final double[] crossReal = new double[BANDS];
        private final double[] crossImaginary = new double[BANDS];

        double both(int half, int band) {
            return power[0][half][band] + power[1][half][band];
        }

        double ear(int ear, int band) {
            return power[ear][0][band] + power[ear][1][band];
        }
    }

    /**
     * @param wave {@code [2][samples]} left and right, full scale 1
     * @return {@code [400]}: of each band in turn first level, second level, level difference (left over right),
     *     coherence's real and imaginary part
     */
    public static float[] of(float[][] wave) {
        return of(measure(wave));
    }

    private static float[] of(Bands bands) {
        float[] cues = new float[NUMBERS];
        for (int band = 0; band < BANDS; band++) {
            double left = bands.ear(0, band) + FLOOR;
            double right = bands.ear(1, band) + FLOOR;
            double scale = 1 / (Math.sqrt(left * right) * COHERENCE_SCALE);
            int at = PER_BAND * band;
            for (int half = 0; half < 2; half++) {
                cues[at + half] =
                        (float) ((StrictMath.log(bands.both(half, band) + FLOOR) - LEVEL_CENTRE) / LEVEL_SCALE);
            }
            cues[at + LEVEL] = (float) (0.5 * StrictMath.log(left / right) / DIFFERENCE_SCALE);
            cues[at + REAL] = (float) (bands.crossReal[band] * scale);
            cues[at + IMAGINARY] = (float) (bands.crossImaginary[band] * scale);
        }
        return cues;
    }

    private static Bands measure(float[][] wave) {
        ShortTimeTransform transform = TRANSFORM.get();
        double[][] real = new double[2][ShortTimeTransform.BINS];
        double[][] imaginary = new double[2][ShortTimeTransform.BINS];
        Bands bands = new Bands();
        int frames = ShortTimeTransform.frames(wave[0].length);
        for (int frame = 0; frame < frames; frame++) {
            int half = 2 * frame / frames;
            for (int ear = 0; ear < 2; ear++) {
                transform.frame(wave[ear], frame, real[ear], imaginary[ear]);
            }
            for (int bin = 0; bin < BANDS * BLOCK; bin++) {
                int band = bin / BLOCK;
                double a = real[0][bin];
                double b = imaginary[0][bin];
                double c = real[1][bin];
                double d = imaginary[1][bin];
                bands.power[0][half][band] += a * a + b * b;
                bands.power[1][half][band] += c * c + d * d;
                bands.crossReal[band] += a * c + b * d;
                bands.crossImaginary[band] += b * c - a * d;
            }
        }
        return bands;
    }

    /**
     * The same sound with the band levels of the cues in each ear and half; phases stay.
     *
     * @param wave {@code [2][samples]}, not changed
     * @param cues of {@link #of}, or imagined ones
     */
    public static float[][] restore(float[][] wave, float[] cues) {
        Bands present = measure(wave);
        float[][] restored = new float[2][];
        for (int ear = 0; ear < 2; ear++) {
            restored[ear] = filter(wave[ear], gains(present, cues, ear));
        }
        return restored;
    }

    /** Magnitudes {@code [half][band]}. */
    private static double[][] gains(Bands present, float[] cues, int ear) {
        double[][] gains = new double[2][BANDS];
        for (int band = 0; band < BANDS; band++) {
            int at = PER_BAND * band;
            double share = ear == 0 ? leftShare(cues, band) : 1 - leftShare(cues, band);
            for (int half = 0; half < 2; half++) {
                double wanted = Math.max(0, Math.exp(LEVEL_CENTRE + LEVEL_SCALE * cues[at + half]) - FLOOR) * share;
                double gain = Math.sqrt(wanted / (present.power[ear][half][band] + 1e-12));
                gains[half][band] = Math.min(MOST_GAIN, gain);
            }
        }
        return gains;
    }

    /** Of a band's power, that at the left ear. */
    private static double leftShare(float[] cues, int band) {
        return 1 / (1 + Math.exp(-2 * DIFFERENCE_SCALE * cues[PER_BAND * band + LEVEL]));
    }

    private static float[] filter(float[] wave, double[][] gains) {
        ShortTimeTransform transform = TRANSFORM.get();
        double[] real = new double[ShortTimeTransform.BINS];
        double[] imaginary = new double[ShortTimeTransform.BINS];
        double[] sum = new double[wave.length];
        double[] weight = new double[wave.length];
        int frames = ShortTimeTransform.frames(wave.length);
        for (int frame = 0; frame < frames; frame++) {
            double[] gain = gains[2 * frame / frames];
            transform.frame(wave, frame, real, imaginary);
            for (int bin = 0; bin < ShortTimeTransform.BINS; bin++) {
                double factor = gain[Math.min(BANDS - 1, bin / BLOCK)];
                real[bin] *= factor;
                imaginary[bin] *= factor;
            }
            transform.addInverse(real, imaginary, frame, sum, weight);
        }
        float[] filtered = new float[wave.length];
        for (int i = 0; i < filtered.length; i++) {
            filtered[i] = weight[i] > 0 ? (float) (sum[i] / weight[i]) : 0;
        }
        return filtered;
    }

    /** How loud cues are: the mean of their levels, in the cues' own unit. */
    public static double loudness(float[] cues) {
        double sum = 0;
        for (int at = 0; at < cues.length; at += PER_BAND) {
            sum += cues[at] + cues[at + 1];
        }
        return sum / (2.0 * cues.length / PER_BAND);
    }

    /** Gives cues the levels of others, in every band louder by so much, in the unit of {@link #loudness}. */
    public static void setLevels(float[] cues, float[] others, double louder) {
        for (int at = 0; at < cues.length; at += PER_BAND) {
            for (int half = 0; half < 2; half++) {
                cues[at + half] = (float) (others[at + half] + louder);
            }
        }
    }

    /**
     * The same sound as loud on the whole, and in each band with the level difference between the ears, as the cues say;
     * the shares of the bands and all phases stay.
     *
     * @param wave {@code [2][samples]}, not changed
     * @param cues of {@link #of}, or imagined ones
     */
    public static float[][] turn(float[][] wave, float[] cues) {
        Bands present = measure(wave);
        double louder = Math.exp(0.5 * LEVEL_SCALE * (loudness(cues) - loudness(of(present))));
        double[][] gains = new double[2][BANDS];
        for (int band = 0; band < BANDS; band++) {
            double left = present.ear(0, band) + FLOOR;
            double right = present.ear(1, band) + FLOOR;
            double share = leftShare(cues, band);
            gains[0][band] = Math.min(MOST_GAIN, louder * Math.sqrt(share * (left + right) / left));
            gains[1][band] = Math.min(MOST_GAIN, louder * Math.sqrt((1 - share) * (left + right) / right));
        }
        float[][] turned = new float[2][];
        for (int ear = 0; ear < 2; ear++) {
            turned[ear] = filter(wave[ear], new double[][] {gains[ear], gains[ear]});
        }
        return turned;
    }

    /** The cues in a frame's auditory latent, which they end. */
    public static float[] in(float[] audio) {
        return Arrays.copyOfRange(audio, audio.length - NUMBERS, audio.length);
    }
}
