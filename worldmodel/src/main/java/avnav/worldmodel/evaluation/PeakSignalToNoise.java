package avnav.worldmodel.evaluation;

/** PSNR = 10 log10(range^2 / mean squared error) in decibels; identical images give infinity. */
public final class PeakSignalToNoise {

    /** What rounding to 8 bits alone costs (an error of 1/12): images that are closer than that count as this close. */
    public static final double CEILING = of(1.0 / 12, 255);

    private PeakSignalToNoise() {}

    /** Of two 8-bit images of one shape. */
    public static double of(byte[] reference, byte[] image) {
        if (reference.length != image.length || reference.length == 0) {
            throw new IllegalArgumentException("The images have (" + reference.length + ") and (" + image.length
                    + ") bytes.\nMaybe they differ in size or channels.");
        }
        double squares = 0;
        for (int i = 0; i < reference.length; i++) {
            int difference = Byte.toUnsignedInt(reference[i]) - Byte.toUnsignedInt(image[i]);
            squares += difference * difference;
        }
        return of(squares / reference.length, 255);
    }

    /** @param range of the values, 255 for bytes and 1 for shares */
    public static double of(double meanSquaredError, double range) {
        return 10 * Math.log10(range * range / meanSquaredError);
    }

    /** For means over images, which one identical pair would make infinite: at most {@link #CEILING}. */
    public static double capped(double decibels) {
        return Math.min(decibels, CEILING);
    }
}
