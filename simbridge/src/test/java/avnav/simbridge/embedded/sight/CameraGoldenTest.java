package avnav.simbridge.embedded.sight;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.embedded.mesh.Material;
import avnav.simbridge.embedded.mesh.Mesh;
import avnav.simbridge.golden.GoldenFolder;
import avnav.simbridge.golden.Safetensors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures of the real habitat-sim: every picture of every view of every scene in {@code golden/habitat}. */
class CameraGoldenTest {

    private static final double DEPTH_TOLERANCE_METRES = 1e-3;
    private static final double DIFFERING_PIXELS = 0.005;

    static Stream<Arguments> pictures() throws IOException {
        List<Arguments> pictures = new ArrayList<>();
        for (Path folder : GoldenFolder.casesWith("habitat", "camera.json")) {
            JsonNode recorded =
                    new ObjectMapper().readTree(folder.resolve("camera.json").toFile());
            for (JsonNode view : recorded.get("views")) {
                for (int picture = 0; picture < view.get("count").asInt(); picture++) {
                    pictures.add(Arguments.of(folder, recorded, view, picture));
                }
            }
        }
        return pictures.stream();
    }

    @ParameterizedTest(name = "{0} picture {3}")
    @MethodSource("pictures")
    void seesWhatHabitatSees(Path folder, JsonNode recorded, JsonNode view, int picture) {
        int width = view.get("width").asInt();
        int height = view.get("height").asInt();
        double eyeHeight = recorded.get("sensor_height_m").asDouble();
        Renderer renderer =
                new Renderer(new Camera(width, height, view.get("hfov_deg").asDouble(), eyeHeight), Shading.FLAT);
        Safetensors camera = Safetensors.read(folder.resolve("camera.safetensors"));
        String index = view.get("index").asText();
        double[] place = camera.doubles("position" + index);
        double[] turn = camera.doubles("rotation_wxyz" + index);
        double yaw = 2 * StrictMath.atan2(turn[4 * picture + 2], turn[4 * picture]);
        byte[] rgb = new byte[width * height * 3];
        float[] depth = new float[width * height];
        renderer.render(
                Scene.of(mesh(folder)),
                place[3 * picture],
                place[3 * picture + 1],
                place[3 * picture + 2],
                yaw,
                rgb,
                depth);
        int[] wantedRgba = camera.ints("rgb" + index);
        float[] wantedDepth = camera.floats("depth" + index);
        int pixels = width * height;
        int[] wanted = new int[pixels];
        int differing = 0;
        for (int i = 0; i < pixels; i++) {
            int at = 4 * (picture * pixels + i);
            wanted[i] = wantedRgba[at] << 16 | wantedRgba[at + 1] << 8 | wantedRgba[at + 2];
            differing += wanted[i] == colour(rgb, i) ? 0 : 1;
        }
        for (int i = 0; i < pixels; i++) {
            if (isInside(wanted, i, width, height)) {
                assertThat(colour(rgb, i)).as("colour at %d", i).isEqualTo(wanted[i]);
                float metres = wantedDepth[picture * pixels + i];
                if (Math.abs(depth[i] - metres) > DEPTH_TOLERANCE_METRES) {
                    assertThat((double) depth[i]).as("depth at %d", i).isEqualTo(metres);
                }
            }
        }
        assertThat(differing / (double) pixels).isLessThanOrEqualTo(DIFFERING_PIXELS);
    }

    /** Whether the pixel and those of its neighbours that exist show one material. */
    private static boolean isInside(int[] colours, int i, int width, int height) {
        int column = i % width;
        int row = i / width;
        return (column == 0 || colours[i - 1] == colours[i])
                && (column == width - 1 || colours[i + 1] == colours[i])
                && (row == 0 || colours[i - width] == colours[i])
                && (row == height - 1 || colours[i + width] == colours[i]);
    }

    private static int colour(byte[] rgb, int i) {
        return (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff;
    }

    static Mesh mesh(Path folder) {
        Safetensors file = Safetensors.read(folder.resolve("mesh.safetensors"));
        float[] vertices = file.floats("vertices");
        int[] rgb = file.ints("material_rgb");
        List<Material> materials = new ArrayList<>();
        for (int i = 0; i < rgb.length / 3; i++) {
            int packed = rgb[3 * i] << 16 | rgb[3 * i + 1] << 8 | rgb[3 * i + 2];
            materials.add(new Material("material" + i, packed, Optional.empty(), false));
        }
        return new Mesh(
                vertices,
                new float[vertices.length / 3 * 2],
                file.ints("triangles"),
                file.ints("triangle_material"),
                materials);
    }
}
