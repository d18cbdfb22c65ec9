package avnav.simbridge.embedded.mesh;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** The {@code materials}, {@code textures} and {@code images} of a GLB; each material and picture is written once. */
final class GlbPalette {

    private final ObjectNode root;
    private final GlbBuffer buffer;
    private final ArrayNode materials;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<byte[], Integer> byPicture = new IdentityHashMap<>();

    GlbPalette(ObjectNode root, GlbBuffer buffer) {
        this.root = root;
        this.buffer = buffer;
        this.materials = root.putArray("materials");
    }

    /** The index of the material under that name, which is unique in the file. */
    int index(String name, Material material) {
        Integer known = byName.get(name);
        if (known == null) {
            known = materials.size();
            byName.put(name, known);
            write(name, material);
        }
        return known;
    }

    private void write(String name, Material material) {
        ObjectNode node = materials.addObject().put("name", name);
        ObjectNode surface = node.putObject("pbrMetallicRoughness");
        ArrayNode colour = linear(surface.putArray("baseColorFactor"), material.rgb());
        colour.add(1.0);
        surface.put("metallicFactor", 0.0).put("roughnessFactor", 0.9);
        if (material.glows()) {
            linear(node.putArray("emissiveFactor"), material.rgb());
        }
        material.texture().ifPresent(texture -> {
            int index = texture(texture);
            surface.putObject("baseColorTexture").put("index", index);
            if (material.glows()) {
                node.putObject("emissiveTexture").put("index", index);
            }
        });
    }

    /** Colour factors are linear in glTF while ours are sRGB (IEC 61966-2-1). */
    private static ArrayNode linear(ArrayNode factor, int rgb) {
        for (int shift = 16; shift >= 0; shift -= 8) {
            double value = (rgb >> shift & 255) / 255.0;
            factor.add(value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4));
        }
        return factor;
    }

    private int texture(Texture texture) {
        Integer known = byPicture.get(texture.rgb());
        if (known == null) {
            ArrayNode textures = root.withArrayProperty("textures");
            ArrayNode images = root.withArrayProperty("images");
            if (textures.isEmpty()) {
                int mipmapped = 9987;
                int linear = 9729;
                root.putArray("samplers")
                        .addObject()
                        .put("minFilter", mipmapped)
                        .put("magFilter", linear);
            }
            images.addObject().put("bufferView", buffer.file(png(texture))).put("mimeType", "image/png");
            known = textures.size();
            textures.addObject().put("source", images.size() - 1).put("sampler", 0);
            byPicture.put(texture.rgb(), known);
        }
        return known;
    }

    private static byte[] png(Texture texture) {
        BufferedImage image = new BufferedImage(texture.width(), texture.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < texture.height(); y++) {
            for (int x = 0; x < texture.width(); x++) {
                int at = (y * texture.width() + x) * 3;
                int red = texture.rgb()[at] & 255;
                int green = texture.rgb()[at + 1] & 255;
                int blue = texture.rgb()[at + 2] & 255;
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
