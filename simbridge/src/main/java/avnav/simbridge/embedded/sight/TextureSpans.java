package avnav.simbridge.embedded.sight;

/**
 * Writes short horizontal spans of textured, lit pixels. Texture coordinates run evenly along a span, in fixed point with
 * {@code 1 << 24} for one repetition: overflow drops whole repetitions and does no harm.
 */
final class TextureSpans {

    private static final int ONE_BITS = 24;
    private static final float ONE = 1 << ONE_BITS;

    private TextureSpans() {}

    static int fixed(float repetitions) {
        return (int) (long) (repetitions * ONE);
    }

    /** All pixels from one level of the texture. */
    static void oneLevel(
            MipChain texture,
            int level,
            int u,
            int v,
            int perU,
            int perV,
            byte[] rgb,
            int firstByte,
            int length,
            long light,
            long perLight) {
        long[] texels = texture.texels;
        int offset = texture.offsets[level];
        int bitsU = Math.max(0, texture.widthBits - level);
        int bitsV = Math.max(0, texture.heightBits - level);
        int shiftU = ONE_BITS - 8 - bitsU;
        int shiftV = ONE_BITS - 8 - bitsV;
        int maskU = (1 << bitsU) - 1;
        int maskV = (1 << bitsV) - 1;
        int stride = maskU + 2;
        int atU = u - (128 << shiftU);
        int atV = v - (128 << shiftV);
        for (int i = 0; i < length; i++) {
            int texelU = atU >> shiftU;
            int texelV = atV >> shiftV;
            int at = offset + (texelV >> 8 & maskV) * stride + (texelU >> 8 & maskU);
            long colour = Lanes.bilinear(texels, at, stride, texelU & 255, texelV & 255);
            int out = firstByte + 3 * i;
            rgb[out] = (byte) ((colour >>> Lanes.RED) * (light >>> Lanes.RED) >>> 24);
            rgb[out + 1] = (byte) ((colour >>> Lanes.GREEN & Lanes.MASK) * (light >>> Lanes.GREEN & Lanes.MASK) >>> 24);
            rgb[out + 2] = (byte) ((colour & Lanes.MASK) * (light & Lanes.MASK) >>> 24);
            atU += perU;
            atV += perV;
            light += perLight;
        }
    }

    /**
     * Each pixel from two neighbouring levels.
     *
     * @param mixed the finer level times 256 plus the share of the coarser one, all times 256
     */
    static void twoLevels(
            MipChain texture,
            int mixed,
            int perMixed,
            int u,
            int v,
            int perU,
            int perV,
            byte[] rgb,
            int firstByte,
            int length,
            long light,
            long perLight) {
        for (int i = 0; i < length; i++) {
            int level = mixed >> 16;
            int share = mixed >> 8 & 255;
            long colour = sample(texture, level, u, v);
            if (share != 0) {
                colour = Lanes.mix(colour, sample(texture, level + 1, u, v), share);
            }
            int out = firstByte + 3 * i;
            rgb[out] = (byte) ((colour >>> Lanes.RED) * (light >>> Lanes.RED) >>> 24);
            rgb[out + 1] = (byte) ((colour >>> Lanes.GREEN & Lanes.MASK) * (light >>> Lanes.GREEN & Lanes.MASK) >>> 24);
            rgb[out + 2] = (byte) ((colour & Lanes.MASK) * (light & Lanes.MASK) >>> 24);
            mixed += perMixed;
            u += perU;
            v += perV;
            light += perLight;
        }
    }

    private static long sample(MipChain texture, int level, int u, int v) {
        int bitsU = Math.max(0, texture.widthBits - level);
        int bitsV = Math.max(0, texture.heightBits - level);
        int shiftU = ONE_BITS - 8 - bitsU;
        int shiftV = ONE_BITS - 8 - bitsV;
        int texelU = (u >> shiftU) - 128;
        int texelV = (v >> shiftV) - 128;
        int stride = (1 << bitsU) + 1;
        int column = texelU >> 8 & (1 << bitsU) - 1;
        int row = texelV >> 8 & (1 << bitsV) - 1;
        return Lanes.bilinear(
                texture.texels, texture.offsets[level] + row * stride + column, stride, texelU & 255, texelV & 255);
    }
}
