package avnav.simbridge.embedded.mesh;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Doorway;
import avnav.simbridge.embedded.home.Home;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

/**
 * Writes a home as binary glTF 2.0: metres, +Y up, one node per room, doorway and piece of furniture, one material per
 * {@link avnav.simbridge.embedded.home.Surface} under its name, pictures embedded as PNG. Furniture's materials are
 * named {@code piece/material}.
 */
public final class GlbWriter {

    private static final double WHOLE_PANELS_METRES = 1000;
    private static final int MAGIC = 0x46546c67;
    private static final int JSON_CHUNK = 0x4e4f534a;
    private static final int BINARY_CHUNK = 0x004e4942;

    private final ObjectMapper json = new ObjectMapper();
    private final ObjectNode root = json.createObjectNode();
    private final ArrayNode nodes;
    private final ArrayNode meshes;
    private final GlbBuffer buffer;
    private final GlbPalette palette;

    private GlbWriter(Home home) {
        root.putObject("asset").put("version", "2.0").put("generator", "avnav scene export");
        root.put("scene", 0);
        ArrayNode scenes = root.putArray("scenes");
        nodes = root.putArray("nodes");
        meshes = root.putArray("meshes");
        buffer = new GlbBuffer(root);
        palette = new GlbPalette(root, buffer);
        nodes.addObject().put("name", home.name()).putArray("children");
        scenes.addObject().put("name", home.name()).putArray("nodes").add(0);
    }

    /** Writes the file under a temporary name and moves it, so that it is whole or absent. */
    public static void write(Home home, FurnitureCatalogue furniture, Path file) throws IOException {
        byte[] glb = bytes(home, furniture);
        Path target = file.toAbsolutePath();
        Path unfinished = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.write(unfinished, glb, StandardOpenOption.CREATE_NEW);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** The file's content. */
    public static byte[] bytes(Home home, FurnitureCatalogue furniture) {
        HomeMesh mesh = new HomeMesher(furniture, WHOLE_PANELS_METRES).build(home);
        GlbWriter writer = new GlbWriter(home);
        for (RoomMesh room : mesh.rooms()) {
            String name = home.rooms().get(room.room()).name();
            writer.add(name, "", room.shell());
            int number = 0;
            for (PlacedMesh piece : room.furniture()) {
                String type = piece.furnishing().piece();
                writer.add(name + "/" + type + "-" + ++number, type + "/", piece.fine());
            }
        }
        for (int i = 0; i < mesh.doorways().size(); i++) {
            Doorway doorway = home.doorways().get(i);
            String rooms = home.rooms().get(doorway.roomA()).name() + "-"
                    + home.rooms().get(doorway.roomB()).name();
            writer.add("doorway/" + rooms, "", mesh.doorways().get(i));
        }
        return writer.assembled();
    }

    private void add(String name, String materialPrefix, Mesh mesh) {
        ObjectNode entry = meshes.addObject().put("name", name);
        ArrayNode primitives = entry.putArray("primitives");
        int positions = buffer.vectors(mesh.positions(), 3);
        boolean textured =
                mesh.materials().stream().anyMatch(paint -> paint.texture().isPresent());
        int uvs = textured ? buffer.vectors(mesh.uvs(), 2) : -1;
        for (int material = 0; material < mesh.materials().size(); material++) {
            int[] triangles = trianglesOf(mesh, material);
            if (triangles.length > 0) {
                Material paint = mesh.materials().get(material);
                ObjectNode primitive = primitives.addObject();
                ObjectNode attributes = primitive.putObject("attributes").put("POSITION", positions);
                if (paint.texture().isPresent()) {
                    attributes.put("TEXCOORD_0", uvs);
                }
                primitive.put("indices", buffer.indices(triangles));
                primitive.put("material", palette.index(materialPrefix + paint.name(), paint));
            }
        }
        ((ArrayNode) nodes.get(0).get("children")).add(nodes.size());
        nodes.addObject().put("name", name).put("mesh", meshes.size() - 1);
    }

    private static int[] trianglesOf(Mesh mesh, int material) {
        int[] indices = new int[mesh.triangles().length];
        int length = 0;
        for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
            if (mesh.triangleMaterial()[triangle] == material) {
                System.arraycopy(mesh.triangles(), triangle * 3, indices, length, 3);
                length += 3;
            }
        }
        return Arrays.copyOf(indices, length);
    }

    private byte[] assembled() {
        byte[] binary = buffer.toByteArray();
        root.putArray("buffers").addObject().put("byteLength", binary.length);
        byte[] text = root.toString().getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(text, (text.length + 3) / 4 * 4);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        int length = 12 + 8 + padded.length + 8 + binary.length;
        ByteBuffer glb = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        glb.putInt(MAGIC).putInt(2).putInt(length);
        glb.putInt(padded.length).putInt(JSON_CHUNK).put(padded);
        glb.putInt(binary.length).putInt(BINARY_CHUNK).put(binary);
        return glb.array();
    }
}
