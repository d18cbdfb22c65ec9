package avnav.simbridge.embedded.sight;

import java.util.Arrays;

/**
 * Gives pixels their textured and lit colour. Each row is cut into runs of one triangle; what is linear over the triangle
 * in the world becomes linear on the screen once divided by the depth, so a run needs one reciprocal per pixel. Light is
 * smooth and taken exactly only every {@link #LIGHT_STEP} pixels. Colours are multiplied in display encoding, which for
 * a power law is the same as multiplying linear light.
 */
final class LitShader {

    private static final int LIGHT_STEP = 16;

    /** Power of the obliqueness by which slanted surfaces get coarser levels: 0.5 keeps the area, 1 the longer side. */
    private static final float SLANT = 0.7f;

    /** Levels are mixed in this part of the way from one to the next, so that no border shows. */
    private static final float MIX_FROM = 0.4f;

    private static final float MIX_SPAN = 0.2f;

    private final VisibleTriangles frame;
    private View view;
    private Scene scene;
    private byte[] rgb;

    /** One over so many steps; 0 for none. */
    private static final float[] SHARES = new float[LIGHT_STEP + 1];

    static {
        for (int steps = 1; steps <= LIGHT_STEP; steps++) {
            SHARES[steps] = 1f / steps;
        }
    }

    private Solid solid;
    /** Nearness at the row's first column and its change per column. */
    private float nearRow;

    private float perNear;
    private int triangle;
    /** Value at the row's first column and change per column of u, v and of the two or three lights, over the depth. */
    private final float[] start = new float[5];

    private final float[] perColumn = new float[5];

    LitShader(VisibleTriangles frame) {
        this.frame = frame;
    }

