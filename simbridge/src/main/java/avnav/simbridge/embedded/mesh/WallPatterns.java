package avnav.simbridge.embedded.mesh;

import static avnav.simbridge.embedded.mesh.TexturePainter.SIZE;
import static avnav.simbridge.embedded.mesh.TexturePainter.grain;

import avnav.simbridge.embedded.mesh.TexturePainter.Texel;

/** Plaster, wallpaper and concrete. */
final class WallPatterns {

    private WallPatterns() {}

    static Texel plaster(int x, int y, long seed) {
        int clouds = Noise.cloudy(x, y, 64, SIZE, seed);
        int trowel = Noise.smooth(x, y, 16, 4, SIZE, seed + 5) - 128;
        return new Texel(clamp((clouds - 70) * 3 / 2), trowel / 48 + grain(x, y, seed, 5));
    }

    static Texel stripes(int x, int y, long seed) {
        int across = x % 64;
        boolean wide = across < 26;
        boolean line = across == 32 || across == 33 || across == 57 || across == 58;
        int weave = (x + y) % 2 == 0 ? 2 : -2;
        return new Texel(wide ? 256 : line ? 190 : 0, weave + grain(x, y, seed, 4));
    }

    /** Motifs on a staggered grid: a petalled flower, a leaf or an ogee, by the seed. */
    static Texel motif(int x, int y, long seed) {
        int row = y / 64;
        int dx = Math.floorMod(x + (row % 2) * 32, 64) - 32;
        int dy = y % 64 - 32;
        int choice = (int) Math.floorMod(seed >> 8, 3L);
        boolean drawn = choice == 0 ? flower(dx, dy) : choice == 1 ? leaf(dx, dy) : ogee(dx, dy);
        return new Texel(drawn ? 230 : 0, grain(x, y, seed, 5));
    }

    private static boolean flower(int dx, int dy) {
        int r2 = dx * dx + dy * dy;
        boolean heart = r2 < 16;
        boolean petals = ellipse(dx, dy - 11, 5, 8)
                || ellipse(dx, dy + 11, 5, 8)
                || ellipse(dx - 11, dy, 8, 5)
                || ellipse(dx + 11, dy, 8, 5);
        boolean buds = ellipse(Math.abs(dx) - 9, Math.abs(dy) - 9, 3, 3);
        boolean ring = r2 > 540 && r2 < 640 && Math.abs(dx) > 6 && Math.abs(dy) > 6;
        return heart || petals || buds || ring;
    }

    private static boolean leaf(int dx, int dy) {
        boolean stem = Math.abs(dx) <= 1 && dy > -28 && dy < 26;
        int along = dy + Math.abs(dx);
        boolean blades = Math.abs(dx) > 2 && Math.abs(dx) < 20 - Math.abs(dy) / 2 && Math.floorMod(along, 13) < 8;
        return stem || blades && Math.abs(dy) < 28;
    }

    private static boolean ogee(int dx, int dy) {
        int width = 6 + (32 - Math.abs(dy)) * (32 - Math.abs(dy)) * Math.min(32, 12 + Math.abs(dy)) / 1200;
        int edge = Math.abs(Math.abs(dx) - Math.min(27, width));
        return edge < 3 || ellipse(dx, dy, 5, 12) && !ellipse(dx, dy, 2, 7);
    }

    private static boolean ellipse(int dx, int dy, int radiusX, int radiusY) {
        return dx * dx * radiusY * radiusY + dy * dy * radiusX * radiusX < radiusX * radiusX * radiusY * radiusY;
    }

    static Texel concrete(int x, int y, long seed) {
        int clouds = Noise.cloudy(x, y, 128, SIZE, seed);
        boolean pore = Noise.lattice(x / 2, y / 2, SIZE / 2, seed + 3) > 252;
        boolean joint = x % 128 < 2 || y % 128 < 2;
        int light = joint ? -38 : pore ? -30 : 0;
        return new Texel(clamp((clouds - 60) * 2), light + grain(x, y, seed, 8));
    }

    static int clamp(int accent) {
        return Math.max(0, Math.min(256, accent));
    }
}
