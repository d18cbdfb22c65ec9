package avnav.worldmodel.nn;

import avnav.worldmodel.nn.TorchGlobals.Storage;
import avnav.worldmodel.nn.TorchGlobals.View;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Gathers tensors out of a checkpoint's storages; shared storages are read once. */
final class TorchStorages {

    private final Function<Storage, byte[]> source;
    private final Map<String, byte[]> read = new HashMap<>();

    /** @param source the little-endian bytes of a storage */
    TorchStorages(Function<Storage, byte[]> source) {
        this.source = source;
    }

    StoredTensor tensor(View view) {
        Storage storage = view.storage();
        byte[] bytes = read.computeIfAbsent(storage.key(), key -> source.apply(storage));
        int width = storage.type().bytes();
        long count;
        long last = view.offset();
        try {
            count = StoredTensor.count(view.shape());
            for (int d = 0; d < view.shape().length; d++) {
                last = Math.addExact(last, Math.multiplyExact(Math.max(0, view.shape()[d] - 1), view.strides()[d]));
            }
        } catch (ArithmeticException e) {
            throw new PickleRefusal("describes a tensor larger than any file.");
        }
        if (count > 0 && last >= bytes.length / width) {
            throw new PickleRefusal("has a storage (" + storage.key() + ") of " + bytes.length / width
                    + " elements, but a tensor in it reaches element " + last + ".\nMaybe it is damaged.");
        }
        if (count > (Integer.MAX_VALUE - 8) / width) {
            throw new PickleRefusal("holds a tensor of " + count + " elements, more than one array can hold.");
        }
        ByteBuffer gathered = ByteBuffer.allocate((int) count * width);
        if (isContiguous(view)) {
            gathered.put(bytes, (int) view.offset() * width, (int) count * width);
            return new StoredTensor(storage.type(), gathered.array(), view.shape());
        }
        long[] index = new long[view.shape().length];
        for (long i = 0; i < count; i++) {
            long at = view.offset();
            for (int d = 0; d < index.length; d++) {
                at += index[d] * view.strides()[d];
            }
            gathered.put(bytes, (int) at * width, width);
            advance(index, view.shape());
        }
        return new StoredTensor(storage.type(), gathered.array(), view.shape());
    }

    private static boolean isContiguous(View view) {
        long wanted = 1;
        for (int d = view.shape().length - 1; d >= 0; d--) {
            if (view.shape()[d] != 1 && view.strides()[d] != wanted) {
                return false;
            }
            wanted *= view.shape()[d];
        }
        return wanted > 0;
    }

    private static void advance(long[] index, long[] shape) {
        for (int d = index.length - 1; d >= 0 && ++index[d] == shape[d]; d--) {
            index[d] = 0;
        }
    }
}
