package avnav.experiments.report;

import avnav.worldmodel.FrameCodec;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.cdit.Modality;
import avnav.worldmodel.training.Samples;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A sheet of examples, one per row: the last frame seen, what came and what was foreseen, and the spectrograms of both
 * ears of what came and of what was foreseen. Truth goes through the encoders and back, as the model's answer does.
 */
public final class SampleSheet {

    private static final int MARGIN = 4;
    private static final int HEADING = 16;

    private final FrameCodec codec;

    public SampleSheet(FrameCodec codec) {
        this.codec = codec;
    }

    /** Writes a PNG whole or not at all; no samples write nothing. */
    public void write(List<Samples.Sample> samples, Modality modality, Path png) throws IOException {
        if (samples.isEmpty()) {
            return;
        }
        Files.createDirectories(png.toAbsolutePath().getParent());
        Path part = png.resolveSibling("." + png.getFileName() + ".part");
        ImageIO.write(draw(samples, modality), "png", part.toFile());
        Files.move(part, png, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private BufferedImage draw(List<Samples.Sample> samples, Modality modality) {
        List<LatentFrame> truths = samples.stream().map(Samples.Sample::truth).toList();
        List<LatentFrame> foreseen =
                samples.stream().map(sample -> sample.foreseen().frame()).toList();
        List<byte[]> now =
                codec.images(samples.stream().map(Samples.Sample::now).toList());
        int side = (int) Math.sqrt(now.get(0).length / 3.0);
        int columns = (modality.hasVisual() ? 3 : 0) + (modality.hasAudio() ? 4 : 0);
        BufferedImage sheet = new BufferedImage(
                columns * (side + MARGIN), samples.size() * (side + HEADING + MARGIN), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sheet.createGraphics();
        pen.setColor(Color.WHITE);
        int column = 0;
        if (modality.hasVisual()) {
            List<byte[]> came = codec.images(truths);
            List<byte[]> imagined = codec.images(foreseen);
            for (int row = 0; row < samples.size(); row++) {
                put(pen, picture(now.get(row), side), 0, row, side, "seen");
                put(
                        pen,
                        picture(came.get(row), side),
                        1,
                        row,
                        side,
                        "true, +" + samples.get(row).offset());
                put(pen, picture(imagined.get(row), side), 2, row, side, "foreseen");
            }
            column = 3;
        }
        if (modality.hasAudio()) {
            List<float[][]> came = codec.sounds(truths);
            List<float[][]> imagined = codec.sounds(foreseen);
            for (int row = 0; row < samples.size(); row++) {
                for (int ear = 0; ear < 2; ear++) {
                    String name = ear == 0 ? "left" : "right";
                    put(
                            pen,
                            SpectrogramImage.of(came.get(row)[ear], side),
                            column + 2 * ear,
                            row,
                            side,
                            name + ", true");
                    put(
                            pen,
                            SpectrogramImage.of(imagined.get(row)[ear], side),
                            column + 2 * ear + 1,
                            row,
                            side,
                            name + ", foreseen");
                }
            }
        }
        pen.dispose();
        return sheet;
    }

    private static void put(Graphics2D pen, BufferedImage image, int column, int row, int side, String heading) {
        int x = column * (side + MARGIN);
        int y = row * (side + HEADING + MARGIN);
        pen.drawString(heading, x, y + HEADING - MARGIN);
        pen.drawImage(image, x, y + HEADING, null);
    }

    private static BufferedImage picture(byte[] rgb, int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < side * side; i++) {
            int red = Byte.toUnsignedInt(rgb[3 * i]);
            int green = Byte.toUnsignedInt(rgb[3 * i + 1]);
            int blue = Byte.toUnsignedInt(rgb[3 * i + 2]);
            image.setRGB(i % side, i / side, red << 16 | green << 8 | blue);
        }
        return image;
    }
}
