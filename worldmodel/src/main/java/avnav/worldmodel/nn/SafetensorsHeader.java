package avnav.worldmodel.nn;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON at the head of a safetensors file. Entries are in the order of their data and cover it without gap or
 * overlap.
 *
 * @param dataStart offset of the first data byte in the file
 */
record SafetensorsHeader(long dataStart, List<Entry> entries, Map<String, String> metadata) {

    private static final int MAX_HEADER_BYTES = 100_000_000;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    record Entry(String name, ElementType type, long[] shape, long begin, long end) {}

    static SafetensorsHeader of(Safetensors content) {
        List<Entry> entries = new ArrayList<>();
        List<Map.Entry<String, StoredTensor>> order =
                new ArrayList<>(content.tensors().entrySet());
        order.sort(Comparator.comparing((Map.Entry<String, StoredTensor> e) ->
                        -e.getValue().type().bytes())
                .thenComparing(Map.Entry::getKey));
        long at = 0;
        for (Map.Entry<String, StoredTensor> tensor : order) {
            StoredTensor value = tensor.getValue();
            long end = at + (long) value.size() * value.type().bytes();
            entries.add(new Entry(tensor.getKey(), value.type(), value.shape(), at, end));
            at = end;
        }
        return new SafetensorsHeader(0, entries, content.metadata());
    }

    ByteBuffer encode() {
        ObjectNode root = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode meta = root.putObject("__metadata__");
            metadata.forEach(meta::put);
        }
        for (Entry entry : entries) {
            ObjectNode node = root.putObject(entry.name());
            node.put("dtype", entry.type().name());
            ArrayNode shape = node.putArray("shape");
            for (long size : entry.shape()) {
                shape.add(size);
            }
            node.putArray("data_offsets").add(entry.begin()).add(entry.end());
        }
        byte[] text = root.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + 7) / 8 * 8;
        ByteBuffer out = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(padded).put(text);
        while (out.hasRemaining()) {
            out.put((byte) ' ');
        }
        return out.flip();
    }

    static SafetensorsHeader read(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < 8) {
            throw new TensorFileException(file, "has (" + size + ") bytes, too few for safetensors.");
        }
        ByteBuffer prefix = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        Safetensors.readFully(file, channel, prefix, 0);
        long length = prefix.getLong(0);
        if (length < 2 || length > MAX_HEADER_BYTES || length > size - 8) {
            throw new TensorFileException(
                    file,
                    "is not safetensors or is cut short: its header length is (" + length + ") in a file of (" + size
                            + ") bytes.\nMaybe it is a .pth file or an unfinished download.");
        }
        ByteBuffer text = ByteBuffer.allocate((int) length);
        Safetensors.readFully(file, channel, text, 8);
        try {
            JsonNode root = JSON.readTree(new String(text.array(), StandardCharsets.UTF_8));
            if (text.get(0) != '{' || !root.isObject()) {
                throw new TensorFileException(file, "has a header that is not a JSON object.");
            }
            return checked(file, (ObjectNode) root, 8 + length, size - 8 - length);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new TensorFileException(file, "has a header that is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static SafetensorsHeader checked(Path file, ObjectNode root, long dataStart, long dataBytes)
            throws TensorFileException {
        Map<String, String> metadata = new TreeMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (field.getKey().equals("__metadata__")) {
                for (Map.Entry<String, JsonNode> pair : field.getValue().properties()) {
                    if (!pair.getValue().isTextual()) {
                        throw new TensorFileException(file, "has metadata (" + pair.getKey() + ") that is not text.");
                    }
                    metadata.put(pair.getKey(), pair.getValue().textValue());
                }
            } else {
                entries.add(entry(file, field.getKey(), field.getValue(), dataBytes));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        long at = 0;
        for (Entry entry : entries) {
            if (entry.begin() != at) {
                throw new TensorFileException(file, "has a gap or overlap before the data of (" + entry.name() + ").");
            }
            at = entry.end();
        }
        if (at != dataBytes) {
            throw new TensorFileException(
                    file,
                    "holds (" + dataBytes + ") bytes of data but its header describes (" + at
                            + ").\nMaybe its download was cut short.");
        }
        return new SafetensorsHeader(dataStart, entries, metadata);
    }

    private static Entry entry(Path file, String name, JsonNode node, long dataBytes) throws TensorFileException {
        JsonNode dtype = node.path("dtype");
        long[] shape = naturals(file, name, node.path("shape"));
        long[] offsets = naturals(file, name, node.path("data_offsets"));
        ElementType type = null;
        for (ElementType candidate : ElementType.values()) {
            type = candidate.name().equals(dtype.textValue()) ? candidate : type;
        }
        if (type == null) {
            throw new TensorFileException(file, "holds (" + name + ") of the unknown type (" + dtype + ").");
        }
        if (offsets.length != 2 || offsets[0] > offsets[1] || offsets[1] > dataBytes) {
            throw new TensorFileException(
                    file, "places (" + name + ") at " + node.path("data_offsets") + " of (" + dataBytes + ") bytes.");
        }
        long wanted;
        try {
            wanted = Math.multiplyExact(StoredTensor.count(shape), type.bytes());
        } catch (ArithmeticException e) {
            throw new TensorFileException(file, "gives (" + name + ") an impossible shape " + node.path("shape"), e);
        }
        long given = offsets[1] - offsets[0];
        if (wanted != given || given > Integer.MAX_VALUE - 8) {
            throw new TensorFileException(
                    file,
                    "gives (" + name + ") " + given + " bytes, but " + type + node.path("shape") + " has " + wanted
                            + ".");
        }
        return new Entry(name, type, shape, offsets[0], offsets[1]);
    }

    private static long[] naturals(Path file, String name, JsonNode node) throws TensorFileException {
        long[] values = new long[node.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode value = node.get(i);
            if (!node.isArray() || !value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
                throw new TensorFileException(file, "describes (" + name + ") by " + node + ", not by whole numbers.");
            }
            values[i] = value.longValue();
        }
        if (!node.isArray()) {
            throw new TensorFileException(file, "lacks a shape or place for (" + name + ").");
        }
        return values;
    }
}
