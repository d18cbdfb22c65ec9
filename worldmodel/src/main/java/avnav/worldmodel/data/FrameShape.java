package avnav.worldmodel.data;

/**
 * Sizes of one frame.
 *
 * @param width of the image, pixels
 * @param height of the image, pixels
 * @param samples S per ear
 * @param sampleRateHz of the sound
 */
public record FrameShape(int width, int height, int samples, int sampleRateHz) {

    public FrameShape {
        if (width < 1 || height < 1 || samples < 1 || sampleRateHz < 1) {
            throw new IllegalArgumentException("A frame of " + width + "x" + height + " pixels and (" + samples
                    + ") samples at (" + sampleRateHz + " Hz) is empty.");
        }
    }
}
