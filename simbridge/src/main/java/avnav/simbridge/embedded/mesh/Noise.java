package avnav.simbridge.embedded.mesh;

/** Tileable value noise in whole numbers, the same on any machine. */
final class Noise {

    private Noise() {}

    /** A random byte 0 to 255 at a lattice point that repeats with the period in both directions. */
    static int lattice(int x, int y, int period, long seed) {
        long h = seed * 0x9e3779b97f4a7c15L
                + Math.floorMod(x, period) * 0xbf58476d1ce4e5b9L
                + Math.floorMod(y, period) * 0x94d049bb133111ebL;
        h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
        h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
        return (int) (h >>> 56);
    }

    /** Smooth noise 0 to 255 with lattice cells of the given sizes in texels; the sizes divide the picture's size. */
    static int smooth(int x, int y, int cellX, int cellY, int size, long seed) {
        int i = Math.floorDiv(x, cellX);
        int j = Math.floorDiv(y, cellY);
        int fx = eased(Math.floorMod(x, cellX) * 256 / cellX);
        int fy = eased(Math.floorMod(y, cellY) * 256 / cellY);
        int columns = size / cellX;
        int rows = size / cellY;
        int lower = mix(wrapped(i, j, columns, rows, seed), wrapped(i + 1, j, columns, rows, seed), fx);
        int upper = mix(wrapped(i, j + 1, columns, rows, seed), wrapped(i + 1, j + 1, columns, rows, seed), fx);
        return mix(lower, upper, fy);
    }

    /** Three octaves of smooth noise, 0 to 255, mean about 128. */
    static int cloudy(int x, int y, int cell, int size, long seed) {
        int sum = 4 * smooth(x, y, cell, cell, size, seed)
                + 2 * smooth(x, y, cell / 2, cell / 2, size, seed + 1)
                + smooth(x, y, cell / 4, cell / 4, size, seed + 2);
        return sum / 7;
    }

    private static int wrapped(int i, int j, int columns, int rows, long seed) {
        return lattice(Math.floorMod(i, columns), Math.floorMod(j, rows), 1 << 16, seed);
    }

    private static int eased(int t) {
        return (t * t * (768 - 2 * t)) >> 16;
    }

    static int mix(int one, int other, int t) {
        return one + (((other - one) * t) >> 8);
    }
}
