package avnav.simbridge.embedded.sight;

import java.util.Arrays;

/**
 * Gives pixels their textured and lit colour. Each row is cut into runs of one triangle, runs into short spans along which
 * texture coordinates and light run evenly, so that the divisions of perspective happen at the spans' ends only. Colours
 * are multiplied in display encoding, which for a power law is the same as multiplying linear light.
 */
final class LitShader {

    /** Longest span, pixels. */
    private static final int LONGEST = 16;

    /** Power of the obliqueness by which slanted surfaces get coarser levels: 0.5 keeps the area, 1 the longer side. */
    private static final float SLANT = 0.7f;

    /** Levels are mixed in this part of the way from one to the next, so that no border shows. */
    private static final float MIX_FROM = 0.4f;

    private static final float MIX_SPAN = 0.2f;

    /** One over so many steps; 0 for none. */
    private static final float[] SHARES = new float[LONGEST + 1];

    static {
        for (int steps = 1; steps <= LONGEST; steps++) {
            SHARES[steps] = 1f / steps;
        }
    }

    private final VisibleTriangles frame;
    private final ShadedTriangles triangles;
    private byte[] rgb;

    /** The run's nearness at its row's first column and its change per column. */
    private float near;

    private float perNear;
    /** The same of the first, second and third light function. */
    private float first;

    private float perFirst;
    private float second;
    private float perSecond;
    private float third;
    private float perThird;

    LitShader(VisibleTriangles frame) {
        this.frame = frame;
        triangles = new ShadedTriangles(frame);
    }

    void shade(Scene scene, View view, byte[] into) {
        triangles.begin(scene, view);
        rgb = into;
        int[] numbers = frame.number;
        for (int row = 0; row < frame.height; row++) {
            int end = (row + 1) * frame.width;
            for (int at = row * frame.width; at < end; ) {
                int number = numbers[at];
                int next = at + 1;
                while (next < end && numbers[next] == number) {
                    next++;
                }
                if (number == 0) {
                    Arrays.fill(rgb, 3 * at, 3 * next, (byte) 0);
                } else {
                    run(number, row, at, next);
                }
                at = next;
            }
        }
    }

    private void run(int number, int row, int at, int end) {
        if (triangles.finish[number] == null) {
            triangles.prepare(number, SLANT);
        }
        near = (float) (frame.origin[number] + row * frame.perRow[number]);
        perNear = frame.perColumn[number];
        setLights(triangles.values, number * ShadedTriangles.SIZE + ShadedTriangles.LIGHT, row);
        Finish finish = triangles.finish[number];
        LightMap map = triangles.lightMap[number];
        boolean textured = finish.texture().isPresent();
        int rowStart = row * frame.width;
        long light = light(finish, map, at - rowStart);
        while (at < end) {
            int column = at - rowStart;
            int length = Math.min(end - at, LONGEST);
            int steps = at + length == end ? length - 1 : length;
            long next = steps == 0 ? light : light(finish, map, column + steps);
            long change = steps == 0 ? 0 : Lanes.step(light, next, SHARES[steps]);
            if (textured) {
                textured(finish.texture().get(), number, row, column, length, light, change);
            } else {
                plain(at, length, light, change);
            }
            light = next;
            at += length;
        }
    }

    private void setLights(float[] values, int at, int row) {
        first = values[at] + row * values[at + 2];
        perFirst = values[at + 1];
        second = values[at + 3] + row * values[at + 5];
        perSecond = values[at + 4];
        third = values[at + 6] + row * values[at + 8];
        perThird = values[at + 7];
    }

    /** Light times base colour at one pixel of the row, lanes of 0..65535. */
    private long light(Finish finish, LightMap map, int column) {
        if (finish.glows()) {
            return Lanes.spread(finish.rgb()) * 257;
        }
        float depth = 1 / (near + column * perNear);
        float one = (first + column * perFirst) * depth;
        float two = (second + column * perSecond) * depth;
        if (map != null) {
            return Lanes.times(map.at(one, two), finish.rgb());
        }
        return Lanes.of(bits(one), bits(two), bits((third + column * perThird) * depth));
    }

