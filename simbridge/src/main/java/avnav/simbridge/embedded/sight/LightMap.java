package avnav.simbridge.embedded.sight;

/**
 * Baked light on a flat surface.
 *
 * @param rgb {@code [height][width][3]} 0..1 in display encoding; texel (s, t) is the light at coordinates s, t
 */
record LightMap(int width, int height, float[] rgb) {

    /** Light of one channel between texels, bilinear, constant beyond the border. */
    float at(float s, float t, int channel) {
        float column = Math.min(width - 1, Math.max(0, s));
        float row = Math.min(height - 1, Math.max(0, t));
        int left = Math.min(width - 2, (int) column);
        int top = Math.min(height - 2, (int) row);
        float toRight = column - left;
        float down = row - top;
        int at = (top * width + left) * 3 + channel;
        int below = at + width * 3;
        float upper = rgb[at] + toRight * (rgb[at + 3] - rgb[at]);
        float lower = rgb[below] + toRight * (rgb[below + 3] - rgb[below]);
        return upper + down * (lower - upper);
    }
}
