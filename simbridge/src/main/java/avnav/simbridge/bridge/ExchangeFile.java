package avnav.simbridge.bridge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The memory-mapped file that carries pictures, sound and meshes; layout in {@code avnav_bridge/exchange.py}. The file
 * is readable by its owner only and lives in memory where the system offers that.
 */
final class ExchangeFile implements AutoCloseable {

    static final int SLOTS = 2;

    private static final byte[] MAGIC = "AVNVBRDG".getBytes(StandardCharsets.US_ASCII);
    private static final int LAYOUT = 1;
    private static final int HEADER_BYTES = 64;
    private static final int REGION_HEADER_BYTES = 16;
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private final Path path;
    private final int regionBytes;
    private final MappedByteBuffer map;

    private ExchangeFile(Path path, int regionBytes, MappedByteBuffer map) {
        this.path = path;
        this.regionBytes = regionBytes;
        this.map = map;
    }

    static ExchangeFile create(int regionBytes) throws IOException {
        Path path = Files.isWritable(SHARED_MEMORY)
                ? Files.createTempFile(SHARED_MEMORY, "avnav-", ".exchange")
                : Files.createTempFile("avnav-", ".exchange");
        long size = HEADER_BYTES + (SLOTS + 1) * (long) (REGION_HEADER_BYTES + regionBytes);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
            map.order(ByteOrder.LITTLE_ENDIAN);
            map.put(0, MAGIC).putInt(8, LAYOUT).putInt(12, 0).putLong(16, regionBytes);
            return new ExchangeFile(path, regionBytes, map);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    Path path() {
        return path;
    }

    /** Takes the name away, so that nobody can cut or delete it and nothing stays behind; both ends keep their maps. */
    void forgetName() throws IOException {
        Files.deleteIfExists(path);
    }

    /** Puts a call's payload into the inbox. */
    void send(long number, ByteBuffer payload) {
        if (payload.remaining() > regionBytes) {
            throw new BridgeException(
                    "The payload of call " + number + " has (" + payload.remaining() + ") bytes but a region holds ("
                            + regionBytes + ").\nMaybe raise regionBytes.",
                    false);
        }
        int start = start(SLOTS);
        map.put(start + REGION_HEADER_BYTES, payload, payload.position(), payload.remaining());
        map.putLong(start + Long.BYTES, payload.remaining());
        map.putLong(start, number);
    }

    /**
     * The payload that answers a call, read-only and little-endian; the call after the next overwrites it.
     *
     * @throws BridgeException when the slot holds something else
     */
    ByteBuffer receive(long number, long bytes) {
        int start = start((int) (number % SLOTS));
        long sequence = map.getLong(start);
        long length = map.getLong(start + Long.BYTES);
        if (sequence != number || length != bytes || length > regionBytes) {
            throw new BridgeException(
                    "The exchange file holds (" + length + ") bytes of call (" + sequence + ") where (" + bytes
                            + ") bytes of call (" + number + ") were promised.",
                    true);
        }
        return map.slice(start + REGION_HEADER_BYTES, (int) length)
                .asReadOnlyBuffer()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The call's slot, little-endian, to be filled with an answer of so many bytes when this half is the one that serves;
     * {@link #answered} makes it valid.
     *
     * @throws BridgeException when a slot is too small
     */
    ByteBuffer slot(long number, long bytes) {
        if (bytes > regionBytes) {
            throw new BridgeException(
                    "The answer has (" + bytes + ") bytes but a slot holds (" + regionBytes
                            + ").\nMaybe ask for a smaller picture.",
                    false);
        }
        return map.slice(start((int) (number % SLOTS)) + REGION_HEADER_BYTES, (int) bytes)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The slot holds the whole answer. */
    void answered(long number, long bytes) {
        int start = start((int) (number % SLOTS));
        map.putLong(start + Long.BYTES, bytes);
        map.putLong(start, number);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }

    private int start(int region) {
        return HEADER_BYTES + region * (REGION_HEADER_BYTES + regionBytes);
    }
}
