package avnav.worldmodel.codec;

/**
 * Sizes of the discriminators, which exist in training alone: wave discriminators at the full rate, half of it and so
 * on, and one on the complex short-time spectrum of both ears.
 *
 * @param waveScales number of wave discriminators
 * @param waveChannels width of their first layer; every strided layer multiplies it by 4
 * @param waveLayers strided layers
 * @param waveWidest limit of the width
 * @param spectrumWindow samples, a multiple of 4; a quarter of it is the hop
 * @param spectrumChannels width of its first layer; every second unit doubles it
 * @param spectrumLayers residual units, each halving the frequencies, every second one the frames
 */
public record SoundDiscriminatorSettings(
        int waveScales,
        int waveChannels,
        int waveLayers,
        int waveWidest,
        int spectrumWindow,
        int spectrumChannels,
        int spectrumLayers) {

    public SoundDiscriminatorSettings {
        require("waveScales", waveScales, 1, 6);
        require("waveChannels", waveChannels, 4, 256);
        require("waveLayers", waveLayers, 1, 6);
        require("waveWidest", waveWidest, waveChannels, 4096);
        require("spectrumWindow", spectrumWindow, 16, 4096);
        require("spectrumChannels", spectrumChannels, 1, 256);
        require("spectrumLayers", spectrumLayers, 1, 8);
        if (waveChannels % 4 != 0 || waveWidest % 4 != 0 || spectrumWindow % 4 != 0) {
            throw new IllegalArgumentException("The sound discriminators' widths (" + waveChannels + ", " + waveWidest
                    + ") and window (" + spectrumWindow + ") must be multiples of 4.");
        }
    }

    private static void require(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "The sound discriminators' " + key + " (" + value + ") must lie in [" + least + ", " + most + "].");
        }
    }

    /** Width behind a strided layer whose input has this width. */
    int next(int width) {
        return Math.min(4 * width, waveWidest);
    }
}