    void shade(Scene ofScene, View from, byte[] into) {
        scene = ofScene;
        view = from;
        rgb = into;
        for (int row = 0; row < frame.height; row++) {
            int end = (row + 1) * frame.width;
            for (int at = row * frame.width; at < end; ) {
                int number = frame.number[at];
                int next = at + 1;
                while (next < end && frame.number[next] == number) {
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
        solid = frame.solid[number];
        triangle = frame.triangle[number];
        Finish finish = scene.finishes[solid.finish[triangle]];
        int rowStart = row * frame.width;
        nearRow = (float) (frame.origin[number] + row * frame.perRow[number]);
        perNear = frame.perColumn[number];
        boolean textured = finish.texture().isPresent();
        if (textured) {
            line(0, solid.texture, 2 * triangle, row, number);
            line(1, solid.texture, 2 * triangle + 1, row, number);
        }
        if (!finish.glows()) {
            int lights = solid.lightMap[triangle] < 0 ? 3 : 2;
            for (int i = 0; i < lights; i++) {
                line(2 + i, solid.light, 3 * triangle + i, row, number);
            }
        }
        long light = light(finish, at - rowStart);
        while (at < end) {
            int column = at - rowStart;
            int length = Math.min(end - at, LIGHT_STEP);
            boolean ends = at + length == end;
            long next = light(finish, ends ? column + length - 1 : column + length);
            long change = Lanes.step(light, next, SHARES[ends ? length - 1 : length]);
            if (textured) {
                textured(finish.texture().get(), number, at, column, length, light, change);
            } else {
                plain(at, length, light, change);
            }
            light = next;
            at += length;
        }
    }

    /** Sets {@link #start} and {@link #perColumn} for one affine function along one row. */
    private void line(int slot, float[] functions, int index, int row, int number) {
        double gx = functions[4 * index];
        double gy = functions[4 * index + 1];
        double gz = functions[4 * index + 2];
        double atEye = functions[4 * index + 3] + gx * view.eyeX + gy * view.eyeY + gz * view.eyeZ;
        double perRight = gx * view.cos - gz * view.sin;
        double ahead = -gx * view.sin - gz * view.cos + view.firstX * perRight + (view.firstY - row * view.step) * gy;
        start[slot] = (float) (ahead + atEye * (frame.origin[number] + row * frame.perRow[number]));
        perColumn[slot] = (float) (view.step * perRight + atEye * frame.perColumn[number]);
    }

    /** Light times base colour at one pixel of the row, lanes of 0..65535. */
    private long light(Finish finish, int column) {
        if (finish.glows()) {
            return Lanes.spread(finish.rgb()) * 257;
        }
        int map = solid.lightMap[triangle];
        float depth = 1 / (nearRow + column * perNear);
        float first = (start[2] + column * perColumn[2]) * depth;
        float second = (start[3] + column * perColumn[3]) * depth;
        if (map >= 0) {
            return Lanes.times(scene.lightMaps[map].at(first, second), finish.rgb());
        }
        float third = (start[4] + column * perColumn[4]) * depth;
        return Lanes.times(Lanes.of(bits(first), bits(second), bits(third)), finish.rgb());
    }

    private static int bits(float light) {
        return (int) (65280 * Math.min(1, Math.max(0, light)));
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

    /** Cuts a piece of a run into spans so short that texture coordinates run evenly along them to a tenth texel. */
    private void textured(MipChain texture, int number, int at, int column, int length, long light, long change) {
        float near = nearRow + column * perNear;
        float change1 = Math.abs(perNear) * LIGHT_STEP / Math.min(near, near + (length - 1) * perNear);
        int longest = change1 < 0.05f ? LIGHT_STEP : change1 < 0.2f ? LIGHT_STEP / 2 : change1 < 0.8f ? 4 : 2;
        float finest =
                log2(solid.density[triangle] * texture.size * (float) view.step) - SLANT * log2(frame.offset[number]);
        for (int done = 0; done < length; done += longest) {
            int span = Math.min(longest, length - done);
            int first = column + done;
            int last = first + span - 1;
            float nearFirst = nearRow + first * perNear;
            float nearLast = nearRow + last * perNear;
            float depthFirst = 1 / nearFirst;
            float depthLast = 1 / nearLast;
            float share = SHARES[span - 1];
            float u = (start[0] + first * perColumn[0]) * depthFirst;
            float v = (start[1] + first * perColumn[1]) * depthFirst;
            int perU = TextureSpans.fixed(((start[0] + last * perColumn[0]) * depthLast - u) * share);
            int perV = TextureSpans.fixed(((start[1] + last * perColumn[1]) * depthLast - v) * share);
            int level = level(finest - (1 + SLANT) * log2(nearFirst), texture.levels);
            int lastLevel = perNear == 0 ? level : level(finest - (1 + SLANT) * log2(nearLast), texture.levels);
            int fixedU = TextureSpans.fixed(u);
            int fixedV = TextureSpans.fixed(v);
            long spanLight = light + done * change;
            int out = 3 * (at + done);
            if (level == lastLevel && (level & 255) == 0) {
                TextureSpans.oneLevel(
                        texture, level >> 8, fixedU, fixedV, perU, perV, rgb, out, span, spanLight, change);
            } else {
                int perLevel = (int) ((lastLevel - level) * 256 * share);
                TextureSpans.twoLevels(
                        texture, level << 8, perLevel, fixedU, fixedV, perU, perV, rgb, out, span, spanLight, change);
            }
        }
    }

    /** The finer level times 256 plus the share 0..255 of the next coarser one. */
    private static int level(float exact, int levels) {
        float held = Math.min(levels - 1, Math.max(0, exact));
        int finer = (int) held;
        float share = (held - finer - MIX_FROM) / MIX_SPAN;
        return (finer << 8) + (int) (256 * Math.min(1, Math.max(0, share)));
    }

    /** Base-two logarithm, straight between powers of two: at most 0.09 too low. */
    private static float log2(float value) {
        return Float.floatToRawIntBits(value) * (1f / (1 << 23)) - 127;
    }
}
