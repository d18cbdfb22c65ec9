package avnav.simbridge.embedded.mesh;

import avnav.simbridge.embedded.home.Surface;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Materials of shells; each surface is painted once, however many homes use it. Thread-safe. */
final class Materials {

    private static final int WHITE = 0xffffff;

    private final Map<Look, Texture> painted = new ConcurrentHashMap<>();
    private final Material trim = new Material("trim-paint", 0xf1efe9, Optional.empty(), false);
    private final Material sky = new Material("window-sky", WHITE, Optional.of(SkyPainter.paint()), true);

    /** All that a surface's picture depends on. */
    private record Look(Surface.Pattern pattern, int rgbMain, int rgbAccent, double tileMetres, long seed) {}

    Material of(Surface surface) {
        Look look = new Look(
                surface.pattern(), surface.rgbMain(), surface.rgbAccent(), surface.tileMetres(), surface.seed());
        Texture texture = painted.computeIfAbsent(look, any -> TexturePainter.paint(surface));
        return new Material(surface.name(), WHITE, Optional.of(texture), false);
    }

    /** Painted wood of skirting boards and frames. */
    Material trim() {
        return trim;
    }

    /** What one sees through a window; one repetition covers the pane. */
    Material sky() {
        return sky;
    }
}
