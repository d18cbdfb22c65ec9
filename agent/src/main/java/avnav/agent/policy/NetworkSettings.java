package avnav.agent.policy;

/**
 * The sizes of a network.
 *
 * @param imageSide height and width of the image the network sees, pixels
 * @param rgb whether it sees colour
 * @param depth whether it sees depth
 * @param soundShape sizes of the front end's output
 * @param hidden H, width of memory and of each encoder's output (the compact encoders are half as wide)
 */
public record NetworkSettings(
        Architecture architecture, int imageSide, boolean rgb, boolean depth, Sizes soundShape, int hidden) {

    private static final int MOST_HIDDEN = 4096;
    private static final int MOST_PIXELS = 512;

    /** Rows, columns and channels; rows and values per row for {@link InterauralFeatures}. */
    public record Sizes(int rows, int columns, int channels) {
        public int count() {
            return rows * columns * channels;
        }
    }

    public NetworkSettings {
        if (!rgb && !depth) {
            throw new IllegalArgumentException("The network must see colour or depth.\nMaybe set rgb to true.");
        }
        if (hidden < 2 || hidden > MOST_HIDDEN || imageSide < 36 || imageSide > MOST_PIXELS) {
            throw new IllegalArgumentException("The network's width (" + hidden + ") must lie in 2.." + MOST_HIDDEN
                    + " and its image (" + imageSide + " pixels) in 36.." + MOST_PIXELS + ".");
        }
    }

    /** SoundSpaces' network on colour images and padded spectrograms at 16 kHz: 4,956,549 weights. */
    public static NetworkSettings soundSpaces() {
        return new NetworkSettings(Architecture.SOUNDSPACES, 128, true, false, new Sizes(65, 26, 2), 512);
    }

    /** The compact network on colour. */
    public static NetworkSettings compact() {
        Sizes sound = new Sizes(InterauralFeatures.BANDS, InterauralFeatures.PER_BAND, 1);
        return new NetworkSettings(Architecture.COMPACT, 64, true, false, sound, 256);
    }

    public int imageChannels() {
        return (rgb ? 3 : 0) + (depth ? 1 : 0);
    }

    int rgbCount() {
        return rgb ? imageSide * imageSide * 3 : 0;
    }

    int depthCount() {
        return depth ? imageSide * imageSide : 0;
    }

    /** The front end that feeds this network. */
    public SoundFrontEnd frontEnd(int sampleRateHz, int samplesPerStep) {
        SoundFrontEnd frontEnd = architecture == Architecture.COMPACT
                ? new InterauralFeatures(samplesPerStep)
                : Spectrogram.paddedToSecond(sampleRateHz);
        int count = 1;
        for (int size : frontEnd.shape()) {
            count *= size;
        }
        if (count != soundShape.count()) {
            throw new IllegalArgumentException("The network hears (" + soundShape.count() + ") numbers a step but at ("
                    + sampleRateHz + " Hz) the front end gives (" + count
                    + ").\nMaybe the network was trained for another sampling rate.");
        }
        return frontEnd;
    }
}
