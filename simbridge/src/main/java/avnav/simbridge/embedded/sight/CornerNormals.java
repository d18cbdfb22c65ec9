package avnav.simbridge.embedded.sight;

import java.util.HashMap;
import java.util.Map;

/**
 * Smooth normals at the corners of triangles: the mean of the faces that meet there at less than
 * {@link #CREASE_COSINE}, weighted by nothing but their number, and what was computed for a corner, kept for the
 * other triangles that share it.
 */
final class CornerNormals {

    private static final double CREASE_COSINE = 0.6;

    private final Solid solid;
    /** [V+1] ranges of {@link #faces} by vertex. */
    private final int[] starts;

    private final int[] faces;
    private final Map<Corner, double[]> known = new HashMap<>();

    CornerNormals(Solid solid) {
        this.solid = solid;
        starts = new int[solid.vertexCount + 1];
        for (int corner : solid.corners) {
            starts[corner + 1]++;
        }
        for (int i = 0; i < solid.vertexCount; i++) {
            starts[i + 1] += starts[i];
        }
        faces = new int[solid.corners.length];
        int[] next = starts.clone();
        for (int i = 0; i < solid.corners.length; i++) {
            faces[next[solid.corners[i]]++] = i / 3;
        }
    }

    /** What the measure says of a corner's place and normal; asked once per place and normal. */
    double[] lightOf(int triangle, int corner, Measure measure) {
        int vertex = solid.corners[3 * triangle + corner];
        double[] n = normal(triangle, vertex);
        Corner key = new Corner(vertex, Math.round(8 * n[0]), Math.round(8 * n[1]), Math.round(8 * n[2]));
        double[] light = known.get(key);
        if (light == null) {
            light = measure.at(
                    solid.x[vertex] + 0.004 * n[0],
                    solid.y[vertex] + 0.004 * n[1],
                    solid.z[vertex] + 0.004 * n[2],
                    n[0],
                    n[1],
                    n[2]);
            known.put(key, light);
        }
        return light;
    }

    private double[] normal(int triangle, int vertex) {
        float[] planes = solid.planes;
        double own0 = planes[4 * triangle];
        double own1 = planes[4 * triangle + 1];
        double own2 = planes[4 * triangle + 2];
        double[] sum = {0, 0, 0};
        for (int i = starts[vertex]; i < starts[vertex + 1]; i++) {
            int t = 4 * faces[i];
            if (planes[t] * own0 + planes[t + 1] * own1 + planes[t + 2] * own2 > CREASE_COSINE) {
                sum[0] += planes[t];
                sum[1] += planes[t + 1];
                sum[2] += planes[t + 2];
            }
        }
        double length = Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
        if (length < 1e-6) {
            return new double[] {0, 1, 0};
        }
        return new double[] {sum[0] / length, sum[1] / length, sum[2] / length};
    }

    /** Light at a place with a unit normal. */
    interface Measure {
        double[] at(double x, double y, double z, double nx, double ny, double nz);
    }

    private record Corner(int vertex, long nx, long ny, long nz) {}
}
