package avnav.simbridge.embedded.mesh;

/** An sRGB image to be repeated over a surface: {@code rgb} is {@code [height][width][3]}, row 0 at v = 0. Read-only. */
public record Texture(int width, int height, byte[] rgb) {

    public Texture {
        if (rgb.length != width * height * 3) {
            throw new IllegalArgumentException("The texture has (" + rgb.length + ") bytes but " + width + "x" + height
                    + " needs (" + width * height * 3 + ").");
        }
    }
}
