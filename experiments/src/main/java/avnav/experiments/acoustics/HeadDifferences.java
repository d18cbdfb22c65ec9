package avnav.experiments.acoustics;

import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.head.Head;
import avnav.simbridge.embedded.acoustics.signal.FourierTransform;
import avnav.simbridge.embedded.acoustics.signal.OctaveBands;
import java.util.Arrays;

/** How the two ears differ for sound from one direction on the horizon, positive where the left ear leads. */
record HeadDifferences(double levelDecibels, double timeMicroseconds) {

    private static final int SAMPLES = 1024;
    private static final double DELAY_SAMPLES = 200;
    private static final double MOST_HZ = 1500;
    private static final int MOST_MICROSECONDS = 1000;
    private static final int STEP_MICROSECONDS = 5;

    static HeadDifferences of(Head head, double azimuthDegrees) {
        double[] gains = new double[OctaveBands.COUNT];
        Arrays.fill(gains, 1);
        float[] left = new float[SAMPLES];
        float[] right = new float[SAMPLES];
        head.add(left, right, azimuthDegrees, 0, DELAY_SAMPLES, gains, Head.scratch());
        double level = new ResponseFigures(left).level() - new ResponseFigures(right).level();
        return new HeadDifferences(level, delay(left, right));
    }

    /** Where the ears' correlation below 1.5 kHz is largest. */
    private static double delay(float[] left, float[] right) {
        FourierTransform transform = new FourierTransform(FourierTransform.sizeFor(2 * SAMPLES));
        float[] l = transform.ofReal(left, 0, SAMPLES);
        float[] r = transform.ofReal(right, 0, SAMPLES);
        double radiansPerSecond = 2 * Math.PI * Acoustics.SAMPLE_RATE_HZ / transform.size();
        double most = Double.NEGATIVE_INFINITY;
        double at = 0;
        for (int us = -MOST_MICROSECONDS; us <= MOST_MICROSECONDS; us += STEP_MICROSECONDS) {
            double sum = 0;
            for (int k = 1; k * radiansPerSecond < 2 * Math.PI * MOST_HZ; k++) {
                double real = (double) l[2 * k] * r[2 * k] + (double) l[2 * k + 1] * r[2 * k + 1];
                double imaginary = (double) l[2 * k] * r[2 * k + 1] - (double) l[2 * k + 1] * r[2 * k];
                double angle = radiansPerSecond * k * us * 1e-6;
                sum += real * Math.cos(angle) - imaginary * Math.sin(angle);
            }
            if (sum > most) {
                most = sum;
                at = us;
            }
        }
        return at;
    }
}
