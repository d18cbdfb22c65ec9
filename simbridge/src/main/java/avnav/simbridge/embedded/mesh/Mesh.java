package avnav.simbridge.embedded.mesh;

import java.util.List;

/**
 * V vertices and T triangles, counter-clockwise seen from the air side. Arrays are read-only and not compared.
 *
 * @param positions {@code [V*3]} metres, Habitat's axes
 * @param uvs {@code [V*2]} texture coordinates, 1 = one repetition
 * @param triangles {@code [T*3]} vertex indices
 * @param triangleMaterial {@code [T]} indices into {@code materials}
 */
public record Mesh(float[] positions, float[] uvs, int[] triangles, int[] triangleMaterial, List<Material> materials) {

    public Mesh {
        materials = List.copyOf(materials);
        if (triangles.length != triangleMaterial.length * 3 || uvs.length / 2 != positions.length / 3) {
            throw new IllegalArgumentException("The mesh has (" + positions.length / 3 + ") positions, ("
                    + uvs.length / 2
                    + ") texture coordinates, (" + triangles.length / 3 + ") triangles and (" + triangleMaterial.length
                    + ") triangle materials; the first two and the last two must agree.");
        }
    }

    public int vertexCount() {
        return positions.length / 3;
    }

    public int triangleCount() {
        return triangleMaterial.length;
    }
}
