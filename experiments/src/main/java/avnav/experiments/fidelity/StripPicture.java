package avnav.experiments.fidelity;

import avnav.experiments.report.EarSpectra;
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
 * frequencies at the bottom, time to the right, one scale of levels for the whole picture): the paper's Figure 5. A
 * sense that a row does not predict stays white.
 */
final class StripPicture {

    private static final int CELL = 128;
    private static final int SPECTRUM = 64;
    private static final int GAP = 6;
    private static final int LABELS = 150;
    private static final int HEAD = 44;

    private final EarSpectra spectra;
    private final Strip strip;
    private final int side;

    /** @param side height and width of the frames in the strip */
    StripPicture(Strip strip, int side) {
        this.strip = strip;
        this.side = side;
        spectra = new EarSpectra(strip.rows().values().stream()
                .flatMap(List::stream)
                .map(Moment::audio)
                .toList());
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
                if (moment.isSeen()) {
                    graphics.drawImage(frame(moment.rgb()), x(i), y, CELL, CELL, null);
                }
                if (moment.isHeard()) {
                    graphics.drawImage(spectra.draw(moment.audio()), x(i), y + CELL + GAP / 2, CELL, SPECTRUM, null);
                }
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
}
