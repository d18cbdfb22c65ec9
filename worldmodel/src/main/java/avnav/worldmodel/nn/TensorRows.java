package avnav.worldmodel.nn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;

/**
 * Rows of the tensors in a safetensors file, read without the rest of it; a row is one index of the first dimension.
 * Opening checks the header as {@link Safetensors#read} does. Reads from several threads do not disturb each other.
 */
public final class TensorRows implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final SafetensorsHeader header;

    private TensorRows(Path file, FileChannel channel, SafetensorsHeader header) {
        this.file = file;
        this.channel = channel;
        this.header = header;
    }

    /** @throws TensorFileException when the file is not, or not wholly, a safetensors file */
    public static TensorRows open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new TensorRows(file, channel, SafetensorsHeader.read(file, channel));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    public Map<String, String> metadata() {
        return header.metadata();
    }

    /**
     * Checks that the file holds a tensor of this name, type and shape.
     *
     * @throws TensorFileException when it does not
     */
    public void require(String name, ElementType type, long... shape) throws TensorFileException {
        SafetensorsHeader.Entry entry = entry(name);
        if (entry.type() != type || !Arrays.equals(entry.shape(), shape)) {
            throw new TensorFileException(
                    file,
                    "holds (" + name + ") as " + entry.type() + Arrays.toString(entry.shape()) + " where " + type
                            + Arrays.toString(shape) + " is wanted.\nMaybe it was written for something else.");
        }
    }

    /**
     * Bytes of {@code count} rows, little-endian.
     *
     * @throws IndexOutOfBoundsException when the tensor has no such rows
     * @throws TensorFileException when there is no such tensor or the file was cut short since it was opened
     */
    public ByteBuffer read(String name, long from, int count) throws IOException {
        SafetensorsHeader.Entry entry = entry(name);
        long rows = entry.shape().length == 0 ? 0 : entry.shape()[0];
        if (from < 0 || count < 0 || from + count > rows) {
            throw new IndexOutOfBoundsException("The rows " + from + " to " + (from + count) + " of (" + name + ") in ("
                    + file + ") do not exist: it has (" + rows + ").");
        }
        long rowBytes = rows == 0 ? 0 : (entry.end() - entry.begin()) / rows;
        ByteBuffer target =
                ByteBuffer.allocate(Math.toIntExact(count * rowBytes)).order(ByteOrder.LITTLE_ENDIAN);
        Safetensors.readFully(file, channel, target, header.dataStart() + entry.begin() + from * rowBytes);
        return target.flip();
    }

    private SafetensorsHeader.Entry entry(String name) throws TensorFileException {
        for (SafetensorsHeader.Entry entry : header.entries()) {
            if (entry.name().equals(name)) {
                return entry;
            }
        }
        throw new TensorFileException(file, "has no tensor (" + name + ").\nMaybe it was written for something else.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
