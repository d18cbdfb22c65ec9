package avnav.agent.policy;

import avnav.worldmodel.codec.ShortTimeTransform;

/**
 * What a small network needs to tell where a sound is, from the samples that exist and without padding. Per band of four
 * bins (64 bands, 125 Hz each at 16 kHz): the log magnitude of each ear in four stretches of time, the level difference
 * of the ears over the whole step, and the cross-spectrum's real and imaginary part over the geometric mean of the
 * ears' powers: how coherent the ears are, and by which phase one lags. Shape {@code [64][11]}.
 */
public final class InterauralFeatures implements SoundFrontEnd {

    static final int BANDS = 64;
    static final int STRETCHES = 4;
    static final int PER_BAND = 2 * STRETCHES + 3;
    private static final int BLOCK = 4;

    /** Magnitude below which everything is silence, and what brings log magnitudes to the size of 1. */
    private static final double FLOOR = 1e-4;

    private static final double LOG_CENTRE = StrictMath.log(0.05);
    private static final double LOG_SCALE = 1 / 3.0;

    private final int frames;
    private final ShortTimeTransform transform = new ShortTimeTransform();
    private final double[][] real = new double[2][ShortTimeTransform.BINS];
    private final double[][] imaginary = new double[2][ShortTimeTransform.BINS];

    public InterauralFeatures(int samples) {
        frames = ShortTimeTransform.frames(samples);
    }

    @Override
    public int[] shape() {
        return new int[] {BANDS, PER_BAND};
    }

    @Override
    public float[] hear(float[][] audio) {
        double[][] magnitude = new double[2][BANDS * STRETCHES];
        double[][] power = new double[2][BANDS];
        double[] crossReal = new double[BANDS];
        double[] crossImaginary = new double[BANDS];
        for (int frame = 0; frame < frames; frame++) {
            int stretch = frame * STRETCHES / frames;
            for (int ear = 0; ear < 2; ear++) {
                transform.frame(audio[ear], frame, real[ear], imaginary[ear]);
            }
            for (int bin = 0; bin < BANDS * BLOCK; bin++) {
                int band = bin / BLOCK;
                double a = real[0][bin];
                double b = imaginary[0][bin];
                double c = real[1][bin];
                double d = imaginary[1][bin];
                magnitude[0][band * STRETCHES + stretch] += Math.sqrt(a * a + b * b);
                magnitude[1][band * STRETCHES + stretch] += Math.sqrt(c * c + d * d);
                power[0][band] += a * a + b * b;
                power[1][band] += c * c + d * d;
                crossReal[band] += a * c + b * d;
                crossImaginary[band] += b * c - a * d;
            }
        }
        return assemble(magnitude, power, crossReal, crossImaginary);
    }

    private float[] assemble(double[][] magnitude, double[][] power, double[] crossReal, double[] crossImaginary) {
        float[] values = new float[BANDS * PER_BAND];
        double cells = BLOCK * frames / (double) STRETCHES;
        double floorPower = FLOOR * FLOOR * BLOCK * frames;
        for (int band = 0; band < BANDS; band++) {
            int at = band * PER_BAND;
            for (int ear = 0; ear < 2; ear++) {
                for (int stretch = 0; stretch < STRETCHES; stretch++) {
                    double mean = magnitude[ear][band * STRETCHES + stretch] / cells;
                    values[at + ear * STRETCHES + stretch] =
                            (float) ((StrictMath.log(mean + FLOOR) - LOG_CENTRE) * LOG_SCALE);
                }
            }
            double left = power[0][band] + floorPower;
            double right = power[1][band] + floorPower;
            double scale = 1 / Math.sqrt(left * right);
            values[at + 2 * STRETCHES] = (float) (0.5 * StrictMath.log(left / right));
            values[at + 2 * STRETCHES + 1] = (float) (crossReal[band] * scale);
            values[at + 2 * STRETCHES + 2] = (float) (crossImaginary[band] * scale);
        }
        return values;
    }
}
