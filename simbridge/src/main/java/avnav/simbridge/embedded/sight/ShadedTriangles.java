package avnav.simbridge.embedded.sight;

import java.util.Arrays;

/**
 * What shading needs to know of the triangles of one frame, worked out when a triangle's first pixel asks for it: its
 * affine functions divided by the depth, which are linear on the screen.
 */
final class ShadedTriangles {

    /** Places of the functions: texture coordinates, then three lights or two light map coordinates. */
    static final int U = 0;

    static final int V = 3;
    static final int LIGHT = 6;

    /** Place of the texture's level of detail at a depth of one metre. */
    static final int LEVEL = 15;

    /** Values per triangle. */
    static final int SIZE = 16;

    /** [count*SIZE] five functions, each its value at column 0 and row 0, change per column, change per row; level. */
    float[] values = new float[0];

    Finish[] finish = new Finish[0];
    /** [count] null for light by function. */
    LightMap[] lightMap = new LightMap[0];

    private final VisibleTriangles frame;
    private Scene scene;
    private View view;

    ShadedTriangles(VisibleTriangles frame) {
        this.frame = frame;
    }

    /** Forgets the last frame. */
    void begin(Scene ofScene, View from) {
        scene = ofScene;
        view = from;
        if (finish.length <= frame.count) {
            int size = 2 * frame.count + 2;
            values = new float[size * SIZE];
            finish = new Finish[size];
            lightMap = new LightMap[size];
        } else {
            Arrays.fill(finish, 0, frame.count + 1, null);
        }
    }

    void prepare(int number, float slant) {
        Solid solid = frame.solid[number];
        int triangle = frame.triangle[number];
        Finish look = scene.finishes[solid.finish[triangle]];
        finish[number] = look;
        int map = solid.lightMap[triangle];
        lightMap[number] = map < 0 ? null : scene.lightMaps[map];
        int at = number * SIZE;
        if (look.texture().isPresent()) {
            set(at + U, solid.texture, 2 * triangle, number, 1);
            set(at + V, solid.texture, 2 * triangle + 1, number, 1);
            float texels = solid.density[triangle] * look.texture().get().size;
            values[at + LEVEL] = log2(texels * (float) view.step) - slant * log2(frame.offset[number]);
        }
        if (map >= 0) {
            set(at + LIGHT, solid.light, 3 * triangle, number, 1);
            set(at + LIGHT + 3, solid.light, 3 * triangle + 1, number, 1);
        } else {
            for (int channel = 0; channel < 3; channel++) {
                double full = (look.rgb() >> 16 - 8 * channel & 0xff) * 256;
                set(at + LIGHT + 3 * channel, solid.light, 3 * triangle + channel, number, full);
            }
        }
    }

    private void set(int at, float[] functions, int index, int number, double factor) {
        double gx = functions[4 * index] * factor;
        double gy = functions[4 * index + 1] * factor;
        double gz = functions[4 * index + 2] * factor;
        double atEye = functions[4 * index + 3] * factor + gx * view.eyeX + gy * view.eyeY + gz * view.eyeZ;
        double perRight = gx * view.cos - gz * view.sin;
        double ahead = -gx * view.sin - gz * view.cos + view.firstX * perRight + view.firstY * gy;
        values[at] = (float) (ahead + atEye * frame.origin[number]);
        values[at + 1] = (float) (view.step * perRight + atEye * frame.perColumn[number]);
        values[at + 2] = (float) (-view.step * gy + atEye * frame.perRow[number]);
    }

    /** Base-two logarithm, straight between powers of two: at most 0.09 too low. */
    static float log2(float value) {
        return Float.floatToRawIntBits(value) * (1f / (1 << 23)) - 127;
    }
}
