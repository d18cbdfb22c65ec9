package avnav.simbridge.embedded.sight;

import avnav.simbridge.embedded.home.Box;
import java.util.Arrays;
import java.util.List;

/**
 * Light in one room: straight from its emitters, and once or more reflected by its six faces, whose reflected light is
 * taken as even over a face and gathered along {@link #GATHERED} rays, so that corners and niches grow darker. An
 * irradiance of 1 shows white paint as white.
 */
final class RoomLight {

    private static final int GATHERED = 16;
    private static final int BOUNCES = 4;
    private static final double FURNITURE_REFLECTS = 0.6;
    /** Nearer than this, what a ray meets is itself in the shade of the asking surface. */
    private static final double SHADE_METRES = 1.0;

    private static final double DEEPEST_SHADE = 0.2;
    /** [GATHERED][3] directions about +Z, denser towards it by the cosine. */
    private static final double[] DIRECTIONS = directions();

    private final Box air;
    private final Occluders occluders;
    private Emitter[] emitters;
    /** [6][3] linear light that floor, ceiling, low-x, high-x, low-z and high-z walls reflect. */
    private final double[] reflected = new double[18];

    private final double[] mean = new double[3];

    RoomLight(Box air, Occluders occluders, List<Emitter> emitters) {
        this.air = air;
        this.occluders = occluders;
        this.emitters = emitters.toArray(Emitter[]::new);
    }

    /** Mean light that the faces reflect, red, green, blue; known after {@link #reflect}. */
    double[] reflectedMean() {
        return mean.clone();
    }

    void add(List<Emitter> more) {
        Emitter[] all = Arrays.copyOf(emitters, emitters.length + more.size());
        for (int i = 0; i < more.size(); i++) {
            all[emitters.length + i] = more.get(i);
        }
        emitters = all;
    }

    /**
     * Finds how much light the faces reflect.
     *
     * @param albedo {@code [6][3]} linear share that each face reflects
     */
    void reflect(double[][] albedo) {
        double[] direct = new double[18];
        double[] sizes = new double[6];
        double total = 0;
        for (int face = 0; face < 6; face++) {
            FaceGrid grid = FaceGrid.of(air, face, 0.6);
            sizes[face] = grid.area();
            total += sizes[face];
            double[] sum = new double[3];
            for (int i = 0; i < grid.count(); i++) {
                addDirect(grid.x(i), grid.y(i), grid.z(i), grid.nx(), grid.ny(), grid.nz(), -1, sum);
            }
            for (int channel = 0; channel < 3; channel++) {
                direct[3 * face + channel] = sum[channel] / grid.count();
            }
        }
        Arrays.fill(mean, 0);
        for (int bounce = 0; bounce < BOUNCES; bounce++) {
            double[] next = new double[3];
            for (int i = 0; i < 18; i++) {
                reflected[i] = albedo[i / 3][i % 3] * (direct[i] + mean[i % 3]);
                next[i % 3] += reflected[i] * sizes[i / 3] / total;
            }
            System.arraycopy(next, 0, mean, 0, 3);
        }
    }

    /** Adds the light that falls on a surface with normal n; {@code own} is the box that it belongs to, or -1. */
    void irradiance(double x, double y, double z, double nx, double ny, double nz, int own, double[] sum) {
        addDirect(x, y, z, nx, ny, nz, own, sum);
        addReflected(x, y, z, nx, ny, nz, own, sum);
    }

    private void addDirect(double x, double y, double z, double nx, double ny, double nz, int own, double[] sum) {
        for (Emitter emitter : emitters) {
            double share = emitter.arriving(x, y, z, nx, ny, nz);
            if (share > 1e-5 && emitter.reaches(x, y, z)) {
                share *= occluders.transmitted(x, y, z, emitter.x() - x, emitter.y() - y, emitter.z() - z, own);
                sum[0] += share * emitter.strength()[0];
                sum[1] += share * emitter.strength()[1];
                sum[2] += share * emitter.strength()[2];
            }
        }
    }

    private void addReflected(double x, double y, double z, double nx, double ny, double nz, int own, double[] sum) {
        boolean steep = Math.abs(ny) > 0.9;
        double length = steep ? Math.sqrt(ny * ny + nz * nz) : Math.sqrt(nx * nx + nz * nz);
        double ax = steep ? 0 : nz / length;
        double ay = steep ? nz / length : 0;
        double az = steep ? -ny / length : -nx / length;
        double bx = ny * az - nz * ay;
        double by = nz * ax - nx * az;
        double bz = nx * ay - ny * ax;
        for (int i = 0; i < GATHERED; i++) {
            double a = DIRECTIONS[3 * i];
            double b = DIRECTIONS[3 * i + 1];
            double n = DIRECTIONS[3 * i + 2];
            double dx = a * ax + b * bx + n * nx;
            double dy = a * ay + b * by + n * ny;
            double dz = a * az + b * bz + n * nz;
            double toX = dx > 0 ? (air.maxX() - x) / dx : dx < 0 ? (air.minX() - x) / dx : 1e9;
            double toY = dy > 0 ? (air.maxY() - y) / dy : dy < 0 ? (air.minY() - y) / dy : 1e9;
            double toZ = dz > 0 ? (air.maxZ() - z) / dz : dz < 0 ? (air.minZ() - z) / dz : 1e9;
            double toFace = Math.max(0, Math.min(toX, Math.min(toY, toZ)));
            double toBox = occluders.distance(x, y, z, dx, dy, dz, own);
            double nearest = Math.min(toFace, toBox);
            double share = (DEEPEST_SHADE + (1 - DEEPEST_SHADE) * Math.min(1, nearest / SHADE_METRES)) / GATHERED;
            int face = toY <= toX && toY <= toZ ? (dy > 0 ? 1 : 0) : toX <= toZ ? (dx > 0 ? 3 : 2) : dz > 0 ? 5 : 4;
            for (int channel = 0; channel < 3; channel++) {
                sum[channel] +=
                        share * (toBox < toFace ? FURNITURE_REFLECTS * mean[channel] : reflected[3 * face + channel]);
            }
        }
    }

    private static double[] directions() {
        double[] directions = new double[3 * GATHERED];
        double golden = StrictMath.PI * (3 - StrictMath.sqrt(5));
        for (int i = 0; i < GATHERED; i++) {
            double radius = StrictMath.sqrt((i + 0.5) / GATHERED);
            directions[3 * i] = radius * StrictMath.cos(i * golden);
            directions[3 * i + 1] = radius * StrictMath.sin(i * golden);
            directions[3 * i + 2] = StrictMath.sqrt(1 - radius * radius);
        }
        return directions;
    }
}
