package avnav.experiments.watch;

import avnav.experiments.report.EarSpectra;
import avnav.experiments.watch.ThoughtDiary.Moment;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Pictures side by side in one JPEG, each with its spectra (left ear, right ear) in the half square below it. All spectra
 * of a walk share one scale, so that near sounds light up.
 */
final class SpriteSheets {

    private static final float QUALITY = 0.8f;

    private final EarSpectra spectra;

    /** @param moments whose loudest sound sets the scale */
    SpriteSheets(List<Moment> moments) {
        spectra = new EarSpectra(moments.stream().map(moment -> moment.seen().sound())::iterator);
    }

    /**
     * The file in Base 64.
     *
     * @param side of each picture; the sheet is one and a half times as high
     */
    String sheet(List<Glimpse> glimpses, int side) {
        BufferedImage sheet =
                new BufferedImage(side * Math.max(1, glimpses.size()), side + side / 2, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        for (int i = 0; i < glimpses.size(); i++) {
            Glimpse glimpse = glimpses.get(i);
            graphics.drawImage(glimpse.picture(), i * side, 0, side, side, null);
            graphics.drawImage(spectra.draw(glimpse.sound()), i * side, side, side, side / 2, null);
        }
        graphics.dispose();
        return Base64.getEncoder().encodeToString(jpeg(sheet));
    }

    private static byte[] jpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
