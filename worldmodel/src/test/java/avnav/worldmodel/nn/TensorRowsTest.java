package avnav.worldmodel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorRowsTest {

    @TempDir
    private Path temp;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = temp.resolve("two.safetensors");
        StoredTensor floats = StoredTensor.of(new float[] {0, 1, 2, 3, 4, 5, 6, 7}, 4, 2);
        StoredTensor bytes = StoredTensor.of(new byte[] {10, 11, 12}, 3);
        new Safetensors(Map.of("floats", floats, "bytes", bytes), Map.of("scene", "a")).write(file);
    }

    @Test
    void readsRowsAlone() throws IOException {
        try (TensorRows rows = TensorRows.open(file)) {
            ByteBuffer two = rows.read("floats", 1, 2);
            assertThat(two.remaining()).isEqualTo(16);
            assertThat(new float[] {two.getFloat(), two.getFloat(), two.getFloat(), two.getFloat()})
                    .containsExactly(2, 3, 4, 5);
            assertThat(rows.read("bytes", 2, 1).get()).isEqualTo((byte) 12);
            assertThat(rows.read("bytes", 3, 0).hasRemaining()).isFalse();
            assertThat(rows.metadata()).containsEntry("scene", "a");
        }
    }

    @Test
    void refusesRowsAndTensorsThatAreNotThere() throws IOException {
        try (TensorRows rows = TensorRows.open(file)) {
            assertThatThrownBy(() -> rows.read("floats", 3, 2))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("(4)");
            assertThatThrownBy(() -> rows.read("shorts", 0, 1))
                    .isInstanceOf(TensorFileException.class)
                    .hasMessageContaining("(shorts)");
            rows.require("floats", ElementType.F32, 4, 2);
            assertThatThrownBy(() -> rows.require("floats", ElementType.F32, 4, 3))
                    .isInstanceOf(TensorFileException.class)
                    .hasMessageContainingAll("F32[4, 2]", "F32[4, 3]");
        }
    }

    @Test
    void refusesFilesThatAreNotWhole() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> TensorRows.open(file)).isInstanceOf(TensorFileException.class);
    }
}
