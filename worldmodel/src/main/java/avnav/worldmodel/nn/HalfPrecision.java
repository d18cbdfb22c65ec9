package avnav.worldmodel.nn;

/** Conversions between float32 and the two 16-bit formats, to nearest with ties to even. */
public final class HalfPrecision {

    private HalfPrecision() {}

    public static float fromBfloat16(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }

    public static short toBfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) ((bits >>> 16) | 0x40);
        }
        return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }

    public static float fromFloat16(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >>> 10) & 0x1f;
        int fraction = half & 0x3ff;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int wide = exponent == 31 ? 0xff : exponent + 112;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }

    public static short toFloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        int magnitude = bits & 0x7fffffff;
        if (magnitude > 0x7f800000) {
            return (short) (sign | 0x7e00);
        }
        if (magnitude >= 0x477ff000) {
            return (short) (sign | 0x7c00);
        }
        if (magnitude >= 0x38800000) {
            int rounded = magnitude - 0x38000000 + 0xfff + ((magnitude >>> 13) & 1);
            return (short) (sign | rounded >>> 13);
        }
        return (short) (sign | (int) Math.rint(Math.abs((double) value) * 0x1p24));
    }
}
