package avnav.simbridge.embedded.sight;

/** Gives every pixel its material's base colour; black where nothing is. */
final class FlatShader {

    private FlatShader() {}

    static void shade(VisibleTriangles frame, Finish[] finishes, byte[] rgb) {
        for (int i = 0; i < frame.number.length; i++) {
            int number = frame.number[i];
            int colour = number == 0 ? 0 : finishes[frame.solid[number].finish[frame.triangle[number]]].rgb();
            rgb[3 * i] = (byte) (colour >> 16);
            rgb[3 * i + 1] = (byte) (colour >> 8);
            rgb[3 * i + 2] = (byte) colour;
        }
    }
}
