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
        return (long) (rgb & 0xff0000) << RED - 16 | (long) (rgb & 0xff00) << GREEN - 8 | rgb & 0xff;
    }

    /** Lanes of 0..65280 mixed by the share 0..256 of the second. */
    static long mix(long first, long second, int share) {
        return (first >>> 8 & BYTES) * (256 - share) + (second >>> 8 & BYTES) * share;
    }

    /** Lanes of 0..65535 times a colour 0xRRGGBB, where 0xff is (almost) one. */
    static long times(long light, int rgb) {
        if (rgb == 0xffffff) {
            return light;
        }
        return (light >>> RED) * (rgb >> 16 & 255) * 257 >>> 16 << RED
                | (light >>> GREEN & MASK) * (rgb >> 8 & 255) * 257 >>> 16 << GREEN
                | (light & MASK) * (rgb & 255) * 257 >>> 16;
    }

    /** What to add so many times to get from one to the other; the share is one over how many. */
    static long step(long from, long to, float share) {
        return of(
                (int) (((int) (to >>> RED) - (int) (from >>> RED)) * share),
                (int) (((int) (to >>> GREEN & MASK) - (int) (from >>> GREEN & MASK)) * share),
                (int) (((int) (to & MASK) - (int) (from & MASK)) * share));
    }

    /** Four neighbours mixed by the shares 0..255 of the right column and the lower row; lanes of 0..65280. */
    static long bilinear(long[] texels, int at, int stride, int right, int down) {
        int both = right * down >> 8;
        return texels[at] * (256 - right - down + both)
                + texels[at + 1] * (right - both)
                + texels[at + stride] * (down - both)
                + texels[at + stride + 1] * both;
    }
}
