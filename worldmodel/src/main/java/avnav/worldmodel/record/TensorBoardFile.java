package avnav.worldmodel.record;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A TensorBoard event file of scalars: records of length, masked CRC-32C of the length, a protobuf {@code Event}, and
 * its masked CRC-32C (tensorflow {@code record_writer.cc}, {@code event.proto}, {@code summary.proto}).
 */
public final class TensorBoardFile implements AutoCloseable {

    /** Field numbers shifted left by three, with the wire type: 0 varint, 1 eight bytes, 2 length, 5 four bytes. */
    private static final int EVENT_WALL_TIME = 1 << 3 | 1;

    private static final int EVENT_STEP = 2 << 3;
    private static final int EVENT_VERSION = 3 << 3 | 2;
    private static final int EVENT_SUMMARY = 5 << 3 | 2;
    private static final int SUMMARY_VALUE = 1 << 3 | 2;
    private static final int VALUE_TAG = 1 << 3 | 2;
    private static final int VALUE_SIMPLE = 2 << 3 | 5;
    private static final int CHECKSUM_MASK = 0xa282ead8;

    private final OutputStream out;

    /** A new file in a folder; its name sorts behind those of earlier runs in the same folder. */
    public TensorBoardFile(Path folder) {
        try {
            Files.createDirectories(folder);
            long time = System.currentTimeMillis();
            Path file = folder.resolve(String.format("events.out.tfevents.%010d.%03d.avnav", time / 1000, time % 1000));
            out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Message event = event();
        event.text(EVENT_VERSION, "brain.Event:2");
        record(event.bytes());
    }

    public void scalar(String tag, long step, float value) {
        Message entry = new Message();
        entry.text(VALUE_TAG, tag);
        entry.four(VALUE_SIMPLE, value);
        Message summary = new Message();
        summary.message(SUMMARY_VALUE, entry);
        Message event = event();
        event.varint(EVENT_STEP);
        event.varint(step);
        event.message(EVENT_SUMMARY, summary);
        record(event.bytes());
    }

    private static Message event() {
        Message event = new Message();
        event.eight(EVENT_WALL_TIME, System.currentTimeMillis() / 1000.0);
        return event;
    }

    private void record(byte[] data) {
        byte[] length = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(data.length)
                .array();
        try {
            out.write(length);
            out.write(checksum(length));
            out.write(data);
            out.write(checksum(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] checksum(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(data);
        int masked = Integer.rotateRight((int) crc.getValue(), 15) + CHECKSUM_MASK;
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(masked)
                .array();
    }

    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A protobuf message under construction. */
    private static final class Message {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        byte[] bytes() {
            return bytes.toByteArray();
        }

        void varint(long value) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                bytes.write((int) (rest & 0x7f | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }

        void four(int key, float value) {
            varint(key);
            bytes.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(value)
                    .array());
        }

        void eight(int key, double value) {
            varint(key);
            bytes.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(value)
                    .array());
        }

        void text(int key, String value) {
            block(key, value.getBytes(StandardCharsets.UTF_8));
        }

        void message(int key, Message inner) {
            block(key, inner.bytes());
        }

        private void block(int key, byte[] content) {
            varint(key);
            varint(content.length);
            bytes.writeBytes(content);
        }
    }
}
