package avnav.worldmodel.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.Initialiser;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.Parameters;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Judges of real and decoded segments (SoundStream, section III-D): multi-scale wave discriminators as in MelGAN (grouped
 * convolutions of length 41, stride 4) and one residual discriminator of the complex spectrum. Losses are hinges, meant
 * over the discriminators; feature matching is the mean absolute difference over all inner layers.
 */
final class SoundDiscriminators implements AutoCloseable {

    private static final double LEAKY_GAIN = Math.sqrt(2 / (1 + 0.2 * 0.2));

    private final SoundDiscriminatorSettings settings;
    private final Kernels kernels;
    private final Parameters parameters;
    private final NDArray window;
    private final RandomGenerator random;

    SoundDiscriminators(NDManager owner, SoundDiscriminatorSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
        KernelSource judges = KernelSource.resource(
                SoundDiscriminators.class,
                "sound-discriminators.ts",
                Map.of(
                        "wave_scales", settings.waveScales(),
                        "wave_layers", settings.waveLayers(),
                        "spectrum_layers", settings.spectrumLayers()));
        kernels = Kernels.compile(owner, SoundSpectralLoss.kernels(), judges);
        parameters = new Parameters(owner);
        window = SoundSpectralLoss.window(owner, settings.spectrumWindow());
        for (int scale = 0; scale < settings.waveScales(); scale++) {
            wave("wave." + scale + ".");
        }
        spectrum();
    }

    Parameters parameters() {
        return parameters;
    }

    /** Adversarial and feature-matching loss of decoded segments; gradients reach {@code made} alone. */
    NDList persuade(NDManager scope, NDArray truth, NDArray made) {
        return kernels.call(scope, "persuade", new NDList(truth, made, window), parameters.all());
    }

    /** What the discriminators minimise; gradients reach their weights alone. */
    NDArray discriminate(NDManager scope, NDArray truth, NDArray made) {
        return kernels.one(scope, "discriminate", new NDList(truth, made, window), parameters.all());
    }

    private void wave(String name) {
        int width = settings.waveChannels();
        convolution(name + "first", width, 2, 15);
        for (int layer = 0; layer < settings.waveLayers(); layer++) {
            int out = settings.next(width);
            convolution(name + "strided." + layer, out, 4, 41);
            width = out;
        }
        convolution(name + "wide", width, width, 5);
        convolution(name + "verdict", 1, width, 3);
    }

    private void spectrum() {
        int width = settings.spectrumChannels();
        convolution("spectrum.first", width, 4, 7, 7);
        for (int unit = 0; unit < settings.spectrumLayers(); unit++) {
            String name = "spectrum.units." + unit + ".";
            int out = unit % 2 == 0 ? 2 * width : width;
            convolution(name + "plain", width, width, 3, 3);
            convolution(name + "strided", out, width, unit % 2 == 0 ? 3 : 4, 4);
            convolution(name + "short", out, width, 1, 1);
            width = out;
        }
        convolution("spectrum.verdict", 1, width, 1, 1);
    }

    private void convolution(String name, int out, int in, int... kernel) {
        int taps = 1;
        long[] shape = new long[2 + kernel.length];
        shape[0] = out;
        shape[1] = in;
        for (int i = 0; i < kernel.length; i++) {
            taps *= kernel[i];
            shape[2 + i] = kernel[i];
        }
        float[] weights = Initialiser.kaimingNormal(random, LEAKY_GAIN, in * taps, out * in * taps);
        parameters.add(name + ".weight", "discriminators", weights, shape);
        parameters.add(name + ".bias", "discriminators", new float[out], out);
    }

    @Override
    public void close() {
        kernels.close();
        parameters.close();
        window.close();
    }
}
