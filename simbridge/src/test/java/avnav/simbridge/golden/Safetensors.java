package avnav.simbridge.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A safetensors file read whole: named row-major arrays of bytes, integers and floats. */
public final class Safetensors {

    private final Path file;
    private final Map<String, Entry> entries;

    private Safetensors(Path file, Map<String, Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    /** Reads the little-endian layout: u64 length of the header, header in JSON, data. */
    public static Safetensors read(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int headerBytes = Math.toIntExact(bytes.getLong(0));
            JsonNode header = new ObjectMapper().readTree(bytes.array(), Long.BYTES, headerBytes);
            int dataStart = Long.BYTES + headerBytes;
            Map<String, Entry> entries = new TreeMap<>();
            header.properties().forEach(field -> {
                if (!field.getKey().equals("__metadata__")) {
                    entries.put(field.getKey(), entry(bytes, dataStart, field.getValue()));
                }
            });
            return new Safetensors(file, entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    public int[] shape(String name) {
        return entry(name).shape.clone();
    }

    /** An F32 or F64 array, as floats. */
    public float[] floats(String name) {
        double[] values = doubles(name);
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** An array of any type, as doubles. */
    public double[] doubles(String name) {
        Entry entry = entry(name);
        double[] values = new double[entry.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = entry.at(i);
        }
        return values;
    }

    /** An array of whole numbers; U8 comes as 0..255. */
    public int[] ints(String name) {
        Entry entry = entry(name);
        if (entry.type.startsWith("F")) {
            throw new IllegalArgumentException(
                    "(" + name + ") in (" + file + ") holds " + entry.type + ", not integers.");
        }
        int[] values = new int[entry.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) entry.at(i);
        }
        return values;
    }

    private Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "The file (" + file + ") holds no (" + name + ") but only " + entries.keySet() + ".");
        }
        return entry;
    }

    private static Entry entry(ByteBuffer bytes, int dataStart, JsonNode field) {
        int[] shape = new int[field.get("shape").size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = field.get("shape").get(i).asInt();
        }
        int from = dataStart + field.get("data_offsets").get(0).asInt();
        int to = dataStart + field.get("data_offsets").get(1).asInt();
        ByteBuffer data = bytes.slice(from, to - from).order(ByteOrder.LITTLE_ENDIAN);
        return new Entry(field.get("dtype").asText(), shape, data);
    }

    private record Entry(String type, int[] shape, ByteBuffer data) {

        int count() {
            int count = 1;
            for (int size : shape) {
                count *= size;
            }
            return count;
        }

        double at(int i) {
            return switch (type) {
                case "U8", "BOOL" -> data.get(i) & 0xff;
                case "I8" -> data.get(i);
                case "I16" -> data.getShort(2 * i);
                case "I32" -> data.getInt(4 * i);
                case "I64" -> data.getLong(8 * i);
                case "F32" -> data.getFloat(4 * i);
                case "F64" -> data.getDouble(8 * i);
                default ->
                    throw new IllegalArgumentException("The type (" + type + ") is none that this reader knows.");
            };
        }
    }
}
