package avnav.worldmodel.evaluation;

/** Images as networks take them: a plane per colour. */
final class ImagePlanes {

    private ImagePlanes() {}

    /**
     * Red, green and blue in 0..1, [3][height * width].
     *
     * @param rgb 8-bit image, [height][width][3]
     */
    static float[] of(byte[] rgb) {
        int pixels = rgb.length / 3;
        float[] planes = new float[rgb.length];
        for (int channel = 0; channel < 3; channel++) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                planes[channel * pixels + pixel] = Byte.toUnsignedInt(rgb[pixel * 3 + channel]) / 255f;
            }
        }
        return planes;
    }
}
