package avnav.experiments.watch;

import avnav.agent.imagination.ImaginedSight;
import avnav.simbridge.Observation;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * A picture and its sound, small enough that thousands can be kept.
 *
 * @param audio {@code [2][N]} left then right, full scale 32767
 */
record Glimpse(BufferedImage picture, short[][] audio) {

    /** @param side of the kept picture, pixels */
    static Glimpse of(ImaginedSight sight, int side) {
        return new Glimpse(scaled(picture(sight.width(), sight.height(), sight.rgb()), side), samples(sight.audio()));
    }

    /** The same for what was really seen. */
    static Glimpse of(Observation seen, int side) {
        return of(new ImaginedSight(seen.width(), seen.height(), seen.rgb(), seen.audio()), side);
    }

    /** {@code [2][N]}, full scale 1. */
    float[][] sound() {
        float[][] sound = new float[audio.length][];
        for (int ear = 0; ear < audio.length; ear++) {
            sound[ear] = new float[audio[ear].length];
            for (int i = 0; i < sound[ear].length; i++) {
                sound[ear][i] = audio[ear][i] / (float) Short.MAX_VALUE;
            }
        }
        return sound;
    }

    private static short[][] samples(float[][] sound) {
        short[][] samples = new short[sound.length][];
        for (int ear = 0; ear < sound.length; ear++) {
            samples[ear] = new short[sound[ear].length];
            for (int i = 0; i < samples[ear].length; i++) {
                samples[ear][i] = (short) Math.rint(Math.max(-1, Math.min(1, sound[ear][i])) * Short.MAX_VALUE);
            }
        }
        return samples;
    }

    private static BufferedImage picture(int width, int height, byte[] rgb) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int pixel = 0; pixel < width * height; pixel++) {
            int red = Byte.toUnsignedInt(rgb[3 * pixel]);
            int green = Byte.toUnsignedInt(rgb[3 * pixel + 1]);
            int blue = Byte.toUnsignedInt(rgb[3 * pixel + 2]);
            image.setRGB(pixel % width, pixel / width, red << 16 | green << 8 | blue);
        }
        return image;
    }

    private static BufferedImage scaled(BufferedImage image, int side) {
        BufferedImage scaled = new BufferedImage(side, side, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, side, side, null);
        graphics.dispose();
        return scaled;
    }
}
