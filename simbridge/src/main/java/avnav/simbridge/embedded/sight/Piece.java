package avnav.simbridge.embedded.sight;

/**
 * A piece of furniture in its place, in two levels of detail.
 *
 * @param deviationMetres how far the coarse level's surface strays from the fine one's; infinite to never show it
 */
record Piece(Solid fine, Solid coarse, double deviationMetres) {

    /** A stray of the outline below this many pixels is taken as invisible. */
    private static final double INVISIBLE_PIXELS = 0.75;

    /** Rays to the corners of the picture are longer than the depth they reach by up to about this factor. */
    private static final double OBLIQUE = 1.5;

    /** The level to draw, by how large the difference between the levels would be on the screen. */
    Solid levelFor(View view) {
        double depth = view.distanceTo(fine.bounds) / OBLIQUE;
        return deviationMetres < INVISIBLE_PIXELS * view.step * depth ? coarse : fine;
    }
}
