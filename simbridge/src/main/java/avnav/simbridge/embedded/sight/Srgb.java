package avnav.simbridge.embedded.sight;

/** The sRGB transfer curve (IEC 61966-2-1) by table. */
final class Srgb {

    private static final int STEPS = 4096;
    private static final float[] LINEAR = new float[256];
    private static final byte[] ENCODED = new byte[STEPS + 1];

    static {
        for (int i = 0; i < 256; i++) {
            double value = i / 255.0;
            LINEAR[i] = (float) (value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4));
        }
        for (int i = 0; i <= STEPS; i++) {
            ENCODED[i] = (byte) Math.round(255 * display(i / (double) STEPS));
        }
    }

    private Srgb() {}

    /** Linear light 0..1 of an encoded value 0..255. */
    static float linear(int encoded) {
        return LINEAR[encoded];
    }

    /** Encoded value 0..255 of linear light, which is cut to 0..1; within one of the exact value in the darkest tenth. */
    static int encode(float linear) {
        return ENCODED[(int) (Math.min(1, Math.max(0, linear)) * STEPS + 0.5f)] & 0xff;
    }

    static int pack(float red, float green, float blue) {
        return encode(red) << 16 | encode(green) << 8 | encode(blue);
    }

    /** Encoded light 0..1 of linear light 0..1. */
    static double display(double linear) {
        return linear <= 0.0031308 ? 12.92 * linear : 1.055 * StrictMath.pow(linear, 1 / 2.4) - 0.055;
    }
}
