package avnav.simbridge.embedded.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.Homes;
import avnav.simbridge.embedded.home.Room;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Reads exported homes back by the letter of the glTF 2.0 specification. */
class GlbWriterTest {

    private final FurnitureCatalogue furniture = FurnitureCatalogue.load();
    private final Home home = new Homes(furniture).bySeed(12345);
    private byte[] glb;
    private JsonNode json;
    private ByteBuffer binary;

    @BeforeEach
    void read() throws IOException {
        glb = GlbWriter.bytes(home, furniture);
        ByteBuffer in = ByteBuffer.wrap(glb).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(in.getInt()).isEqualTo(0x46546c67);
        assertThat(in.getInt()).isEqualTo(2);
        assertThat(in.getInt()).isEqualTo(glb.length);
        int jsonLength = in.getInt();
        assertThat(jsonLength % 4).isZero();
        assertThat(in.getInt()).isEqualTo(0x4e4f534a);
        json = new ObjectMapper().readTree(new String(glb, in.position(), jsonLength, StandardCharsets.UTF_8));
        in.position(in.position() + jsonLength);
        int binaryLength = in.getInt();
        assertThat(binaryLength % 4).isZero();
        assertThat(in.getInt()).isEqualTo(0x004e4942);
        assertThat(in.remaining()).isEqualTo(binaryLength);
        binary = in.slice().order(ByteOrder.LITTLE_ENDIAN);
        assertThat(json.at("/buffers/0/byteLength").intValue()).isEqualTo(binaryLength);
    }

    @Test
    void keepsEveryViewInsideTheBufferAndAligned() {
        int end = 0;
        for (JsonNode view : json.get("bufferViews")) {
            assertThat(view.get("byteOffset").intValue() % 4).isZero();
            assertThat(view.get("byteOffset").intValue()).isGreaterThanOrEqualTo(end);
            end = view.get("byteOffset").intValue() + view.get("byteLength").intValue();
        }
        assertThat(end).isLessThanOrEqualTo(binary.capacity());
    }

    @Test
    void statesTheTrueBoundsOfEveryVector() {
        for (JsonNode accessor : json.get("accessors")) {
            if (accessor.get("type").textValue().equals("SCALAR")) {
                continue;
            }
            int width = accessor.get("min").size();
            int start = json.get("bufferViews")
                    .get(accessor.get("bufferView").intValue())
                    .get("byteOffset")
                    .intValue();
            for (int axis = 0; axis < width; axis++) {
                float low = Float.POSITIVE_INFINITY;
                float high = Float.NEGATIVE_INFINITY;
                for (int i = 0; i < accessor.get("count").intValue(); i++) {
                    float value = binary.getFloat(start + (i * width + axis) * 4);
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
                assertThat((float) accessor.get("min").get(axis).doubleValue()).isEqualTo(low);
                assertThat((float) accessor.get("max").get(axis).doubleValue()).isEqualTo(high);
            }
        }
    }

    @Test
    void holdsEveryTriangleOfTheHomeWithItsVertices() {
        int triangles = 0;
        for (JsonNode mesh : json.get("meshes")) {
            for (JsonNode primitive : mesh.get("primitives")) {
                JsonNode indices =
                        json.get("accessors").get(primitive.get("indices").intValue());
                JsonNode positions = json.get("accessors")
                        .get(primitive.at("/attributes/POSITION").intValue());
                int start = json.get("bufferViews")
                        .get(indices.get("bufferView").intValue())
                        .get("byteOffset")
                        .intValue();
                for (int i = 0; i < indices.get("count").intValue(); i++) {
                    assertThat(binary.getInt(start + i * 4))
                            .isBetween(0, positions.get("count").intValue() - 1);
                }
                triangles += indices.get("count").intValue() / 3;
            }
        }
        assertThat(triangles)
                .isEqualTo(new HomeMesher(furniture, 1000).build(home).triangleCount());
        assertThat(json.at("/nodes/0/children")).hasSameSizeAs(json.get("meshes"));
    }

    @Test
    void namesOneMaterialPerSurface() {
        List<String> names = new ArrayList<>();
        json.get("materials").forEach(material -> names.add(material.get("name").textValue()));
        assertThat(names).doesNotHaveDuplicates();
        for (Room room : home.rooms()) {
            assertThat(names)
                    .contains(
                            room.walls().name(),
                            room.floor().name(),
                            room.ceiling().name());
        }
    }

    @Test
    void embedsPicturesThatOpen() throws IOException {
        assertThat(json.get("images")).isNotEmpty();
        for (JsonNode image : json.get("images")) {
            JsonNode view = json.get("bufferViews").get(image.get("bufferView").intValue());
            byte[] png = new byte[view.get("byteLength").intValue()];
            binary.get(view.get("byteOffset").intValue(), png);
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(picture.getWidth() * picture.getHeight()).isPositive();
        }
    }

    @Test
    void leavesOneWholeFileAndNothingElse(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("home.glb");
        Files.writeString(file, "old");
        GlbWriter.write(home, furniture, file);
        assertThat(Files.readAllBytes(file)).isEqualTo(glb);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoeverMayReadANewFileMayReadThisOne(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("home.glb");
        GlbWriter.write(home, furniture, file);
        Path plain = Files.createFile(folder.resolve("plain"));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
    }
}
