package avnav.simbridge.embedded.mesh;

import static avnav.simbridge.embedded.mesh.TexturePainter.SIZE;
import static avnav.simbridge.embedded.mesh.TexturePainter.grain;

import avnav.simbridge.embedded.mesh.TexturePainter.Texel;

/** Wooden floors and carpet. */
final class FloorPatterns {

    private static final int PLANK_WIDTH = 32;
    private static final int BLOCK_WIDTH = 16;
    private static final int BLOCK_CELLS = 4;

    private FloorPatterns() {}

    /** Boards along u, two to a row, their joints at random places. */
    static Texel planks(int x, int y, long seed) {
        int row = y / PLANK_WIDTH;
        int shifted = Math.floorMod(x + Noise.lattice(row, 0, SIZE, seed + 1), SIZE);
        int board = shifted < SIZE / 2 + 20 ? 0 : 1;
        boolean gap = y % PLANK_WIDTH == 0 || shifted == 0 || shifted == SIZE / 2 + 20;
        int tone = Noise.lattice(row, board, SIZE, seed + 2) - 128;
        return wood(x, y + 3 * tone, tone, gap, x, y, seed + row * 2L + board);
    }

    /** Blocks of 1 by 4 cells; the diagonal on which a cell lies says how its block is turned. */
    static Texel herringbone(int x, int y, long seed) {
        int column = x / BLOCK_WIDTH;
        int row = y / BLOCK_WIDTH;
        int step = Math.floorMod(column - row, 2 * BLOCK_CELLS);
        boolean flat = step < BLOCK_CELLS;
        int cellInBlock = flat ? step : 2 * BLOCK_CELLS - 1 - step;
        int along = cellInBlock * BLOCK_WIDTH + (flat ? x : y) % BLOCK_WIDTH;
        int across = (flat ? y : x) % BLOCK_WIDTH;
        int cells = SIZE / BLOCK_WIDTH;
        int startColumn = Math.floorMod(flat ? column - cellInBlock : column, cells);
        int startRow = Math.floorMod(flat ? row : row - cellInBlock, cells);
        int tone = Noise.lattice(startColumn, startRow + (flat ? 0 : cells), SIZE, seed + 2) - 128;
        boolean gap = across == 0 || along == 0;
        return wood(along * 2 + 5 * tone, across * 2 + 3 * tone, tone + (flat ? 30 : -30), gap, x, y, seed);
    }

    private static Texel wood(int along, int across, int tone, boolean gap, int x, int y, long seed) {
        if (gap) {
            return new Texel(256, -60);
        }
        int fibres = Noise.smooth(along, across, 64, 2, SIZE, seed + 3) - 128;
        int rings = Noise.smooth(along, across, 128, 8, SIZE, seed + 4) - 128;
        int accent = WallPatterns.clamp(70 + tone / 3 + fibres / 3 + rings / 2);
        return new Texel(accent, tone / 10 + grain(x, y, seed, 4));
    }

    static Texel carpet(int x, int y, long seed) {
        int tufts = Noise.smooth(x, y, 4, 4, SIZE, seed + 1) - 128;
        int wear = Noise.cloudy(x, y, 128, SIZE, seed + 2) - 128;
        int accent = WallPatterns.clamp(128 + tufts / 2 + wear / 2);
        return new Texel(accent, tufts / 6 + grain(x, y, seed, 26));
    }
}
