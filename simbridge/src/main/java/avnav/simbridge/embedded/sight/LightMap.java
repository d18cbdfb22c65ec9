package avnav.simbridge.embedded.sight;

/** Baked light on a flat surface: {@code columns x rows} texels in display encoding. */
final class LightMap {

    private static final int ONE = 4080;
    private static final long LANE_16 = 0xffffL << Lanes.RED | 0xffffL << Lanes.GREEN | 0xffffL;

    private final int columns;
    private final int rows;
    /** [rows+1][columns+1] lanes of 0..4080, the last row and column repeated. */
    private final long[] texels;

    /** @param rgb {@code [rows][columns][3]} light 0..1; texel (s, t) is the light at coordinates s, t */
    LightMap(int columns, int rows, float[] rgb) {
        this.columns = columns;
        this.rows = rows;
        texels = new long[(columns + 1) * (rows + 1)];
        for (int i = 0; i < texels.length; i++) {
            int column = Math.min(columns - 1, i % (columns + 1));
            int row = Math.min(rows - 1, i / (columns + 1));
            int at = 3 * (row * columns + column);
            texels[i] = Lanes.of(quantised(rgb[at]), quantised(rgb[at + 1]), quantised(rgb[at + 2]));
        }
    }

    /** Light between texels, bilinear, constant beyond the border; lanes of 0..65280. */
    long at(float s, float t) {
        int column = (int) (256 * Math.min(columns - 1, Math.max(0, s)));
        int row = (int) (256 * Math.min(rows - 1, Math.max(0, t)));
        int at = (row >> 8) * (columns + 1) + (column >> 8);
        return Lanes.bilinear(texels, at, columns + 1, column & 255, row & 255) >>> 4 & LANE_16;
    }

    private static int quantised(float light) {
        return Math.round(Math.min(1, Math.max(0, light)) * ONE);
    }
}
