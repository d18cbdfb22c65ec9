package avnav.worldmodel.codec;

import avnav.worldmodel.nn.Parameters;
import java.util.Arrays;

/**
 * Starting weights with which a network of one level is, before its first step, the linear codec of its blocks'
 * principal components; training then has only to become better than that.
 *
 * <p>A component runs through the trunk as a pair of channels x and -x, which SiLU lets through, since
 * silu(x) - silu(-x) = x. A group norm would divide each image by its own contrast; so the last pair of every group is
 * constant and much larger than all others, and decides the divisor alone. Residual blocks start at zero.
 */
final class VisualStart {

    /** Size of the constant pair, beside components of deviation 1. */
    private static final double CONSTANT = 10;

    private static final double START_LOG_VARIANCE = -5;

    private final VisualSettings settings;
    private final Parameters parameters;
    private final VisualComponents components;
    private final int perGroup;
    private final int width;

    private VisualStart(VisualSettings settings, Parameters parameters, VisualComponents components) {
        this.settings = settings;
        this.parameters = parameters;
        this.components = components;
        width = settings.widths().get(0);
        perGroup = width / settings.normGroups();
    }

    /** Pairs of channels that can carry a component. */
    static int room(VisualSettings settings) {
        return settings.normGroups() * (settings.widths().get(0) / settings.normGroups() / 2 - 1);
    }

    /** Whether a network of these sizes can start so. */
    static boolean fits(VisualSettings settings) {
        int perGroup = settings.widths().get(0) / settings.normGroups();
        return settings.widths().size() == 1
                && perGroup % 2 == 0
                && !settings.middleAttention()
                && room(settings) >= settings.latentChannels()
                && settings.pixelChannels() >= settings.latentChannels();
    }

    static void apply(VisualNetwork network, VisualImages images, long seed) {
        VisualSettings settings = network.settings();
        VisualComponents components =
                VisualComponents.measure(images, settings.side(), settings.patch(), room(settings), seed);
        VisualStart start = new VisualStart(settings, network.parameters(), components);
        start.quietBlocks();
        start.encoder();
        start.decoder();
    }

    /** The channel that carries +component {@code k}; the next carries its negative. Neighbours go to other groups. */
    private int channel(int k) {
        int group = k % settings.normGroups();
        return group * perGroup + 2 * (k / settings.normGroups());
    }

    private void quietBlocks() {
        for (String name : parameters.names()) {
            if (name.endsWith("conv2.weight")) {
                parameters.set(name, new float[parameters.values(name).length]);
            } else if (name.endsWith("norm1.weight") || name.endsWith("conv_norm_out.weight")) {
                float[] gain = new float[width];
                Arrays.fill(gain, (float) (CONSTANT * Math.sqrt(2.0 / perGroup)));
                parameters.set(name, gain);
            } else if (name.endsWith("conv1.weight")) {
                float[] values = parameters.values(name);
                for (int i = 0; i < values.length; i++) {
                    values[i] = isConstant(i / 9 % width) ? 0 : values[i];
                }
                parameters.set(name, values);
            }
        }
    }

    private boolean isConstant(int channel) {
        return channel % perGroup >= perGroup - 2;
    }

    private float[] constants() {
        float[] bias = new float[width];
        for (int c = 0; c < width; c++) {
            bias[c] = isConstant(c) ? (float) (c % 2 == 0 ? CONSTANT : -CONSTANT) : 0;
        }
        return bias;
    }

    private void encoder() {
        int pixels = settings.pixelChannels();
        Taps in = new Taps(width, pixels);
        float[] bias = constants();
        for (int k = 0; k < components.axes().length; k++) {
            for (int a = 0; a < pixels; a++) {
                double weight = components.axes()[k][a] / components.deviations()[k];
                in.set(channel(k), a, weight);
                in.set(channel(k) + 1, a, -weight);
                bias[channel(k)] -= (float) (weight * components.mean()[a]);
                bias[channel(k) + 1] += (float) (weight * components.mean()[a]);
            }
        }
        set("encoder.conv_in", in.weights, bias);
        int latent = settings.latentChannels();
        Taps out = new Taps(2 * latent, width);
        float[] outBias = new float[2 * latent];
        for (int k = 0; k < latent; k++) {
            out.set(k, channel(k), 1);
            out.set(k, channel(k) + 1, -1);
            outBias[latent + k] = (float) START_LOG_VARIANCE;
        }
        set("encoder.conv_out", out.weights, outBias);
        if (settings.quantConv()) {
            set("quant_conv", identity(2 * latent), new float[2 * latent]);
        }
    }

    private void decoder() {
        int latent = settings.latentChannels();
        if (settings.postQuantConv()) {
            set("post_quant_conv", identity(latent), new float[latent]);
        }
        Taps in = new Taps(width, latent);
        for (int k = 0; k < latent; k++) {
            in.set(channel(k), k, 1);
            in.set(channel(k) + 1, k, -1);
        }
        set("decoder.conv_in", in.weights, constants());
        int pixels = settings.pixelChannels();
        Taps out = new Taps(pixels, width);
        float[] bias = new float[pixels];
        for (int a = 0; a < pixels; a++) {
            bias[a] = (float) components.mean()[a];
            for (int k = 0; k < components.axes().length; k++) {
                double weight = components.axes()[k][a] * components.deviations()[k];
                out.set(a, channel(k), weight);
                out.set(a, channel(k) + 1, -weight);
            }
        }
        set("decoder.conv_out", out.weights, bias);
    }

    private void set(String name, float[] weights, float[] bias) {
        parameters.set(name + ".weight", weights);
        parameters.set(name + ".bias", bias);
    }

    private static float[] identity(int size) {
        float[] values = new float[size * size];
        for (int i = 0; i < size; i++) {
            values[i * size + i] = 1;
        }
        return values;
    }

    /** A 3x3 convolution of which only the middle is set. */
    private static final class Taps {
        final float[] weights;
        private final int in;

        Taps(int out, int in) {
            this.in = in;
            weights = new float[out * in * 9];
        }

        void set(int to, int from, double weight) {
            weights[(to * in + from) * 9 + 4] = (float) weight;
        }
    }
}
