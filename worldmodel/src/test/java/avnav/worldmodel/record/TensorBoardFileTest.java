package avnav.worldmodel.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardFileTest {

    @TempDir
    Path folder;

    @Test
    void recordsAreFramedAsTensorFlowFramesThem() throws IOException {
        try (TensorBoardFile board = new TensorBoardFile(folder)) {
            board.scalar("val/spl", 300, 0.5f);
        }
        List<byte[]> records = records();
        assertThat(records).hasSize(2);
        assertThat(new String(records.get(0), StandardCharsets.ISO_8859_1)).contains("brain.Event:2");
        byte[] event = records.get(1);
        // 9: wall time (eight bytes); 16: step, 300 as a varint; 42: summary; then value, tag and number.
        assertThat(event[0]).isEqualTo((byte) 9);
        byte[] tail = {16, (byte) 0xac, 2, 42, 16, 10, 14, 10, 7, 'v', 'a', 'l', '/', 's', 'p', 'l', 21, 0, 0, 0, 63};
        assertThat(Arrays.copyOfRange(event, 9, event.length)).containsExactly(tail);
    }

    /** Splits the file and checks both checksums by a bit-by-bit CRC-32C. */
    private List<byte[]> records() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.findFirst().orElseThrow();
            assertThat(file.getFileName().toString()).startsWith("events.out.tfevents.");
            ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            List<byte[]> records = new ArrayList<>();
            while (in.hasRemaining()) {
                byte[] length = new byte[8];
                in.get(length);
                assertThat(in.getInt()).isEqualTo(masked(length));
                byte[] data = new byte
                        [(int) ByteBuffer.wrap(length)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getLong()];
                in.get(data);
                assertThat(in.getInt()).isEqualTo(masked(data));
                records.add(data);
            }
            return records;
        }
    }

    private static int masked(byte[] data) {
        int crc = -1;
        for (byte b : data) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ 0x82f63b78 : crc >>> 1;
            }
        }
        crc = ~crc;
        return (crc >>> 15 | crc << 17) + 0xa282ead8;
    }
}
