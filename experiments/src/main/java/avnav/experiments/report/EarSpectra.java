package avnav.experiments.report;

import avnav.worldmodel.evaluation.MagnitudeSpectrum;
import java.awt.image.BufferedImage;

/**
 * One step's sound as a picture: the spectra of the left and the right ear side by side, low frequencies at the bottom,
 * time to the right, four decades of magnitude from dark to light. Not thread-safe.
 */
public final class EarSpectra {

    /** Magnitude that is as good as silence. */
    private static final double LEAST = 1e-5;

    private static final double RANGE_DECADES = 4;
    private static final int[] COLOURS = {0x0b0724, 0x4a1079, 0xa82e7d, 0xee5b5e, 0xfdaf78, 0xfcfdbf};

    private final MagnitudeSpectrum spectrum = new MagnitudeSpectrum(MagnitudeSpectrum.Padding.CONSTANT);
    private final double loudest;

    /** @param sounds {@code [2][samples]} each; the largest magnitude in any of them is the lightest colour */
    public EarSpectra(Iterable<float[][]> sounds) {
        double most = LEAST;
        for (float[][] sound : sounds) {
            for (float[] ear : sound) {
                for (double[] frame : spectrum.of(ear)) {
                    for (double magnitude : frame) {
                        most = Math.max(most, magnitude);
                    }
                }
            }
        }
        loudest = Math.log10(most);
    }

    /** @param sound {@code [2][samples]} left then right ear */
    public BufferedImage draw(float[][] sound) {
        double[][] left = spectrum.of(sound[0]);
        double[][] right = spectrum.of(sound[1]);
        int frames = left.length;
        int bins = left[0].length;
        BufferedImage image = new BufferedImage(2 * frames + 1, bins, BufferedImage.TYPE_INT_RGB);
        for (int bin = 0; bin < bins; bin++) {
            image.setRGB(frames, bin, 0xffffff);
            for (int frame = 0; frame < frames; frame++) {
                image.setRGB(frame, bins - 1 - bin, colour(left[frame][bin]));
                image.setRGB(frames + 1 + frame, bins - 1 - bin, colour(right[frame][bin]));
            }
        }
        return image;
    }

    private int colour(double magnitude) {
        double level = 1 - (loudest - Math.log10(Math.max(magnitude, 1e-12))) / RANGE_DECADES;
        double place = Math.max(0, Math.min(1, level)) * (COLOURS.length - 1);
        int below = Math.min(COLOURS.length - 2, (int) place);
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = COLOURS[below] >> shift & 255;
            int to = COLOURS[below + 1] >> shift & 255;
            mixed |= (int) Math.round(from + (to - from) * (place - below)) << shift;
        }
        return mixed;
    }
}
