package avnav.worldmodel.nn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A tensor as a file holds it: element type, shape, and row-major little-endian bytes. Immutable. */
public final class StoredTensor {

    private final ElementType type;
    private final long[] shape;
    private final byte[] bytes;

    /** @param bytes little-endian, row-major; kept, not copied */
    public StoredTensor(ElementType type, byte[] bytes, long... shape) {
        long wanted = Math.multiplyExact(count(shape), type.bytes());
        if (wanted != bytes.length) {
            throw new IllegalArgumentException("A " + type + " tensor of shape " + Arrays.toString(shape) + " needs ("
                    + wanted + ") bytes, not (" + bytes.length + ").");
        }
        this.type = type;
        this.shape = shape.clone();
        this.bytes = bytes;
    }

    public static StoredTensor of(float[] values, long... shape) {
        return of(ElementType.F32, values, shape);
    }

    /** Rounds to F16 or BF16 where that type is asked for. */
    public static StoredTensor of(ElementType type, float[] values, long... shape) {
        ByteBuffer buffer = littleEndian(values.length * type.bytes());
        for (float value : values) {
            switch (type) {
                case F64 -> buffer.putDouble(value);
                case F32 -> buffer.putFloat(value);
                case F16 -> buffer.putShort(HalfPrecision.toFloat16(value));
                case BF16 -> buffer.putShort(HalfPrecision.toBfloat16(value));
                default -> throw new IllegalArgumentException("Floats cannot be stored as (" + type + ").");
            }
        }
        return new StoredTensor(type, buffer.array(), shape);
    }

    public static StoredTensor of(double[] values, long... shape) {
        ByteBuffer buffer = littleEndian(values.length * Double.BYTES);
        buffer.asDoubleBuffer().put(values);
        return new StoredTensor(ElementType.F64, buffer.array(), shape);
    }

    public static StoredTensor of(long[] values, long... shape) {
        ByteBuffer buffer = littleEndian(values.length * Long.BYTES);
        buffer.asLongBuffer().put(values);
        return new StoredTensor(ElementType.I64, buffer.array(), shape);
    }

    public static StoredTensor of(byte[] values, long... shape) {
        return new StoredTensor(ElementType.U8, values.clone(), shape);
    }

    public ElementType type() {
        return type;
    }

    public long[] shape() {
        return shape.clone();
    }

    public int size() {
        return bytes.length / type.bytes();
    }

    /** A read-only, little-endian view of the bytes. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Values as float32, whatever the type; F64 and integers are rounded. */
    public float[] floats() {
        double[] wide = type == ElementType.F32 ? null : doubles();
        float[] values = new float[size()];
        if (wide == null) {
            bytes().asFloatBuffer().get(values);
            return values;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) wide[i];
        }
        return values;
    }

    /** Values as float64, whatever the type. */
    public double[] doubles() {
        ByteBuffer in = bytes();
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type) {
                case F64 -> in.getDouble();
                case F32 -> in.getFloat();
                case F16 -> HalfPrecision.fromFloat16(in.getShort());
                case BF16 -> HalfPrecision.fromBfloat16(in.getShort());
                default -> integer(in);
            };
        }
        return values;
    }

    /** @throws IllegalStateException when the type is not an integer's */
    public long[] longs() {
        if (!type.isInteger()) {
            throw new IllegalStateException("A tensor of type (" + type + ") does not hold integers.");
        }
        ByteBuffer in = bytes();
        long[] values = new long[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = integer(in);
        }
        return values;
    }

    private long integer(ByteBuffer in) {
        return switch (type) {
            case I64 -> in.getLong();
            case I32 -> in.getInt();
            case I16 -> in.getShort();
            case I8 -> in.get();
            default -> Byte.toUnsignedLong(in.get());
        };
    }

    /** Product of the sizes. */
    static long count(long... shape) {
        long count = 1;
        for (long size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("The shape " + Arrays.toString(shape) + " has a negative size.");
            }
            count = Math.multiplyExact(count, size);
        }
        return count;
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public String toString() {
        return type + Arrays.toString(shape);
    }
}
