package avnav.simbridge.embedded.sight;

import java.util.Optional;

/** A material made ready for drawing: 0xRRGGBB base colour, texture with its halvings, and whether it ignores light. */
record Finish(int rgb, Optional<MipChain> texture, boolean glows) {}