    private static int bits(float light) {
        int whole = (int) light;
        return whole < 0 ? 0 : whole > 65280 ? 65280 : whole;
    }

    private void plain(int at, int length, long light, long change) {
        byte[] target = rgb;
        for (int i = 0; i < length; i++) {
            int out = 3 * at + 3 * i;
            target[out] = (byte) (light >>> Lanes.RED + 8);
            target[out + 1] = (byte) (light >>> Lanes.GREEN + 8);
            target[out + 2] = (byte) (light >>> 8);
            light += change;
        }
    }

    /** Cuts a piece of a run into spans so short that texture coordinates run evenly along them to a sixth of a texel. */
    private void textured(MipChain texture, int number, int row, int column, int length, long light, long change) {
        float nearest = near + column * perNear;
        float other = near + (column + length - 1) * perNear;
        float turn = Math.abs(perNear) * LONGEST / (nearest < other ? nearest : other);
        int longest = turn < 0.08f ? LONGEST : turn < 0.3f ? LONGEST / 2 : turn < 1.2f ? 4 : 2;
        for (int done = 0; done < length; done += longest) {
            int span = Math.min(longest, length - done);
            span(texture, number, row, column + done, span, light + done * change, change);
        }
    }

    private void span(MipChain texture, int number, int row, int from, int length, long light, long change) {
        float[] values = triangles.values;
        int at = number * ShadedTriangles.SIZE;
        int last = from + length - 1;
        float nearFrom = near + from * perNear;
        float nearLast = near + last * perNear;
        float depthFrom = 1 / nearFrom;
        float startU = values[at] + row * values[at + 2];
        float startV = values[at + ShadedTriangles.V] + row * values[at + ShadedTriangles.V + 2];
        float changeU = values[at + 1];
        float changeV = values[at + ShadedTriangles.V + 1];
        float u = (startU + from * changeU) * depthFrom;
        float v = (startV + from * changeV) * depthFrom;
        int perU = 0;
        int perV = 0;
        float finest = values[at + ShadedTriangles.LEVEL];
        int level = level(finest - (1 + SLANT) * ShadedTriangles.log2(nearFrom), texture.levels);
        int lastLevel = level;
        if (perNear == 0) {
            perU = TextureSpans.fixed(changeU * depthFrom);
            perV = TextureSpans.fixed(changeV * depthFrom);
        } else if (length > 1) {
            float depthLast = 1 / nearLast;
            float share = SHARES[length - 1];
            perU = TextureSpans.fixed(((startU + last * changeU) * depthLast - u) * share);
            perV = TextureSpans.fixed(((startV + last * changeV) * depthLast - v) * share);
            lastLevel = level(finest - (1 + SLANT) * ShadedTriangles.log2(nearLast), texture.levels);
        }
        int fixedU = TextureSpans.fixed(u);
        int fixedV = TextureSpans.fixed(v);
        int out = 3 * (row * frame.width + from);
        if (level == lastLevel && (level & 255) == 0) {
            TextureSpans.oneLevel(texture, level >> 8, fixedU, fixedV, perU, perV, rgb, out, length, light, change);
        } else {
            int perLevel = (int) ((lastLevel - level) * 256 * SHARES[length - 1]);
            TextureSpans.twoLevels(
                    texture, level << 8, perLevel, fixedU, fixedV, perU, perV, rgb, out, length, light, change);
        }
    }

    /** The finer level times 256 plus the share 0..255 of the next coarser one. */
    private static int level(float exact, int levels) {
        float most = levels - 1;
        float held = exact > 0 ? exact < most ? exact : most : 0;
        int finer = (int) held;
        int share = (int) ((held - finer - MIX_FROM) * (256 / MIX_SPAN));
        return (finer << 8) + (share < 0 ? 0 : share > 256 ? 256 : share);
    }
}
