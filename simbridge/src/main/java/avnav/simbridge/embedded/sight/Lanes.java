package avnav.simbridge.embedded.sight;

/** Three colour channels in one long, 21 bits each, red on top: one addition or multiplication serves all three. */
final class Lanes {

    static final int RED = 42;
    static final int GREEN = 21;
    static final int MASK = (1 << 21) - 1;
    private static final long BYTES = 0xffL << RED | 0xffL << GREEN | 0xffL;

    private Lanes() {}

    static long of(int red, int green, int blue) {
        return ((long) red << RED) + ((long) green << GREEN) + blue;
    }

    /** 0xRRGGBB as lanes of 0..255. */
    static long spread(int rgb) {
        return (long) (rgb & 0xff0000) << RED - 16 | (rgb & 0xff00) << GREEN - 8 | rgb & 0xff;
    }

    /** Lanes of 0..65535 mixed by the share 0..256 of the second. */
    static long mix(long first, long second, int share) {
        return (first >>> 8 & BYTES) * (256 - share) + (second >>> 8 & BYTES) * share;
    }

    /**
     * A texture of repeating texels between its texels, bilinear; lanes of 0..65280.
     *
     * @param u, v in 1/256 of a texel from the middle of the level's first texel
     */
    static long sample(int[] texels, int offset, int widthBits, int heightBits, int u, int v) {
        int maskU = (1 << widthBits) - 1;
        int maskV = (1 << heightBits) - 1;
        int left = u >> 8 & maskU;
        int right = left + 1 & maskU;
        int top = offset + ((v >> 8 & maskV) << widthBits);
        int bottom = offset + (((v >> 8) + 1 & maskV) << widthBits);
        int shareU = u & 255;
        int shareV = v & 255;
        int both = shareU * shareV >> 8;
        return spread(texels[top + left]) * (256 - shareU - shareV + both)
                + spread(texels[top + right]) * (shareU - both)
                + spread(texels[bottom + left]) * (shareV - both)
                + spread(texels[bottom + right]) * both;
    }
}
