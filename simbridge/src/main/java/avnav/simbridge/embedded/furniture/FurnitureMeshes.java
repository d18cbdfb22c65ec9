package avnav.simbridge.embedded.furniture;

import avnav.simbridge.embedded.mesh.Material;
import avnav.simbridge.embedded.mesh.Mesh;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One piece's two levels of detail over one list of materials. */
record FurnitureMeshes(Mesh fine, Mesh coarse) {

    /**
     * Reads a piece's glTF file.
     *
     * @param name for messages
     * @throws IllegalStateException when the bytes are not such a file
     */
    static FurnitureMeshes parse(String name, byte[] bytes) {
        GlbFile file = GlbFile.parse(name, bytes);
        List<Material> materials = GlbMaterials.read(file);
        return new FurnitureMeshes(mesh(file, "fine", materials), mesh(file, "coarse", materials));
    }

    private static Mesh mesh(GlbFile file, String level, List<Material> materials) {
        List<float[]> positions = new ArrayList<>();
        List<float[]> uvs = new ArrayList<>();
        List<int[]> triangles = new ArrayList<>();
        List<Integer> looks = new ArrayList<>();
        for (JsonNode primitive : file.need(level(file, level), "primitives")) {
            JsonNode attributes = file.need(primitive, "attributes");
            positions.add(file.floats(file.index(attributes, "POSITION"), 3));
            uvs.add(file.floats(file.index(attributes, "TEXCOORD_0"), 2));
            triangles.add(file.shorts(file.index(primitive, "indices")));
            looks.add(file.index(primitive, "material"));
        }
        return joined(file, positions, uvs, triangles, looks, materials);
    }

    private static JsonNode level(GlbFile file, String level) {
        for (JsonNode mesh : file.need(file.root(), "meshes")) {
            if (file.need(mesh, "name").asText().equals(level)) {
                return mesh;
            }
        }
        throw FurnitureResource.damaged(file.name(), "has no mesh named (" + level + ")");
    }

    private static Mesh joined(
            GlbFile file,
            List<float[]> positions,
            List<float[]> uvs,
            List<int[]> triangles,
            List<Integer> looks,
            List<Material> materials) {
        int vertices = positions.stream().mapToInt(p -> p.length / 3).sum();
        int corners = triangles.stream().mapToInt(t -> t.length).sum();
        float[] allPositions = new float[vertices * 3];
        float[] allUvs = new float[vertices * 2];
        int[] allTriangles = new int[corners];
        int[] material = new int[corners / 3];
        int vertex = 0;
        int corner = 0;
        for (int part = 0; part < looks.size(); part++) {
            int count = positions.get(part).length / 3;
            if (uvs.get(part).length / 2 != count || looks.get(part) >= materials.size()) {
                throw FurnitureResource.damaged(
                        file.name(), "has a part whose texture coordinates or material do not fit");
            }
            System.arraycopy(positions.get(part), 0, allPositions, vertex * 3, count * 3);
            System.arraycopy(uvs.get(part), 0, allUvs, vertex * 2, count * 2);
            for (int index : triangles.get(part)) {
                if (index >= count) {
                    throw FurnitureResource.damaged(
                            file.name(), "has the vertex index (" + index + ") but only (" + count + ") vertices");
                }
                material[corner / 3] = looks.get(part);
                allTriangles[corner++] = vertex + index;
            }
            vertex += count;
        }
        return new Mesh(allPositions, allUvs, allTriangles, material, materials);
    }
}
