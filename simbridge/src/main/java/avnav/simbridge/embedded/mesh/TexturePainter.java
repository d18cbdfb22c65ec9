package avnav.simbridge.embedded.mesh;

import avnav.simbridge.embedded.home.Surface;

/**
 * Paints a surface's pattern as a picture that tiles without a seam. Whole numbers only: the same surface gives the
 * same bytes on any machine.
 */
public final class TexturePainter {

    /** Sides of every picture, texels. */
    static final int SIZE = 256;

    /** Pictures of smaller tiles, those of walls, are never chequered. */
    private static final double CHEQUERED_FROM_METRES = 1.2;

    private TexturePainter() {}

    /** One repetition, {@code surface.tileMetres()} wide and high. */
    public static Texture paint(Surface surface) {
        byte[] rgb = new byte[SIZE * SIZE * 3];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                Texel texel = texel(surface, x, y);
                for (int channel = 0; channel < 3; channel++) {
                    int shift = 16 - 8 * channel;
                    int main = surface.rgbMain() >> shift & 255;
                    int accent = surface.rgbAccent() >> shift & 255;
                    int value = Noise.mix(main, accent, texel.accent()) * (256 + texel.light()) >> 8;
                    rgb[(y * SIZE + x) * 3 + channel] = (byte) Math.max(0, Math.min(255, value));
                }
            }
        }
        return new Texture(SIZE, SIZE, rgb);
    }

    /**
     * @param accent share of the accent colour, 0 to 256
     * @param light brightening, 0 is none and -256 black
     */
    record Texel(int accent, int light) {}

    private static Texel texel(Surface surface, int x, int y) {
        long seed = surface.seed();
        return switch (surface.pattern()) {
            case PLAIN -> new Texel(0, grain(x, y, seed, 4));
            case PLASTER -> WallPatterns.plaster(x, y, seed);
            case WALLPAPER_STRIPES -> WallPatterns.stripes(x, y, seed);
            case WALLPAPER_MOTIF -> WallPatterns.motif(x, y, seed);
            case CONCRETE -> WallPatterns.concrete(x, y, seed);
            case BRICK -> StonePatterns.brick(x, y, seed);
            case TILES -> StonePatterns.tiles(x, y, seed, surface.tileMetres() >= CHEQUERED_FROM_METRES);
            case MARBLE -> StonePatterns.marble(x, y, seed);
            case PLANKS -> FloorPatterns.planks(x, y, seed);
            case HERRINGBONE -> FloorPatterns.herringbone(x, y, seed);
            case CARPET -> FloorPatterns.carpet(x, y, seed);
        };
    }

    /** Fine grain of plus or minus the amount. */
    static int grain(int x, int y, long seed, int amount) {
        return (Noise.lattice(x, y, SIZE, seed) - 128) * amount / 128;
    }
}
