package avnav.simbridge.embedded.sight;

/**
 * A pinhole camera that looks level. Rays go through pixel centres as in Habitat: the pixel in column c and row r (row 0
 * on top) looks along x = (2(c + 0.5)/W - 1) tan(hfov/2), y = (1 - 2(r + 0.5)/H) tan(hfov/2) H/W, z = -1.
 *
 * @param width W, pixels
 * @param height H, pixels
 * @param hfovDegrees horizontal angle of view at every aspect, above 0 and below 180
 * @param eyeHeightMetres above the floor on which the agent stands
 */
public record Camera(int width, int height, double hfovDegrees, double eyeHeightMetres) {

    /** Nothing nearer than this along the optical axis is seen. */
    public static final double NEAR_METRES = 0.01;

    /** The paper's setting: 128x128, 90 degrees, 1.25 m. */
    public static final Camera AVWM = new Camera(128, 128, 90, 1.25);

    public Camera {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "The camera's size (" + width + "x" + height + ") must be at least 1x1 pixels.");
        }
        if (!(hfovDegrees > 0) || !(hfovDegrees < 180)) {
            throw new IllegalArgumentException("The camera's angle of view (" + hfovDegrees
                    + " degrees) must lie between 0 and 180.\nMaybe it was given in radians.");
        }
        if (!Double.isFinite(eyeHeightMetres)) {
            throw new IllegalArgumentException("The camera's height (" + eyeHeightMetres + " m) must be finite.");
        }
    }

    /** Step from one pixel centre to the next on the plane one metre ahead, metres; the same both ways. */
    double pixelStep() {
        return 2 * StrictMath.tan(StrictMath.toRadians(hfovDegrees) / 2) / width;
    }
}
