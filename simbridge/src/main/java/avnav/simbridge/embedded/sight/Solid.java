package avnav.simbridge.embedded.sight;

import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.mesh.Mesh;
import java.util.HashMap;
import java.util.Map;

/**
 * Triangles that are drawn together, prepared for the rasteriser: V vertices, T triangles. What varies over a triangle
 * (texture coordinates, light) is kept as an affine function of the place in the world, {@code g . p + c}, so that
 * nothing has to be clipped or divided per vertex. Read-only after construction but for its light.
 */
final class Solid {

    /** Floats of one affine function: gradient x, y, z and constant. */
    static final int AFFINE = 4;

    final int vertexCount;
    final int triangleCount;
    /** [V] metres. */
    final float[] x;

    final float[] y;
    final float[] z;
    /** [T*3] indices of vertices. */
    final int[] corners;
    /** [T*4] unit normal towards the air and n . p of the plane. */
    final float[] planes;
    /** [T*8] affine texture coordinates u, v in repetitions. */
    final float[] texture;
    /** [T] repetitions of the texture per metre, geometric mean. */
    final float[] density;
    /** [T*12] affine red, green, blue light, 0..1 in display encoding; or light map coordinates s, t in texels. */
    final float[] light;
    /** [T] indices into the scene's finishes. */
    final int[] finish;
    /** [T] indices into the scene's light maps, -1 for light by {@link #light}. */
    final int[] lightMap;

    /** [T] first of the neighbouring triangles that continue one mapped surface and share its functions bit by bit. */
    final int[] surface;

    final Box bounds;

    /** @param firstFinish index of the mesh's first material among the scene's finishes */
    Solid(Mesh mesh, int firstFinish) {
        triangleCount = mesh.triangleCount();
        corners = new int[3 * triangleCount];
        float[] positions = mesh.positions();
        float[] places = new float[positions.length];
        vertexCount = weld(positions, mesh.triangles(), corners, places);
        x = new float[vertexCount];
        y = new float[vertexCount];
        z = new float[vertexCount];
        for (int i = 0; i < vertexCount; i++) {
            x[i] = places[3 * i];
            y[i] = places[3 * i + 1];
            z[i] = places[3 * i + 2];
        }
        planes = new float[triangleCount * AFFINE];
        texture = new float[triangleCount * 2 * AFFINE];
        density = new float[triangleCount];
        light = new float[triangleCount * 3 * AFFINE];
        finish = new int[triangleCount];
        lightMap = new int[triangleCount];
        surface = new int[triangleCount];
        float[] uvs = mesh.uvs();
        for (int t = 0; t < triangleCount; t++) {
            int a = 2 * mesh.triangles()[3 * t];
            int b = 2 * mesh.triangles()[3 * t + 1];
            int c = 2 * mesh.triangles()[3 * t + 2];
            finish[t] = firstFinish + mesh.triangleMaterial()[t];
            lightMap[t] = -1;
            surface[t] = t;
            setPlane(t, corners[3 * t], corners[3 * t + 1], corners[3 * t + 2]);
            setAffine(t, texture, 2 * t, uvs[a], uvs[b], uvs[c]);
            setAffine(t, texture, 2 * t + 1, uvs[a + 1], uvs[b + 1], uvs[c + 1]);
            density[t] = densityOf(t);
            for (int channel = 0; channel < 3; channel++) {
                paint(t, channel, 1, 1, 1);
            }
        }
        bounds = boundsOf(x, y, z);
    }

    /** Sets a triangle's light in one channel (0 red, 1 green, 2 blue) by its values at the three corners. */
    void paint(int triangle, int channel, double atFirst, double atSecond, double atThird) {
        setAffine(triangle, light, 3 * triangle + channel, atFirst, atSecond, atThird);
    }

    /** Takes a triangle's light from a map. */
    void mapLight(int triangle, int map, FaceGrid grid) {
        double[] s = new double[3];
        double[] t = new double[3];
        for (int corner = 0; corner < 3; corner++) {
            int v = corners[3 * triangle + corner];
            s[corner] = grid.s(x[v], z[v]);
            t[corner] = grid.t(y[v], z[v]);
        }
        lightMap[triangle] = map;
        setAffine(triangle, light, 3 * triangle, s[0], s[1], s[2]);
        setAffine(triangle, light, 3 * triangle + 1, t[0], t[1], t[2]);
        int first = triangle == 0 ? 0 : surface[triangle - 1];
        if (first < triangle && continues(first, triangle)) {
            surface[triangle] = first;
            System.arraycopy(planes, 4 * first, planes, 4 * triangle, 4);
            System.arraycopy(texture, 8 * first, texture, 8 * triangle, 8);
            System.arraycopy(light, 12 * first, light, 12 * triangle, 12);
            density[triangle] = density[first];
        }
    }

