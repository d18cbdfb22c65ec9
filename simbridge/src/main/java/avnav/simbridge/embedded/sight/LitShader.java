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
    private static final float MIX_FROM = 0.35f;

    private static final float MIX_SPAN = 0.3f;

    private final VisibleTriangles frame;
    private View view;
    private Scene scene;
    private byte[] rgb;

    private Solid solid;
    private int triangle;
    /** Value at the row's first column and change per column of u, v and of the two or three lights, over the depth. */
    private final float[] start = new float[5];

    private final float[] perColumn = new float[5];
    private final int[] from = new int[3];
    private final int[] to = new int[3];

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
        float near = (float) (frame.origin[number] + row * frame.perRow[number]);
        float perNear = frame.perColumn[number];
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
        while (at < end) {
            int column = at - rowStart;
            int length = Math.min(end - at, LIGHT_STEP - column % LIGHT_STEP);
            light(finish, column, near + column * perNear, from);
            light(finish, column + length - 1, near + (column + length - 1) * perNear, to);
            float share = 1f / Math.max(1, length - 1);
            long light = Lanes.of(from[0], from[1], from[2]);
            long change = Lanes.of((int) ((to[0] - from[0]) * share), (int) ((to[1] - from[1]) * share), (int)
                    ((to[2] - from[2]) * share));
            if (textured) {
                MipChain texture = finish.texture().get();
                textured(texture, number, at, column, length, near, perNear, light, change);
            } else {
                plain(at, length, light, change);
            }
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

    /** Light times base colour at one pixel, 0..65535 per channel. */
    private void light(Finish finish, int column, float near, int[] into) {
        int map = solid.lightMap[triangle];
        float depth = 1 / near;
        for (int channel = 0; channel < 3; channel++) {
            float light;
            if (finish.glows()) {
                light = 1;
            } else if (map < 0) {
                light = (start[2 + channel] + column * perColumn[2 + channel]) * depth;
            } else {
                float s = (start[2] + column * perColumn[2]) * depth;
                float t = (start[3] + column * perColumn[3]) * depth;
                light = scene.lightMaps[map].at(s, t, channel);
            }
            int base = finish.rgb() >> 16 - 8 * channel & 0xff;
            into[channel] = (int) (Math.min(1, Math.max(0, light)) * base * 257);
        }
    }

    private void plain(int at, int length, long light, long change) {
        int out = 3 * at;
        for (int i = 0; i < length; i++) {
            rgb[out] = (byte) (light >>> Lanes.RED + 8);
            rgb[out + 1] = (byte) (light >>> Lanes.GREEN + 8);
            rgb[out + 2] = (byte) (light >>> 8);
            out += 3;
            light += change;
        }
    }

    private void textured(
            MipChain texture,
            int number,
            int at,
            int column,
            int length,
            float near,
            float perNear,
            long light,
            long change) {
        float slope = 1 + SLANT;
        float finest =
                log2(solid.density[triangle] * texture.size * (float) view.step) - SLANT * log2(frame.offset[number]);
        int firstLevel = level(finest - slope * log2(near + column * perNear), texture.levels);
        int lastLevel = level(finest - slope * log2(near + (column + length - 1) * perNear), texture.levels);
        if (firstLevel == lastLevel && (firstLevel & 255) == 0) {
            oneLevel(texture, firstLevel >> 8, at, column, length, near, perNear, light, change);
            return;
        }
        for (int i = 0; i < length; i++) {
            float x = column + i;
            float nearness = near + x * perNear;
            float depth = 1 / nearness;
            float u = (start[0] + x * perColumn[0]) * depth;
            float v = (start[1] + x * perColumn[1]) * depth;
            int level = level(finest - slope * log2(nearness), texture.levels);
            long colour = texture.sample(level >> 8, u, v);
            if ((level & 255) != 0) {
                colour = Lanes.mix(colour, texture.sample((level >> 8) + 1, u, v), level & 255);
            }
            write(3 * (at + i), colour, light);
            light += change;
        }
    }

    private void oneLevel(
            MipChain texture,
            int level,
            int at,
            int column,
            int length,
            float near,
            float perNear,
            long light,
            long change) {
        int[] texels = texture.texels;
        int offset = texture.offsets[level];
        int widthBits = Math.max(0, texture.widthBits - level);
        int heightBits = Math.max(0, texture.heightBits - level);
        float scaleU = 256 << widthBits;
        float scaleV = 256 << heightBits;
        float startU = start[0];
        float startV = start[1];
        float perU = perColumn[0];
        float perV = perColumn[1];
        for (int i = 0; i < length; i++) {
            float x = column + i;
            float depth = 1 / (near + x * perNear);
            float u = (startU + x * perU) * depth;
            float v = (startV + x * perV) * depth;
            long colour = Lanes.sample(
                    texels, offset, widthBits, heightBits, (int) (u * scaleU) - 128, (int) (v * scaleV) - 128);
            write(3 * (at + i), colour, light);
            light += change;
        }
    }

    private void write(int out, long colour, long light) {
        rgb[out] = (byte) ((colour >>> Lanes.RED) * (light >>> Lanes.RED) >>> 24);
        rgb[out + 1] = (byte) ((colour >>> Lanes.GREEN & Lanes.MASK) * (light >>> Lanes.GREEN & Lanes.MASK) >>> 24);
        rgb[out + 2] = (byte) ((colour & Lanes.MASK) * (light & Lanes.MASK) >>> 24);
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
