package avnav.worldmodel.codec;

import avnav.worldmodel.nn.Initialiser;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * One half of the autoencoder as data: its weights' names (diffusers' own) and shapes, in the order in which the kernel
 * text written here numbers them.
 */
final class VisualLayout {

    private final VisualSettings settings;
    private final Map<String, long[]> shapes = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    private VisualLayout(VisualSettings settings) {
        this.settings = settings;
    }

    /** Image to moments (mean, log-variance): method {@code encoder}. */
    static VisualLayout encoder(VisualSettings settings) {
        VisualLayout layout = new VisualLayout(settings);
        List<Integer> widths = settings.widths();
        layout.convolution("encoder.conv_in", "conv", settings.pixelChannels(), widths.get(0), 3);
        int in = widths.get(0);
        for (int level = 0; level < widths.size(); level++) {
            String block = "encoder.down_blocks." + level;
            for (int layer = 0; layer < settings.layers(); layer++) {
                layout.residual(block + ".resnets." + layer, in, widths.get(level));
                in = widths.get(level);
            }
            if (level < widths.size() - 1) {
                layout.convolution(block + ".downsamplers.0.conv", "down", in, in, 3);
            }
        }
        layout.middle("encoder.mid_block", in);
        int moments = 2 * settings.latentChannels();
        layout.norm("encoder.conv_norm_out", in);
        layout.convolution("encoder.conv_out", "conv", in, moments, 3);
        if (settings.quantConv()) {
            layout.convolution("quant_conv", "point", moments, moments, 1);
        }
        return layout;
    }

    /** Latents to image: method {@code decoder}. */
    static VisualLayout decoder(VisualSettings settings) {
        VisualLayout layout = new VisualLayout(settings);
        List<Integer> widths = settings.widths();
        int levels = widths.size();
        int latent = settings.latentChannels();
        if (settings.postQuantConv()) {
            layout.convolution("post_quant_conv", "point", latent, latent, 1);
        }
        int in = widths.get(levels - 1);
        layout.convolution("decoder.conv_in", "conv", latent, in, 3);
        layout.middle("decoder.mid_block", in);
        for (int level = 0; level < levels; level++) {
            String block = "decoder.up_blocks." + level;
            int out = widths.get(levels - 1 - level);
            for (int layer = 0; layer <= settings.layers(); layer++) {
                layout.residual(block + ".resnets." + layer, in, out);
                in = out;
            }
            if (level < levels - 1) {
                layout.convolution(block + ".upsamplers.0.conv", "up", in, in, 3);
            }
        }
        layout.norm("decoder.conv_norm_out", in);
        layout.convolution("decoder.conv_out", "conv", in, settings.pixelChannels(), 3);
        return layout;
    }

    List<String> names() {
        return List.copyOf(shapes.keySet());
    }

    long[] shape(String name) {
        return shapes.get(name).clone();
    }

    /** The method of this name that runs all layers in turn. */
    KernelSource kernel(String method) {
        return new KernelSource("  def " + method + "(self, x: Tensor, p: List[Tensor]) -> Tensor:\n"
                + String.join("\n", lines) + "\n    return x\n");
    }

    /**
     * Adds the weights with starting values: normal of deviation 1 / sqrt(fan-in); a tenth of it where a block adds to its
     * input and where the image leaves, so that a deep stack starts near the identity and the image near grey.
     */
    void addTo(Parameters parameters, RandomGenerator random) {
        shapes.forEach((name, shape) -> parameters.add(name, name.split("\\.")[0], start(name, shape, random), shape));
    }

    private static float[] start(String name, long[] shape, RandomGenerator random) {
        int count = 1;
        for (long size : shape) {
            count *= (int) size;
        }
        float[] values = new float[count];
        if (shape.length > 1) {
            double gain = name.matches(".*(conv2|to_out\\.0|decoder\\.conv_out)\\.weight") ? 0.1 : 1;
            return Initialiser.kaimingNormal(random, gain, count / (int) shape[0], count);
        }
        if (name.endsWith("weight")) {
            Arrays.fill(values, 1);
        }
        return values;
    }

    private void residual(String name, int in, int out) {
        line(in == out ? "residual" : "widening");
        normWeights(name + ".norm1", in);
        weights(name + ".conv1", out, out, in, 3, 3);
        normWeights(name + ".norm2", out);
        weights(name + ".conv2", out, out, out, 3, 3);
        if (in != out) {
            weights(name + ".conv_shortcut", out, out, in, 1, 1);
        }
    }

    private void middle(String name, int width) {
        residual(name + ".resnets.0", width, width);
        if (settings.middleAttention()) {
            line("attend");
            normWeights(name + ".attentions.0.group_norm", width);
            for (String part : List.of("to_q", "to_k", "to_v", "to_out.0")) {
                weights(name + ".attentions.0." + part, width, width, width);
            }
        }
        residual(name + ".resnets.1", width, width);
    }

    private void norm(String name, int width) {
        line("norm");
        normWeights(name, width);
    }

    private void convolution(String name, String method, int in, int out, int kernel) {
        line(method);
        weights(name, out, out, in, kernel, kernel);
    }

    private void normWeights(String name, int width) {
        weights(name, width, width);
    }

    private void weights(String name, int out, long... shape) {
        shapes.put(name + ".weight", shape);
        shapes.put(name + ".bias", new long[] {out});
    }

    private void line(String method) {
        lines.add("    x = (self)." + method + "(x, p, " + shapes.size() + ")");
    }
}
