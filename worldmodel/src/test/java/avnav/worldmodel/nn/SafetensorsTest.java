package avnav.worldmodel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {

    @TempDir
    Path folder;

    @Test
    void everyTypeSurvivesARoundTrip() throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        tensors.put("bytes", StoredTensor.of(new byte[] {0, 1, (byte) 200}, 3));
        tensors.put("scalar", StoredTensor.of(new float[] {-1.5f}));
        tensors.put("empty", StoredTensor.of(new float[0], 2, 0));
        tensors.put("long", StoredTensor.of(new long[] {Long.MIN_VALUE, 7}, 2, 1));
        tensors.put("half", StoredTensor.of(ElementType.F16, new float[] {1.5f, 65504f, -0f}, 3));
        tensors.put("brain", StoredTensor.of(ElementType.BF16, new float[] {3.140625f, 1e38f}, 2));
        Path file = folder.resolve("sub/w.safetensors");
        new Safetensors(tensors, Map.of("step", "12", "note", "\"ü\n")).write(file);

        Safetensors read = Safetensors.read(file);

        assertThat(read.metadata()).containsEntry("step", "12").containsEntry("note", "\"ü\n");
        assertThat(read.tensors()).containsOnlyKeys(tensors.keySet());
        tensors.forEach((name, tensor) -> {
            assertThat(read.get(name).bytes()).isEqualTo(tensor.bytes());
            assertThat(read.get(name).shape()).containsExactly(tensor.shape());
            assertThat(read.get(name).type()).isEqualTo(tensor.type());
        });
        assertThat(read.get("bytes").longs()).containsExactly(0, 1, 200);
        assertThat(read.get("half").floats()).containsExactly(1.5f, 65504f, -0f);
        assertThat(read.get("brain").floats()[0]).isEqualTo(3.140625f);
    }

    @Test
    void theSameContentIsTheSameBytesAndLeavesNoOtherFile() throws IOException {
        Map<String, StoredTensor> one = new LinkedHashMap<>();
        one.put("b", StoredTensor.of(new float[] {1}, 1));
        one.put("a", StoredTensor.of(new byte[] {1}, 1));
        Map<String, StoredTensor> two = new LinkedHashMap<>();
        two.put("a", one.get("a"));
        two.put("b", one.get("b"));
        new Safetensors(one, Map.of()).write(folder.resolve("1.safetensors"));
        new Safetensors(two, Map.of()).write(folder.resolve("2.safetensors"));
        assertThat(folder.resolve("1.safetensors")).hasSameBinaryContentAs(folder.resolve("2.safetensors"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoeverMayReadANewFileMayReadThisOne() throws IOException {
        Path file = folder.resolve("w.safetensors");
        new Safetensors(Map.of("a", StoredTensor.of(new float[] {1}, 1)), Map.of()).write(file);
        Path plain = Files.createFile(folder.resolve("plain"));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F99\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2.0],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":2,\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8,9]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "{\"__metadata__\":{\"n\":1},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "{\"a\":1}",
                "{\"a\":{}}",
                "[]",
                "{]",
                "{} {}"
            })
    void aHeaderThatLiesIsRefused(String header) throws IOException {
        Path file = file(header, 8);
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void everyPrefixOfAFileIsRefused() throws IOException {
        Path file = folder.resolve("w.safetensors");
        new Safetensors(Map.of("a", StoredTensor.of(new float[] {1, 2}, 2)), Map.of()).write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Safetensors.read(cut)).isInstanceOf(TensorFileException.class);
        }
    }

    @Test
    void anAbsurdHeaderLengthAllocatesNothing() throws IOException {
        byte[] bytes = new byte[64];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.MAX_VALUE);
        Path file = Files.write(folder.resolve("w.safetensors"), bytes);
        assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("header length");
    }

    @Test
    void sixteenBitRoundingIsToNearestEven() {
        for (int bits = 0; bits < 0x7c00; bits++) {
            float value = HalfPrecision.fromFloat16((short) bits);
            assertThat(HalfPrecision.toFloat16(value)).isEqualTo((short) bits);
            float next = HalfPrecision.fromFloat16((short) (bits + 1));
            short even = (short) ((bits & 1) == 0 ? bits : bits + 1);
            if (bits < 0x7bff) {
                assertThat(HalfPrecision.toFloat16((float) (((double) value + next) / 2)))
                        .isEqualTo(even);
            }
        }
        assertThat(HalfPrecision.toFloat16(65520f)).isEqualTo((short) 0x7c00);
        assertThat(HalfPrecision.toFloat16(65519f)).isEqualTo((short) 0x7bff);
        assertThat(HalfPrecision.fromFloat16(HalfPrecision.toFloat16(Float.NaN)))
                .isNaN();
        assertThat(HalfPrecision.toBfloat16(Float.intBitsToFloat(0x3f808000))).isEqualTo((short) 0x3f80);
        assertThat(HalfPrecision.toBfloat16(Float.intBitsToFloat(0x3f818000))).isEqualTo((short) 0x3f82);
        assertThat(HalfPrecision.fromBfloat16(HalfPrecision.toBfloat16(Float.NaN)))
                .isNaN();
    }

    private Path file(String header, int dataBytes) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text);
        return Files.write(folder.resolve("w.safetensors"), bytes.array());
    }
}
