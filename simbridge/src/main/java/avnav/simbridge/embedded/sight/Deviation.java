package avnav.simbridge.embedded.sight;

import avnav.simbridge.embedded.mesh.Mesh;

/** How far two meshes of the same thing stray from each other. */
final class Deviation {

    private Deviation() {}

    /** The largest distance of a vertex of either mesh to the other mesh's surface, metres. */
    static double between(Mesh one, Mesh other) {
        return Math.sqrt(Math.max(squareFrom(one, other), squareFrom(other, one)));
    }

    private static double squareFrom(Mesh vertices, Mesh surface) {
        double worst = 0;
        float[] p = vertices.positions();
        for (int i = 0; i < vertices.vertexCount(); i++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int t = 0; t < surface.triangleCount() && nearest > worst; t++) {
                nearest = Math.min(nearest, square(p[3 * i], p[3 * i + 1], p[3 * i + 2], surface, t));
            }
            worst = surface.triangleCount() == 0 ? worst : Math.max(worst, nearest);
        }
        return worst;
    }

    /** Squared distance of a point to a triangle: to its plane inside, to its nearest side outside. */
    private static double square(double x, double y, double z, Mesh mesh, int t) {
        float[] p = mesh.positions();
        int a = 3 * mesh.triangles()[3 * t];
        int b = 3 * mesh.triangles()[3 * t + 1];
        int c = 3 * mesh.triangles()[3 * t + 2];
        double[] ab = {p[b] - p[a], p[b + 1] - p[a + 1], p[b + 2] - p[a + 2]};
        double[] ac = {p[c] - p[a], p[c + 1] - p[a + 1], p[c + 2] - p[a + 2]};
        double[] ap = {x - p[a], y - p[a + 1], z - p[a + 2]};
        double bb = dot(ab, ab);
        double cc = dot(ac, ac);
        double bc = dot(ab, ac);
        double determinant = bb * cc - bc * bc;
        if (determinant > 1e-18) {
            double v = (dot(ap, ab) * cc - dot(ap, ac) * bc) / determinant;
            double w = (dot(ap, ac) * bb - dot(ap, ab) * bc) / determinant;
            if (v >= 0 && w >= 0 && v + w <= 1) {
                return Math.max(0, dot(ap, ap) - v * dot(ap, ab) - w * dot(ap, ac));
            }
        }
        double[] edge = {ac[0] - ab[0], ac[1] - ab[1], ac[2] - ab[2]};
        double[] bp = {ap[0] - ab[0], ap[1] - ab[1], ap[2] - ab[2]};
        return Math.min(toSide(ap, ab), Math.min(toSide(ap, ac), toSide(bp, edge)));
    }

    private static double toSide(double[] point, double[] side) {
        double length = dot(side, side);
        double share = length > 0 ? Math.min(1, Math.max(0, dot(point, side) / length)) : 0;
        double dx = point[0] - share * side[0];
        double dy = point[1] - share * side[1];
        double dz = point[2] - share * side[2];
        return dx * dx + dy * dy + dz * dz;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
