package avnav.simbridge.embedded.sight;

import avnav.simbridge.embedded.mesh.Texture;

/**
 * A texture with all its halvings down to one texel, power-of-two sides, in one array of {@link Lanes} of 0..255.
 * Halvings are averaged in linear light. Level l has {@code width >> l} by {@code height >> l} texels, at least one each
 * way, and repeats its first column and row at the end so that neighbours need no wrapping.
 */
final class MipChain {

    /** Sides are at most {@code 1 << MOST_BITS} texels. */
    static final int MOST_BITS = 8;

    final int widthBits;
    final int heightBits;
    final int levels;
    final long[] texels;
    /** [levels] index of a level's first texel. */
    final int[] offsets;

    /** Geometric mean of the finest level's sides, texels. */
    final float size;

    MipChain(Texture texture) {
        widthBits = bits(texture.width());
        heightBits = bits(texture.height());
        levels = Math.max(widthBits, heightBits) + 1;
        offsets = new int[levels];
        size = (float) Math.sqrt(width(0) * height(0));
        int total = 0;
        for (int level = 0; level < levels; level++) {
            offsets[level] = total;
            total += (width(level) + 1) * (height(level) + 1);
        }
        texels = new long[total];
        int[] current = finest(texture);
        for (int level = 0; level < levels; level++) {
            if (level > 0) {
                current = halved(current, level);
            }
            store(current, level);
        }
    }

    int width(int level) {
        return Math.max(1, 1 << widthBits >> level);
    }

    int height(int level) {
        return Math.max(1, 1 << heightBits >> level);
    }

    private static int bits(int side) {
        int bits = 0;
        while (1 << bits < side && bits < MOST_BITS) {
            bits++;
        }
        return bits;
    }

    private void store(int[] rgb, int level) {
        int width = width(level);
        int height = height(level);
        int at = offsets[level];
        for (int row = 0; row <= height; row++) {
            for (int column = 0; column <= width; column++) {
                texels[at++] = Lanes.spread(rgb[row % height * width + column % width]);
            }
        }
    }

    private int[] finest(Texture texture) {
        int width = width(0);
        int height = height(0);
        int[] rgb = new int[width * height];
        for (int row = 0; row < height; row++) {
            int firstRow = row * texture.height() / height;
            int lastRow = Math.max(firstRow + 1, (row + 1) * texture.height() / height);
            for (int column = 0; column < width; column++) {
                int firstColumn = column * texture.width() / width;
                int lastColumn = Math.max(firstColumn + 1, (column + 1) * texture.width() / width);
                rgb[row * width + column] = average(texture, firstColumn, lastColumn, firstRow, lastRow);
            }
        }
        return rgb;
    }

    private static int average(Texture texture, int firstColumn, int lastColumn, int firstRow, int lastRow) {
        byte[] rgb = texture.rgb();
        if (lastColumn - firstColumn == 1 && lastRow - firstRow == 1) {
            int at = 3 * (firstRow * texture.width() + firstColumn);
            return (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | rgb[at + 2] & 0xff;
        }
        float red = 0;
        float green = 0;
        float blue = 0;
        for (int row = firstRow; row < lastRow; row++) {
            for (int column = firstColumn; column < lastColumn; column++) {
                int at = 3 * (row * texture.width() + column);
                red += Srgb.linear(rgb[at] & 0xff);
                green += Srgb.linear(rgb[at + 1] & 0xff);
                blue += Srgb.linear(rgb[at + 2] & 0xff);
            }
        }
        int count = (lastColumn - firstColumn) * (lastRow - firstRow);
        return Srgb.pack(red / count, green / count, blue / count);
    }

    private int[] halved(int[] finer, int level) {
        int width = width(level);
        int height = height(level);
        int finerWidth = width(level - 1);
        int stepX = finerWidth > 1 ? 1 : 0;
        int stepY = height(level - 1) > 1 ? finerWidth : 0;
        int[] rgb = new int[width * height];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int at = 2 * row * stepY + 2 * column * stepX;
                rgb[row * width + column] =
                        average(finer[at], finer[at + stepX], finer[at + stepY], finer[at + stepX + stepY]);
            }
        }
        return rgb;
    }

    private static int average(int a, int b, int c, int d) {
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            float sum = Srgb.linear(a >> shift & 0xff)
                    + Srgb.linear(b >> shift & 0xff)
                    + Srgb.linear(c >> shift & 0xff)
                    + Srgb.linear(d >> shift & 0xff);
            rgb |= Srgb.encode(sum / 4) << shift;
        }
        return rgb;
    }
}
