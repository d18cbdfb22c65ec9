package avnav.experiments.report;

import java.awt.image.BufferedImage;

/**
 * A short sound as a picture: time to the right, frequency upwards to half the rate, 80 dB from black to white with full
 * scale white. A plain transform of each Hann window is fast enough for a few thousand samples.
 */
final class SpectrogramImage {

    private static final int WINDOW = 256;
    private static final double RANGE_DECIBELS = 80;

    private SpectrogramImage() {}

    static BufferedImage of(float[] samples, int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        double[] hann = new double[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            hann[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW);
        }
        int frames = 24;
        int bins = WINDOW / 2;
        for (int frame = 0; frame < frames; frame++) {
            int from = Math.max(0, (samples.length - WINDOW) * frame / (frames - 1));
            for (int bin = 0; bin < bins; bin++) {
                int grey = grey(power(samples, from, hann, bin));
                fill(image, frame * side / frames, (frame + 1) * side / frames, side, bin, bins, grey);
            }
        }
        return image;
    }

    private static double power(float[] samples, int from, double[] hann, int bin) {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < WINDOW && from + i < samples.length; i++) {
            double angle = 2 * Math.PI * (bin * i % WINDOW) / WINDOW;
            real += hann[i] * samples[from + i] * Math.cos(angle);
            imaginary += hann[i] * samples[from + i] * Math.sin(angle);
        }
        // A full-scale sine has an amplitude of WINDOW / 4 in its bin.
        double amplitude = 4 * Math.hypot(real, imaginary) / WINDOW;
        return amplitude * amplitude;
    }

    private static int grey(double power) {
        double decibels = 10 * Math.log10(power + 1e-12);
        double share = Math.max(0, Math.min(1, 1 + decibels / RANGE_DECIBELS));
        int level = (int) Math.round(255 * share);
        return level << 16 | level << 8 | level;
    }

    private static void fill(BufferedImage image, int fromX, int toX, int side, int bin, int bins, int grey) {
        int top = side - (bin + 1) * side / bins;
        int bottom = Math.max(top + 1, side - bin * side / bins);
        for (int x = fromX; x < toX; x++) {
            for (int y = top; y < Math.min(side, bottom); y++) {
                image.setRGB(x, y, grey);
            }
        }
    }
}
