package avnav.worldmodel.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;

/**
 * Copies Java arrays into tensors that own their memory. {@code NDManager.create} alone shares a Java buffer that the
 * garbage collector may free while autograd still needs it, so this is the only place that calls it.
 */
public final class Tensors {

    private Tensors() {}

    /** A float32 tensor of the given shape, row-major; no shape makes a scalar. */
    public static NDArray of(NDManager scope, float[] values, long... shape) {
        checkCount(values.length, shape);
        return owned(scope.create(values, new Shape(shape)));
    }

    /** A float64 tensor of the given shape, row-major. */
    public static NDArray of(NDManager scope, double[] values, long... shape) {
        checkCount(values.length, shape);
        return owned(scope.create(values, new Shape(shape)));
    }

    /** An int64 tensor of the given shape, row-major. */
    public static NDArray of(NDManager scope, long[] values, long... shape) {
        checkCount(values.length, shape);
        return owned(scope.create(values, new Shape(shape)));
    }

    /** An unsigned 8-bit tensor of the given shape, row-major; empty shapes (with a 0) are allowed. */
    public static NDArray ofBytes(NDManager scope, byte[] values, long... shape) {
        checkCount(values.length, shape);
        if (values.length == 0) {
            return scope.zeros(new Shape(shape), DataType.UINT8);
        }
        return owned(scope.create(ByteBuffer.wrap(values), new Shape(shape), DataType.UINT8));
    }

    /** A float32 scalar. */
    public static NDArray scalar(NDManager scope, float value) {
        return scope.full(new Shape(), value);
    }

    private static NDArray owned(NDArray borrowed) {
        try (borrowed) {
            return borrowed.duplicate();
        }
    }

    private static void checkCount(int count, long... shape) {
        long wanted = 1;
        for (long size : shape) {
            wanted *= size;
        }
        if (wanted != count) {
            throw new IllegalArgumentException(
                    "There are (" + count + ") values but the shape " + new Shape(shape) + " needs (" + wanted + ").");
        }
    }
}
