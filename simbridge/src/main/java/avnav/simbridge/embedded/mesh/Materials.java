package avnav.simbridge.embedded.mesh;

import avnav.simbridge.embedded.home.Surface;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One home's materials, each painted once. */
final class Materials {

    private static final int WHITE = 0xffffff;

    private final Map<String, Material> bySurface = new HashMap<>();
    private final Material trim = new Material("trim-paint", 0xf1efe9, Optional.empty(), false);
    private final Material sky = new Material("window-sky", WHITE, Optional.of(SkyPainter.paint()), true);

    Material of(Surface surface) {
        return bySurface.computeIfAbsent(
                surface.name(), name -> new Material(name, WHITE, Optional.of(TexturePainter.paint(surface)), false));
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
