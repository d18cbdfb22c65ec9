package avnav.simbridge.embedded.mesh;

import static avnav.simbridge.embedded.mesh.TexturePainter.SIZE;
import static avnav.simbridge.embedded.mesh.TexturePainter.grain;

import avnav.simbridge.embedded.mesh.TexturePainter.Texel;

/** Bricks, tiles and marble. */
final class StonePatterns {

    private static final int BRICK_HEIGHT = 16;
    private static final int BRICKS_A_ROW = 5;
    private static final int TILE = 64;

    private StonePatterns() {}

    static Texel brick(int x, int y, long seed) {
        int row = y / BRICK_HEIGHT;
        int shifted = (x * BRICKS_A_ROW + (row % 2) * SIZE / 2) % (SIZE * BRICKS_A_ROW);
        int column = shifted / SIZE;
        int within = shifted % SIZE / BRICKS_A_ROW;
        boolean mortar = y % BRICK_HEIGHT < 2 || within < 2;
        if (mortar) {
            return new Texel(256, -12 + grain(x, y, seed, 14));
        }
        int tone = (Noise.lattice(column, row, SIZE, seed + 1) - 128) / 3;
        int edge = y % BRICK_HEIGHT == 2 ? -20 : y % BRICK_HEIGHT == BRICK_HEIGHT - 1 ? 14 : 0;
        int rough = (Noise.smooth(x, y, 8, 4, SIZE, seed + 2) - 128) / 8;
        return new Texel(0, tone + edge + rough + grain(x, y, seed, 12));
    }

    /** Square tiles with the accent in the joints, or in every other tile of large ones when the seed says so. */
    static Texel tiles(int x, int y, long seed, boolean large) {
        int column = x / TILE;
        int row = y / TILE;
        int inX = x % TILE;
        int inY = y % TILE;
        boolean chequered = large && Math.floorMod(seed >> 16, 4L) == 0;
        if (inX < 3 || inY < 3) {
            return new Texel(chequered ? 128 : 256, (chequered ? -50 : -16) + grain(x, y, seed, 6));
        }
        int tone = (Noise.lattice(column, row, SIZE, seed + 1) - 128) / 12;
        int bevel = inX == 3 || inY == TILE - 1 ? 14 : inY == 3 || inX == TILE - 1 ? -14 : 0;
        int clouds = (Noise.cloudy(x, y, 32, SIZE, seed + 2) - 128) / 9;
        int accent = chequered && (column + row) % 2 == 0 ? 256 : 0;
        return new Texel(accent, tone + bevel + clouds + grain(x, y, seed, 3));
    }

    /** Slabs with veins where warped noise crosses its middle. */
    static Texel marble(int x, int y, long seed) {
        int slab = SIZE / 2;
        if (x % slab < 1 || y % slab < 1) {
            return new Texel(256, -24);
        }
        int warpX = x + (Noise.cloudy(x, y, 64, SIZE, seed) - 128) / 2;
        int warpY = y + (Noise.cloudy(x, y, 64, SIZE, seed + 7) - 128) / 2;
        int broad = Math.abs(Noise.smooth(warpX, warpY, 64, 64, SIZE, seed + 11) - 128);
        int thin = Math.abs(Noise.smooth(warpX, warpY, 32, 32, SIZE, seed + 13) - 128);
        int vein = Math.max(0, 230 - broad * 18) + Math.max(0, 120 - thin * 18);
        int clouds = Math.max(0, Noise.cloudy(x, y, 128, SIZE, seed + 17) - 110);
        return new Texel(WallPatterns.clamp(vein + clouds), grain(x, y, seed, 2));
    }
}
