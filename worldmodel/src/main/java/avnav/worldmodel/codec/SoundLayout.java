package avnav.worldmodel.codec;

import avnav.worldmodel.nn.Initialiser;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Parameters;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Names, shapes and starting values of a sound codec's weights, in the order in which its kernels count them. */
final class SoundLayout {

    static final String ENCODER = "encoder.";
    static final String DECODER = "decoder.";

    private static final int KERNEL = 7;
    /** (10 ** -5) squared: below a third of a 16-bit step. */
    private static final double POWER_FLOOR = 1e-10;

    private final SoundSettings settings;
    private final Parameters parameters;
    private final RandomGenerator random;

    private SoundLayout(SoundSettings settings, Parameters parameters, RandomGenerator random) {
        this.settings = settings;
        this.parameters = parameters;
        this.random = random;
    }

    static KernelSource kernels(SoundSettings settings) {
        List<Integer> strides = settings.strides();
        List<Integer> reversed = IntStream.range(0, strides.size())
                .mapToObj(i -> strides.get(strides.size() - 1 - i))
                .toList();
        int encoder = 4 + strides.size() * (4 * settings.dilations().size() + 2);
        return KernelSource.resource(
                SoundLayout.class,
                "sound.ts",
                Map.of(
                        "strides", strides,
                        "reversed", reversed,
                        "dilations", settings.dilations(),
                        "decoder", encoder,
                        "wave", settings.waveDimensions(),
                        "floor", POWER_FLOOR));
    }

    static void create(SoundSettings settings, Parameters parameters, RandomGenerator random) {
        SoundLayout layout = new SoundLayout(settings, parameters, random);
        layout.encoder();
        layout.decoder();
    }

    private void encoder() {
        int width = settings.channels();
        convolution(ENCODER + "first", 2, width, KERNEL, 1);
        for (int block = 0; block < settings.strides().size(); block++) {
            String name = ENCODER + "blocks." + block + ".";
            units(name, width);
            convolution(name + "down", width, 2 * width, 2 * settings.strides().get(block), 1);
            width *= 2;
        }
        convolution(ENCODER + "last", width, settings.waveDimensions(), 3, 1);
    }

    private void decoder() {
        int blocks = settings.strides().size();
        int width = settings.widest();
        convolution(DECODER + "first", settings.waveDimensions(), width, KERNEL, 1);
        for (int block = 0; block < blocks; block++) {
            String name = DECODER + "blocks." + block + ".";
            int stride = settings.strides().get(blocks - 1 - block);
            // A transposed convolution of stride s and length 2s adds two of its taps per sample.
            float[] weights = Initialiser.kaimingNormal(random, 1, 2 * width, width * (width / 2) * 2 * stride);
            parameters.add(name + "up.weight", "decoder", weights, width, width / 2, 2L * stride);
            parameters.add(name + "up.bias", "decoder", new float[width / 2], width / 2);
            width /= 2;
            units(name, width);
        }
        convolution(DECODER + "last", width, 2, KERNEL, 1);
    }

    /** The second convolution of a unit starts small, so that a fresh block is nearly the identity. */
    private void units(String block, int width) {
        for (int unit = 0; unit < settings.dilations().size(); unit++) {
            convolution(block + "units." + unit + ".wide", width, width, KERNEL, 1);
            convolution(block + "units." + unit + ".point", width, width, 1, 0.3);
        }
    }

    private void convolution(String name, int in, int out, int kernel, double gain) {
        String group = name.startsWith(ENCODER) ? "encoder" : "decoder";
        float[] weights = Initialiser.kaimingNormal(random, gain, in * kernel, out * in * kernel);
        parameters.add(name + ".weight", group, weights, out, in, kernel);
        parameters.add(name + ".bias", group, new float[out], out);
    }
}
