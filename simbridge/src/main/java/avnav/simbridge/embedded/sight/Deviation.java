package avnav.simbridge.embedded.sight;

import avnav.simbridge.embedded.mesh.Mesh;

/** How far two meshes of the same thing stray from each other. */
final class Deviation {

    private static final double PART_METRES = 0.08;
    private static final int MOST_PARTS = 24;

    private Deviation() {}

    /** The largest distance of a point of either mesh to the other mesh, metres; points lie on a grid of faces. */
    static double between(Mesh one, Mesh other) {
        return Math.sqrt(Math.max(squareFrom(one, other), squareFrom(other, one)));
    }

    private static double squareFrom(Mesh points, Mesh surface) {
        double worst = 0;
        for (int t = 0; t < points.triangleCount(); t++) {
            double[] a = corner(points, 3 * t);
            double[] b = corner(points, 3 * t + 1);
            double[] c = corner(points, 3 * t + 2);
            int parts = (int) Math.min(MOST_PARTS, Math.ceil(longestSide(a, b, c) / PART_METRES));
            for (int i = 0; i <= parts; i++) {
                for (int j = 0; i + j <= parts; j++) {
                    double v = i / (double) parts;
                    double w = j / (double) parts;
                    double x = a[0] + v * (b[0] - a[0]) + w * (c[0] - a[0]);
                    double y = a[1] + v * (b[1] - a[1]) + w * (c[1] - a[1]);
                    double z = a[2] + v * (b[2] - a[2]) + w * (c[2] - a[2]);
                    worst = Math.max(worst, nearest(x, y, z, surface, worst));
                }
            }
        }
        return worst;
    }

    /** Squared distance to a mesh; any smaller value once it is known not to exceed {@code enough}. */
    private static double nearest(double x, double y, double z, Mesh surface, double enough) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int t = 0; t < surface.triangleCount() && nearest > enough; t++) {
            nearest = Math.min(nearest, square(x, y, z, surface, t));
        }
        return nearest;
    }

    private static double[] corner(Mesh mesh, int index) {
        int at = 3 * mesh.triangles()[index];
        return new double[] {mesh.positions()[at], mesh.positions()[at + 1], mesh.positions()[at + 2]};
    }

    private static double longestSide(double[] a, double[] b, double[] c) {
        double square = 1e-12;
        for (double[][] side : new double[][][] {{a, b}, {b, c}, {c, a}}) {
            double[] d = {side[1][0] - side[0][0], side[1][1] - side[0][1], side[1][2] - side[0][2]};
            square = Math.max(square, dot(d, d));
        }
        return Math.sqrt(square);
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
