package avnav.simbridge.embedded.furniture;

import avnav.simbridge.embedded.mesh.Material;
import avnav.simbridge.embedded.mesh.Texture;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Colours and PNG images of a glTF file. PNG because its pixels are the same bytes under every decoder. */
final class GlbMaterials {

    private GlbMaterials() {}

    static List<Material> read(GlbFile file) {
        List<Texture> images = new ArrayList<>();
        for (JsonNode image : file.root().path("images")) {
            images.add(texture(file, file.bytes(file.index(image, "bufferView"))));
        }
        List<Material> materials = new ArrayList<>();
        for (JsonNode entry : file.need(file.root(), "materials")) {
            materials.add(material(file, entry, images));
        }
        return materials;
    }

    private static Material material(GlbFile file, JsonNode entry, List<Texture> images) {
        JsonNode surface = file.need(entry, "pbrMetallicRoughness");
        Optional<Texture> texture = Optional.empty();
        if (surface.has("baseColorTexture")) {
            int index = file.index(surface.get("baseColorTexture"), "index");
            int image = file.index(file.element("textures", index), "source");
            if (image >= images.size()) {
                throw FurnitureResource.damaged(file.name(), "has no image number (" + image + ")");
            }
            texture = Optional.of(images.get(image));
        }
        return new Material(
                file.need(entry, "name").asText(),
                rgb(file, file.need(surface, "baseColorFactor")),
                texture,
                entry.has("emissiveFactor"));
    }

    private static int rgb(GlbFile file, JsonNode linear) {
        if (linear.size() != 4) {
            throw FurnitureResource.damaged(file.name(), "has a colour of (" + linear.size() + ") numbers");
        }
        int rgb = 0;
        for (int channel = 0; channel < 3; channel++) {
            rgb = rgb << 8 | srgb(linear.get(channel).asDouble());
        }
        return rgb;
    }

    /** glTF's factors are linear (specification 3.9.2); ours are sRGB bytes (IEC 61966-2-1). */
    private static int srgb(double linear) {
        double encoded = linear <= 0.0031308 ? linear * 12.92 : 1.055 * StrictMath.pow(linear, 1 / 2.4) - 0.055;
        return (int) StrictMath.max(0, StrictMath.min(255, StrictMath.rint(encoded * 255)));
    }

    private static Texture texture(GlbFile file, ByteBuffer png) {
        byte[] bytes = new byte[png.remaining()];
        png.get(bytes);
        try {
            BufferedImage image = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)));
            if (image == null) {
                throw FurnitureResource.damaged(file.name(), "has an image that is not a PNG");
            }
            return texture(image);
        } catch (IOException e) {
            throw FurnitureResource.damaged(file.name(), "has a broken PNG: " + e.getMessage());
        }
    }

    private static Texture texture(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        byte[] rgb = new byte[pixels.length * 3];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = (byte) (pixels[i] >> 16);
            rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[3 * i + 2] = (byte) pixels[i];
        }
        return new Texture(width, height, rgb);
    }
}
