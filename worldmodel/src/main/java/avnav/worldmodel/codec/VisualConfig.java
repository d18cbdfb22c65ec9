package avnav.worldmodel.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings in the words of diffusers' {@code config.json}. Absent keys have diffusers' defaults; what this network
 * cannot do (another activation, other block types, not RGB) is refused.
 */
record VisualConfig(VisualSettings settings, VisualScale scale) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLASS = "AutoencoderKL";
    /** Not a key of AutoencoderKL's, and so written only where the network is not one. */
    private static final String PATCH = "patch_size";

    static VisualConfig parse(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The autoencoder's configuration is not JSON: " + e.getOriginalMessage(), e);
        }
        require(root, "_class_name", JSON.getNodeFactory().textNode(CLASS));
        require(root, "act_fn", JSON.getNodeFactory().textNode("silu"));
        require(root, "in_channels", JSON.getNodeFactory().numberNode(3));
        require(root, "out_channels", JSON.getNodeFactory().numberNode(3));
        requireBlocks(root.path("down_block_types"), "DownEncoderBlock2D");
        requireBlocks(root.path("up_block_types"), "UpDecoderBlock2D");
        List<Integer> widths = new ArrayList<>();
        root.path("block_out_channels").forEach(width -> widths.add(width.asInt()));
        VisualSettings settings = new VisualSettings(
                root.path("sample_size").asInt(32),
                root.path(PATCH).asInt(1),
                widths.isEmpty() ? List.of(64) : widths,
                root.path("layers_per_block").asInt(1),
                root.path("latent_channels").asInt(4),
                root.path("norm_num_groups").asInt(32),
                root.path("mid_block_add_attention").asBoolean(true),
                root.path("use_quant_conv").asBoolean(true),
                root.path("use_post_quant_conv").asBoolean(true));
        return new VisualConfig(settings, scale(root, settings.latentChannels()));
    }

    private static void require(JsonNode root, String key, JsonNode wanted) {
        JsonNode value = root.path(key);
        if (!value.isMissingNode() && !value.asText().equals(wanted.asText())) {
            throw new IllegalArgumentException(
                    "The autoencoder's configuration has " + key + " (" + value.asText() + "), but only ("
                            + wanted.asText() + ") is known here.\nMaybe it is of another kind of autoencoder.");
        }
    }

    private static void requireBlocks(JsonNode types, String wanted) {
        for (JsonNode type : types) {
            if (!type.asText().equals(wanted)) {
                throw new IllegalArgumentException("The autoencoder's configuration has a block (" + type.asText()
                        + "), but only (" + wanted + ") is known here.\nMaybe it is of another kind of autoencoder.");
            }
        }
    }

    private static VisualScale scale(JsonNode root, int channels) {
        double factor = root.path("scaling_factor").asDouble(0.18215);
        JsonNode mean = root.path("latents_mean");
        JsonNode deviation = root.path("latents_std");
        if (!mean.isArray() || !deviation.isArray()) {
            return VisualScale.uniform(channels, root.path("shift_factor").asDouble(0), factor);
        }
        if (mean.size() != channels) {
            throw new IllegalArgumentException("The autoencoder's configuration has (" + mean.size()
                    + ") latents_mean for (" + channels + ") channels.\nMaybe it was edited by hand.");
        }
        float[] deviations = floats(deviation);
        for (int c = 0; c < deviations.length; c++) {
            deviations[c] /= (float) factor;
        }
        return new VisualScale(floats(mean), deviations);
    }

    private static float[] floats(JsonNode array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).floatValue();
        }
        return values;
    }

    /** What diffusers' {@code AutoencoderKL.from_config} reads where the patch is 1. */
    String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("_class_name", CLASS)
                .put("act_fn", "silu")
                .put("in_channels", 3)
                .put("out_channels", 3);
        root.put("sample_size", settings.side())
                .put("layers_per_block", settings.layers())
                .put("latent_channels", settings.latentChannels())
                .put("norm_num_groups", settings.normGroups())
                .put("mid_block_add_attention", settings.middleAttention())
                .put("use_quant_conv", settings.quantConv())
                .put("use_post_quant_conv", settings.postQuantConv())
                .put("scaling_factor", 1.0);
        if (settings.patch() > 1) {
            root.put(PATCH, settings.patch());
        }
        ArrayNode widths = root.putArray("block_out_channels");
        ArrayNode down = root.putArray("down_block_types");
        ArrayNode up = root.putArray("up_block_types");
        settings.widths().forEach(width -> {
            widths.add(width);
            down.add("DownEncoderBlock2D");
            up.add("UpDecoderBlock2D");
        });
        ArrayNode mean = root.putArray("latents_mean");
        ArrayNode deviation = root.putArray("latents_std");
        for (int c = 0; c < scale.mean().length; c++) {
            mean.add(scale.mean()[c]);
            deviation.add(scale.deviation()[c]);
        }
        return root.toString();
    }
}