    private boolean continues(int first, int triangle) {
        return finish[first] == finish[triangle]
                && lightMap[first] == lightMap[triangle]
                && isClose(planes, 4 * first, 4 * triangle, 4)
                && isClose(texture, 8 * first, 8 * triangle, 8);
    }

    private static boolean isClose(float[] values, int one, int other, int count) {
        for (int i = 0; i < count; i++) {
            if (Math.abs(values[one + i] - values[other + i]) > 1e-4f * Math.max(1, Math.abs(values[one + i]))) {
                return false;
            }
        }
        return true;
    }

    /** Gives corners in the same place the same vertex, since texture coordinates live in the triangles; counts them. */
    private static int weld(float[] positions, int[] triangles, int[] corners, float[] places) {
        Map<Place, Integer> known = new HashMap<>();
        for (int i = 0; i < triangles.length; i++) {
            int from = 3 * triangles[i];
            Place place = new Place(positions[from], positions[from + 1], positions[from + 2]);
            Integer vertex = known.putIfAbsent(place, known.size());
            corners[i] = vertex == null ? known.size() - 1 : vertex;
            System.arraycopy(positions, from, places, 3 * corners[i], 3);
        }
        return known.size();
    }

    private record Place(float x, float y, float z) {}

    private void setPlane(int t, int a, int b, int c) {
        double ex = x[b] - x[a];
        double ey = y[b] - y[a];
        double ez = z[b] - z[a];
        double fx = x[c] - x[a];
        double fy = y[c] - y[a];
        double fz = z[c] - z[a];
        double nx = ey * fz - ez * fy;
        double ny = ez * fx - ex * fz;
        double nz = ex * fy - ey * fx;
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
        if (length > 1e-12) {
            planes[4 * t] = (float) (nx / length);
            planes[4 * t + 1] = (float) (ny / length);
            planes[4 * t + 2] = (float) (nz / length);
            planes[4 * t + 3] = (float) ((nx * x[a] + ny * y[a] + nz * z[a]) / length);
        }
    }

    /** Square root of the texture area per area: the length of the two gradients' cross product. */
    private float densityOf(int t) {
        int u = 8 * t;
        int v = u + AFFINE;
        double cx = texture[u + 1] * texture[v + 2] - texture[u + 2] * texture[v + 1];
        double cy = texture[u + 2] * texture[v] - texture[u] * texture[v + 2];
        double cz = texture[u] * texture[v + 1] - texture[u + 1] * texture[v];
        return (float) Math.sqrt(Math.sqrt(cx * cx + cy * cy + cz * cz));
    }

    /** Writes the function with the given values at the corners and no slope along the normal. */
    private void setAffine(int t, float[] target, int slot, double atA, double atB, double atC) {
        int a = corners[3 * t];
        int b = corners[3 * t + 1];
        int c = corners[3 * t + 2];
        double ex = x[b] - x[a];
        double ey = y[b] - y[a];
        double ez = z[b] - z[a];
        double fx = x[c] - x[a];
        double fy = y[c] - y[a];
        double fz = z[c] - z[a];
        double ee = ex * ex + ey * ey + ez * ez;
        double ff = fx * fx + fy * fy + fz * fz;
        double ef = ex * fx + ey * fy + ez * fz;
        double determinant = ee * ff - ef * ef;
        double alongE = 0;
        double alongF = 0;
        if (determinant > 1e-24) {
            alongE = ((atB - atA) * ff - (atC - atA) * ef) / determinant;
            alongF = ((atC - atA) * ee - (atB - atA) * ef) / determinant;
        }
        double gx = alongE * ex + alongF * fx;
        double gy = alongE * ey + alongF * fy;
        double gz = alongE * ez + alongF * fz;
        target[4 * slot] = (float) gx;
        target[4 * slot + 1] = (float) gy;
        target[4 * slot + 2] = (float) gz;
        target[4 * slot + 3] = (float) (atA - gx * x[a] - gy * y[a] - gz * z[a]);
    }

    private static Box boundsOf(float[] x, float[] y, float[] z) {
        if (x.length == 0) {
            return new Box(0, 0, 0, 0, 0, 0);
        }
        float[] low = {x[0], y[0], z[0]};
        float[] high = low.clone();
        for (int i = 1; i < x.length; i++) {
            low[0] = Math.min(low[0], x[i]);
            low[1] = Math.min(low[1], y[i]);
            low[2] = Math.min(low[2], z[i]);
            high[0] = Math.max(high[0], x[i]);
            high[1] = Math.max(high[1], y[i]);
            high[2] = Math.max(high[2], z[i]);
        }
        return new Box(low[0], low[1], low[2], high[0], high[1], high[2]);
    }
}
