package avnav.simbridge.embedded.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects axis-aligned panels into one mesh. */
final class MeshBuilder {

    private final double mostQuadMetres;
    private final List<Material> materials = new ArrayList<>();
    private float[] positions = new float[3 * 256];
    private float[] uvs = new float[2 * 256];
    private int[] triangles = new int[3 * 256];
    private int[] triangleMaterial = new int[256];
    private int vertexCount;
    private int triangleCount;

    /** @param mostQuadMetres panels are cut into quads whose sides are no longer than this */
    MeshBuilder(double mostQuadMetres) {
        this.mostQuadMetres = mostQuadMetres;
    }

    /** Adds a whole panel. */
    void panel(Material material, double tileMetres, Panel panel) {
        panel(material, tileMetres, panel, List.of());
    }

    /** Adds a panel around its holes, as a grid whose lines run through, so that there are no T-junctions within. */
    void panel(Material material, double tileMetres, Panel panel, List<Hole> holes) {
        double[] columns = cuts(panel.lengthU(), holes, true);
        double[] rows = cuts(panel.lengthV(), holes, false);
        int[] vertexOf = new int[columns.length * rows.length];
        Arrays.fill(vertexOf, -1);
        int materialIndex = index(material);
        for (int i = 0; i + 1 < columns.length; i++) {
            for (int j = 0; j + 1 < rows.length; j++) {
                if (!inHole((columns[i] + columns[i + 1]) / 2, (rows[j] + rows[j + 1]) / 2, holes)) {
                    int a = vertex(panel, columns, rows, i, j, vertexOf, tileMetres);
                    int b = vertex(panel, columns, rows, i + 1, j, vertexOf, tileMetres);
                    int c = vertex(panel, columns, rows, i + 1, j + 1, vertexOf, tileMetres);
                    int d = vertex(panel, columns, rows, i, j + 1, vertexOf, tileMetres);
                    triangle(a, b, c, materialIndex);
                    triangle(a, c, d, materialIndex);
                }
            }
        }
    }

    Mesh build() {
        return new Mesh(
                Arrays.copyOf(positions, vertexCount * 3),
                Arrays.copyOf(uvs, vertexCount * 2),
                Arrays.copyOf(triangles, triangleCount * 3),
                Arrays.copyOf(triangleMaterial, triangleCount),
                materials);
    }

    private int index(Material material) {
        for (int i = 0; i < materials.size(); i++) {
            if (materials.get(i).name().equals(material.name())) {
                return i;
            }
        }
        materials.add(material);
        return materials.size() - 1;
    }

    private double[] cuts(double length, List<Hole> holes, boolean alongU) {
        double[] marks = new double[2 + 2 * holes.size()];
        marks[1] = length;
        for (int i = 0; i < holes.size(); i++) {
            Hole hole = holes.get(i);
            marks[2 + 2 * i] = Math.max(0, Math.min(length, alongU ? hole.lowU() : hole.lowV()));
            marks[3 + 2 * i] = Math.max(0, Math.min(length, alongU ? hole.highU() : hole.highV()));
        }
        Arrays.sort(marks);
        List<Double> cuts = new ArrayList<>(List.of(0.0));
        for (int i = 1; i < marks.length; i++) {
            double start = marks[i - 1];
            double span = marks[i] - start;
            if (span > 1e-6) {
                int parts = (int) Math.ceil(span / mostQuadMetres - 1e-9);
                for (int part = 1; part < parts; part++) {
                    cuts.add(start + span * part / parts);
                }
                cuts.add(marks[i]);
            }
        }
        return cuts.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static boolean inHole(double u, double v, List<Hole> holes) {
        for (Hole hole : holes) {
            if (u > hole.lowU() && u < hole.highU() && v > hole.lowV() && v < hole.highV()) {
                return true;
            }
        }
        return false;
    }

    private int vertex(Panel panel, double[] columns, double[] rows, int i, int j, int[] vertexOf, double tileMetres) {
        int slot = i * rows.length + j;
        if (vertexOf[slot] < 0) {
            if (vertexCount * 3 == positions.length) {
                positions = Arrays.copyOf(positions, positions.length * 2);
                uvs = Arrays.copyOf(uvs, uvs.length * 2);
            }
            for (int axis = 0; axis < 3; axis++) {
                positions[vertexCount * 3 + axis] =
                        (float) (panel.origin()[axis] + panel.u()[axis] * columns[i] + panel.v()[axis] * rows[j]);
            }
            uvs[vertexCount * 2] = (float) ((panel.startU() + columns[i]) / tileMetres);
            uvs[vertexCount * 2 + 1] = (float) ((panel.startV() + rows[j]) / tileMetres);
            vertexOf[slot] = vertexCount++;
        }
        return vertexOf[slot];
    }

    private void triangle(int a, int b, int c, int material) {
        if (triangleCount == triangleMaterial.length) {
            triangles = Arrays.copyOf(triangles, triangles.length * 2);
            triangleMaterial = Arrays.copyOf(triangleMaterial, triangleMaterial.length * 2);
        }
        triangles[triangleCount * 3] = a;
        triangles[triangleCount * 3 + 1] = b;
        triangles[triangleCount * 3 + 2] = c;
        triangleMaterial[triangleCount++] = material;
    }
}
