package avnav.simbridge.embedded.furniture;

import avnav.simbridge.embedded.mesh.Mesh;

/** A mesh as parallel rays from several directions meet it. */
final class Silhouette {

    private static final int RAYS_PER_SIDE = 14;
    private static final int DIRECTIONS = 10;

    private final Mesh mesh;
    private final double[] low = {9, 9, 9};
    private final double[] high = {-9, -9, -9};

    Silhouette(Mesh mesh) {
        this.mesh = mesh;
        for (int i = 0; i < mesh.positions().length; i++) {
            low[i % 3] = Math.min(low[i % 3], mesh.positions()[i]);
            high[i % 3] = Math.max(high[i % 3], mesh.positions()[i]);
        }
    }

    /**
     * Three times the volume within, counted from the middle of the side that touches floor, wall or ceiling, where the
     * mesh may be open: positive when its surface looks out. Sheets with two faces count nothing.
     */
    double outwardFlux(FurniturePiece.Placement placement) {
        double[] from = middle();
        switch (placement) {
            case ON_CEILING -> from[1] = high[1];
            case ON_WALL -> from[2] = low[2];
            default -> from[1] = low[1];
        }
        double flux = 0;
        for (int t = 0; t < mesh.triangleCount(); t++) {
            double[] a = corner(t, 0);
            double[] normal = cross(minus(corner(t, 1), a), minus(corner(t, 2), a));
            flux += dot(normal, minus(a, from)) / 2;
        }
        return flux;
    }

    /** Of the rays that meet the mesh from directions where a person could stand, the share that first meets a back. */
    double shareOfBacks(FurniturePiece.Placement placement) {
        int hits = 0;
        int backs = 0;
        for (int d = 0; d < DIRECTIONS; d++) {
            double[] away = direction(placement, d);
            double[] right = unit(new double[] {away[2], 0, -away[0]});
            double[] up = cross(away, right);
            double reach = length(minus(high, low));
            for (int ray = 0; ray < RAYS_PER_SIDE * RAYS_PER_SIDE; ray++) {
                double x = ((ray % RAYS_PER_SIDE + 0.5) / RAYS_PER_SIDE - 0.5) * reach;
                double y = ((ray / RAYS_PER_SIDE + 0.5) / RAYS_PER_SIDE - 0.5) * reach;
                double[] origin = middle();
                for (int i = 0; i < 3; i++) {
                    origin[i] += reach * away[i] + x * right[i] + y * up[i];
                }
                int side = firstSide(origin, new double[] {-away[0], -away[1], -away[2]});
                hits += side == 0 ? 0 : 1;
                backs += side < 0 ? 1 : 0;
            }
        }
        if (hits == 0) {
            throw new IllegalStateException("No ray met the mesh.");
        }
        return (double) backs / hits;
    }

    private static double[] direction(FurniturePiece.Placement placement, int d) {
        double height = 0.1 + 0.07 * d;
        double turn = 0.3 + d * 2.4;
        if (placement == FurniturePiece.Placement.ON_WALL) {
            turn = (d - DIRECTIONS / 2.0) * 0.25;
            height = 0.05 * (d % 3) - 0.1;
        } else if (placement == FurniturePiece.Placement.ON_CEILING) {
            height = -height;
        }
        double flat = Math.sqrt(1 - height * height);
        return new double[] {flat * Math.sin(turn), height, flat * Math.cos(turn)};
    }

    /** +1 when the first triangle met shows its front, -1 its back, 0 when none is met; equal distances show fronts. */
    private int firstSide(double[] origin, double[] way) {
        double nearest = Double.POSITIVE_INFINITY;
        int side = 0;
        for (int t = 0; t < mesh.triangleCount(); t++) {
            double[] a = corner(t, 0);
            double[] ab = minus(corner(t, 1), a);
            double[] ac = minus(corner(t, 2), a);
            double[] normal = cross(ab, ac);
            double along = dot(normal, way);
            if (along == 0) {
                continue;
            }
            double distance = dot(normal, minus(a, origin)) / along;
            double[] point = {
                origin[0] + distance * way[0], origin[1] + distance * way[1], origin[2] + distance * way[2]
            };
            double area = dot(normal, normal);
            double v = dot(normal, cross(minus(point, a), ac)) / area;
            double w = dot(normal, cross(ab, minus(point, a))) / area;
            boolean front = along < 0;
            if (v >= 0 && w >= 0 && v + w <= 1 && distance < nearest + (front ? 2e-3 : -2e-3)) {
                nearest = Math.min(nearest, distance);
                side = front ? 1 : -1;
            }
        }
        return side;
    }

    private double[] corner(int triangle, int which) {
        int at = 3 * mesh.triangles()[3 * triangle + which];
        float[] p = mesh.positions();
        return new double[] {p[at], p[at + 1], p[at + 2]};
    }

    private double[] middle() {
        return new double[] {(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2};
    }

    private static double[] minus(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double length(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static double[] unit(double[] a) {
        double length = length(a);
        return new double[] {a[0] / length, a[1] / length, a[2] / length};
    }
}
