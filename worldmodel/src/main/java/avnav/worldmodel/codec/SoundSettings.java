package avnav.worldmodel.codec;

import java.util.List;

/**
 * Sizes of a {@link SoundStream}. Lists are read-only.
 *
 * @param segmentSamples length of one segment, a multiple of {@link #hop}
 * @param channels C, width before the first strided block; each block doubles it
 * @param strides of the blocks, first to last; the paper's (2, 4, 5, 8) without its last block is (2, 4, 5)
 * @param dilations of the residual units of every block, (1, 3, 9) in the paper
 * @param waveDimensions numbers per latent that describe the waveform; two more describe the levels
 * @param quantisers of the residual vector quantiser
 * @param codebookSize vectors per quantiser
 */
public record SoundSettings(
        int segmentSamples,
        int channels,
        List<Integer> strides,
        List<Integer> dilations,
        int waveDimensions,
        int quantisers,
        int codebookSize) {

    /** Level and level difference, after the wave's own dimensions. */
    public static final int LEVEL_DIMENSIONS = 2;

    private static final int LARGEST = 4096;

    public SoundSettings {
        strides = List.copyOf(strides);
        dilations = List.copyOf(dilations);
        require("channels", channels, 1);
        require("waveDimensions", waveDimensions, 1);
        require("quantisers", quantisers, 1);
        require("codebookSize", codebookSize, 2);
        requireAll("strides", strides, 2);
        requireAll("dilations", dilations, 1);
        long hop = strides.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> Math.min(a * b, 1L << 31));
        long widest = (long) channels << Math.min(31, strides.size());
        if (segmentSamples < 1 || segmentSamples % hop != 0) {
            throw new IllegalArgumentException("The sound segment (" + segmentSamples
                    + " samples) is not a multiple of the product of the strides " + strides
                    + ".\nMaybe use 2400 samples with the strides [2, 4, 5].");
        }
        if (widest > LARGEST) {
            throw new IllegalArgumentException("With (" + channels + ") channels and " + strides.size()
                    + " blocks the sound codec is (" + widest + ") wide, above " + LARGEST
                    + ".\nMaybe use fewer channels.");
        }
    }

    private static void require(String key, int value, int least) {
        if (value < least || value > LARGEST) {
            throw new IllegalArgumentException("The sound codec's " + key + " (" + value + ") must lie in [" + least
                    + ", " + LARGEST + "].\nMaybe look at configs/worldmodel.");
        }
    }

    private static void requireAll(String key, List<Integer> values, int least) {
        if (values.isEmpty() || values.size() > 8) {
            throw new IllegalArgumentException("The sound codec's " + key + " " + values
                    + " must be one to eight numbers.\nMaybe look at configs/worldmodel.");
        }
        values.forEach(value -> require(key, value, least));
    }

    /** Samples per latent. */
    public int hop() {
        return strides.stream().reduce(1, (a, b) -> a * b);
    }

    /** Latents per segment. */
    public int latents() {
        return segmentSamples / hop();
    }

    /** D, numbers per latent. */
    public int dimension() {
        return waveDimensions + LEVEL_DIMENSIONS;
    }

    /** Width behind the last block. */
    int widest() {
        return channels << strides.size();
    }
}
