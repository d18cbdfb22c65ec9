package avnav.agent.policy;

import avnav.worldmodel.codec.ShortTimeTransform;

/**
 * SoundSpaces' spectrogram ({@code soundspaces/tasks/nav.py}): magnitude of the short-time transform, mean over blocks
 * of 4 by 4 (missing cells count as zeros), then log(1 + x). At 16 kHz a full second is {@code [65][26][2]}. Frames that
 * lie wholly behind the given samples are known to be zero and are not computed.
 */
public final class Spectrogram implements SoundFrontEnd {

    private static final int BLOCK = 4;
    private static final int ROWS = (ShortTimeTransform.BINS + BLOCK - 1) / BLOCK;

    private final int frames;
    private final int columns;
    private final ShortTimeTransform transform = new ShortTimeTransform();
    private final double[] real = new double[ShortTimeTransform.BINS];
    private final double[] imaginary = new double[ShortTimeTransform.BINS];

    private Spectrogram(int samples) {
        frames = ShortTimeTransform.frames(samples);
        columns = (frames + BLOCK - 1) / BLOCK;
    }

    /** The sound is followed by silence up to one second, as SoundSpaces' simulator hands it over. */
    public static Spectrogram paddedToSecond(int sampleRateHz) {
        return new Spectrogram(sampleRateHz);
    }

    /** Only as many samples as there are: {@code [65][4][2]} for the 2400 of one step. */
    public static Spectrogram ofSamples(int samples) {
        return new Spectrogram(samples);
    }

    @Override
    public int[] shape() {
        return new int[] {ROWS, columns, 2};
    }

    @Override
    public float[] hear(float[][] audio) {
        double[] sums = new double[ROWS * columns * 2];
        for (int ear = 0; ear < 2; ear++) {
            int audible = Math.min(frames, ShortTimeTransform.framesThatHear(audio[ear].length));
            for (int frame = 0; frame < audible; frame++) {
                transform.frame(audio[ear], frame, real, imaginary);
                int column = frame / BLOCK;
                for (int bin = 0; bin < ShortTimeTransform.BINS; bin++) {
                    double magnitude = Math.sqrt(real[bin] * real[bin] + imaginary[bin] * imaginary[bin]);
                    sums[(bin / BLOCK * columns + column) * 2 + ear] += magnitude;
                }
            }
        }
        float[] values = new float[sums.length];
        for (int i = 0; i < sums.length; i++) {
            values[i] = sums[i] == 0 ? 0 : (float) StrictMath.log1p(sums[i] / (BLOCK * BLOCK));
        }
        return values;
    }
}
