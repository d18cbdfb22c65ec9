package avnav.simbridge.embedded.mesh;

import java.util.Optional;

/**
 * Looks of a group of triangles.
 *
 * @param rgb 0xRRGGBB base colour (sRGB), multiplied with the texture when there is one
 * @param glows whether it is its own light (lamps, window panes) and so ignores lighting
 */
public record Material(String name, int rgb, Optional<Texture> texture, boolean glows) {}
