package avnav.simbridge.embedded.sight;

import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Doorway;
import java.util.Optional;

/**
 * A point that stands for a lamp, or for a part of a window or of an open doorway.
 *
 * @param nx, ny, nz unit direction in which a flat part shines; all 0 for a lamp, which shines all around
 * @param strength {@code [3]} red, green, blue: a lamp's intensity, or a part's radiance times its area over pi
 * @param through the doorway that the light must pass when it comes from the next room
 */
record Emitter(
        double x, double y, double z, double nx, double ny, double nz, double[] strength, Optional<Doorway> through) {

    /** Nearer than this a point light would burn a hole into the picture. */
    private static final double LEAST_SQUARE_METRES = 0.12;

    static Emitter lamp(double x, double y, double z, double[] strength) {
        return new Emitter(x, y, z, 0, 0, 0, strength, Optional.empty());
    }

    Emitter through(Doorway doorway) {
        return new Emitter(x, y, z, nx, ny, nz, strength, Optional.of(doorway));
    }

    /** Share of {@link #strength} that arrives on a surface, shadows left out. */
    double arriving(double px, double py, double pz, double surfaceX, double surfaceY, double surfaceZ) {
        double dx = x - px;
        double dy = y - py;
        double dz = z - pz;
        double square = Math.max(LEAST_SQUARE_METRES, dx * dx + dy * dy + dz * dz);
        double distance = Math.sqrt(square);
        double falls = (dx * surfaceX + dy * surfaceY + dz * surfaceZ) / distance;
        if (falls <= 0) {
            return 0;
        }
        if (nx != 0 || ny != 0 || nz != 0) {
            double leaves = -(dx * nx + dy * ny + dz * nz) / distance;
            return leaves > 0 ? falls * leaves / square : 0;
        }
        return falls / square;
    }

    /** Whether the straight way to a point leads through the doorway, where there is one. */
    boolean reaches(double px, double py, double pz) {
        if (through.isEmpty()) {
            return true;
        }
        Box air = through.get().air();
        return through.get().acrossX()
                ? passes(x, px, air.minX(), z, pz, air.minZ(), air.maxZ(), y, py, air.maxY())
                        && passes(x, px, air.maxX(), z, pz, air.minZ(), air.maxZ(), y, py, air.maxY())
                : passes(z, pz, air.minZ(), x, px, air.minX(), air.maxX(), y, py, air.maxY())
                        && passes(z, pz, air.maxZ(), x, px, air.minX(), air.maxX(), y, py, air.maxY());
    }

    private static boolean passes(
            double from,
            double to,
            double wall,
            double fromAlong,
            double toAlong,
            double low,
            double high,
            double fromHeight,
            double toHeight,
            double top) {
        double share = (wall - from) / (to - from);
        if (!(share >= 0 && share <= 1)) {
            return true;
        }
        double along = fromAlong + share * (toAlong - fromAlong);
        return along >= low && along <= high && fromHeight + share * (toHeight - fromHeight) <= top;
    }
}
