package avnav.simbridge.bridge;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.AcousticMaterial;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.Room;
import avnav.simbridge.embedded.home.Surface;
import avnav.simbridge.embedded.mesh.HomeMesh;
import avnav.simbridge.embedded.mesh.HomeMesher;
import avnav.simbridge.embedded.mesh.Mesh;
import avnav.simbridge.embedded.mesh.PlacedMesh;
import avnav.simbridge.embedded.mesh.RoomMesh;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A home's triangles grouped by how they absorb. Furniture comes at its coarse level: what a ray tracer with a few
 * hundred rays hears of the fine one is within its own noise.
 *
 * @param materials by name, in the order of {@code triangles}
 * @param positions {@code [V*3]} metres
 * @param triangles {@code [material][T*3]} vertex indices
 */
record EngineScene(List<AcousticMaterial> materials, float[] positions, int[][] triangles) {

    /** Nothing is cut for light here: walls are as few quads as their openings allow. */
    private static final double LARGEST_QUAD_METRES = 100;

    /** Painted skirting boards and frames (wood panel), and panes (ordinary window glass): Vorländer, appendix. */
    private static final AcousticMaterial TRIM =
            new AcousticMaterial("trim", new double[] {0.14, 0.10, 0.06, 0.08, 0.10, 0.10}, 0.2);

    private static final AcousticMaterial PANE =
            new AcousticMaterial("pane", new double[] {0.35, 0.25, 0.18, 0.12, 0.07, 0.04}, 0.05);

    static EngineScene of(Home home, FurnitureCatalogue furniture) {
        Map<String, AcousticMaterial> byLook = byLook(home);
        Collector collector = new Collector();
        HomeMesh mesh = new HomeMesher(furniture, LARGEST_QUAD_METRES).build(home);
        for (RoomMesh room : mesh.rooms()) {
            collector.add(room.shell(), byLook);
            for (PlacedMesh piece : room.furniture()) {
                collector.add(
                        piece.coarse(),
                        furniture.piece(piece.furnishing().piece()).sound());
            }
        }
        for (Mesh doorway : mesh.doorways()) {
            collector.add(doorway, byLook);
        }
        return collector.scene();
    }

    int vertexCount() {
        return positions.length / 3;
    }

    int triangleCount() {
        int count = 0;
        for (int[] part : triangles) {
            count += part.length / 3;
        }
        return count;
    }

    /** Vertices as f32 triples, then all triangles as i32 triples in the materials' order; little-endian. */
    ByteBuffer payload() {
        int bytes = Float.BYTES * positions.length + 3 * Integer.BYTES * triangleCount();
        ByteBuffer payload = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        payload.asFloatBuffer().put(positions);
        payload.position(Float.BYTES * positions.length);
        for (int[] part : triangles) {
            for (int vertex : part) {
                payload.putInt(vertex);
            }
        }
        return payload.flip();
    }

    private static Map<String, AcousticMaterial> byLook(Home home) {
        Map<String, AcousticMaterial> byLook = new TreeMap<>();
        byLook.put("trim-paint", TRIM);
        byLook.put("window-sky", PANE);
        for (Room room : home.rooms()) {
            for (Surface surface : List.of(room.walls(), room.floor(), room.ceiling())) {
                byLook.put(surface.name(), surface.sound());
            }
        }
        return byLook;
    }

    /** Gathers meshes into one list of vertices and one list of triangles per material. */
    private static final class Collector {

        private final Map<String, AcousticMaterial> materials = new TreeMap<>();
        private final Map<String, List<int[]>> triangles = new TreeMap<>();
        private final List<float[]> vertices = new ArrayList<>();
        private int vertexCount;

        void add(Mesh mesh, Map<String, AcousticMaterial> byLook) {
            int first = append(mesh);
            for (int i = 0; i < mesh.triangleCount(); i++) {
                String look = mesh.materials().get(mesh.triangleMaterial()[i]).name();
                AcousticMaterial material = byLook.get(look);
                if (material == null) {
                    throw new IllegalArgumentException(
                            "The surface (" + look + ") has no acoustic material; known are " + byLook.keySet() + ".");
                }
                add(mesh, i, first, material);
            }
        }

        void add(Mesh mesh, AcousticMaterial material) {
            int first = append(mesh);
            for (int i = 0; i < mesh.triangleCount(); i++) {
                add(mesh, i, first, material);
            }
        }

        EngineScene scene() {
            float[] positions = new float[3 * vertexCount];
            int at = 0;
            for (float[] part : vertices) {
                System.arraycopy(part, 0, positions, at, part.length);
                at += part.length;
            }
            int[][] parts = triangles.values().stream()
                    .map(part ->
                            part.stream().flatMapToInt(java.util.Arrays::stream).toArray())
                    .toArray(int[][]::new);
            return new EngineScene(List.copyOf(materials.values()), positions, parts);
        }

        private int append(Mesh mesh) {
            int first = vertexCount;
            vertices.add(mesh.positions());
            vertexCount += mesh.vertexCount();
            return first;
        }

        private void add(Mesh mesh, int triangle, int first, AcousticMaterial material) {
            materials.putIfAbsent(material.name(), material);
            triangles
                    .computeIfAbsent(material.name(), name -> new ArrayList<>())
                    .add(new int[] {
                        first + mesh.triangles()[3 * triangle],
                        first + mesh.triangles()[3 * triangle + 1],
                        first + mesh.triangles()[3 * triangle + 2]
                    });
        }
    }
}
