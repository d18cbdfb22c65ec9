package avnav.simbridge.embedded.home;

/**
 * A finish of walls, floor or ceiling: how it looks and how it sounds.
 *
 * @param name unique in a home; becomes the material's name in exports
 * @param pattern what the texture painter draws
 * @param rgbMain, rgbAccent 0xRRGGBB
 * @param seed of the pattern's irregularities
 */
public record Surface(
        String name,
        Pattern pattern,
        int rgbMain,
        int rgbAccent,
        double tileMetres,
        long seed,
        AcousticMaterial sound) {

    /** Kinds of finish. */
    public enum Pattern {
        PLAIN,
        PLASTER,
        WALLPAPER_STRIPES,
        WALLPAPER_MOTIF,
        BRICK,
        TILES,
        PLANKS,
        HERRINGBONE,
        CARPET,
        CONCRETE,
        MARBLE
    }
}
