package avnav.experiments.fidelity;

import avnav.worldmodel.evaluation.MagnitudeSpectrum;
import avnav.worldmodel.evaluation.Moment;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;

/**
 * A strip as a picture: per row its frames and, below each, the spectra of left and right ear side by side (low
 * frequencies at the bottom, time to the right, one scale of levels for the whole picture): the paper's Figure 5.
 */
final class StripPicture {

    private static final int CELL = 128;
    private static final int SPECTRUM = 64;
    private static final int GAP = 6;
    private static final int LABELS = 150;
    private static final int HEAD = 44;
    private static final double RANGE_DECADES = 4;
    private static final int[] COLOURS = {0x0b0724, 0x4a1079, 0xa82e7d, 0xee5b5e, 0xfdaf78, 0xfcfdbf};

    private final MagnitudeSpectrum spectrum = new MagnitudeSpectrum(MagnitudeSpectrum.Padding.CONSTANT);
    private final Strip strip;
    private final int side;
    private final double loudest;

    /** @param side height and width of the frames in the strip */
    StripPicture(Strip strip, int side) {
        this.strip = strip;
        this.side = side;
        double most = 1e-5;
        for (List<Moment> row : strip.rows().values()) {
            for (Moment moment : row) {
                for (float[] ear : moment.audio()) {
                    for (double[] frame : spectrum.of(ear)) {
                        for (double magnitude : frame) {
                            most = Math.max(most, magnitude);
                        }
                    }
                }
            }
        }
        loudest = Math.log10(most);
    }

    BufferedImage draw() {
        int rowHeight = CELL + GAP / 2 + SPECTRUM + 2 * GAP;
        int width = LABELS + strip.horizons().size() * (CELL + GAP);
        int height = HEAD + strip.rows().size() * rowHeight;
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(new Color(0x1f2328));
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
        graphics.drawString(strip.title(), GAP, 16);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        for (int i = 0; i < strip.horizons().size(); i++) {
            graphics.drawString("k = " + strip.horizons().get(i), x(i), HEAD - 8);
        }
        int y = HEAD;
        for (Map.Entry<String, List<Moment>> row : strip.rows().entrySet()) {
            graphics.drawString(row.getKey(), GAP, y + CELL / 2);
            for (int i = 0; i < row.getValue().size(); i++) {
                Moment moment = row.getValue().get(i);
                graphics.drawImage(frame(moment.rgb()), x(i), y, CELL, CELL, null);
                graphics.drawImage(spectra(moment.audio()), x(i), y + CELL + GAP / 2, CELL, SPECTRUM, null);
            }
            y += rowHeight;
        }
        graphics.dispose();
        return picture;
    }

    private static int x(int column) {
        return LABELS + column * (CELL + GAP);
    }

    private BufferedImage frame(byte[] rgb) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < side * side; pixel++) {
            int red = Byte.toUnsignedInt(rgb[3 * pixel]);
            int green = Byte.toUnsignedInt(rgb[3 * pixel + 1]);
            int blue = Byte.toUnsignedInt(rgb[3 * pixel + 2]);
            image.setRGB(pixel % side, pixel / side, red << 16 | green << 8 | blue);
        }
        return image;
    }

    private BufferedImage spectra(float[][] audio) {
        double[][] left = spectrum.of(audio[0]);
        double[][] right = spectrum.of(audio[1]);
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
