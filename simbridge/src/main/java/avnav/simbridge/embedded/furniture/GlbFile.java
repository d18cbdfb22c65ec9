package avnav.simbridge.embedded.furniture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The part of binary glTF 2.0 (Khronos specification, sections 3.6 and 4.4) that our own pieces use: one JSON chunk, one
 * binary chunk, tightly packed accessors.
 *
 * @param name of the resource, for messages
 * @param binary little-endian, from the start of the binary chunk to its end
 */
record GlbFile(String name, JsonNode root, ByteBuffer binary) {

    private static final int MAGIC = 0x46546C67;
    private static final int JSON_CHUNK = 0x4E4F534A;
    private static final int BINARY_CHUNK = 0x004E4942;
    private static final int FLOAT = 5126;
    private static final int UNSIGNED_SHORT = 5123;

    static GlbFile parse(String name, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 12 || buffer.getInt() != MAGIC || buffer.getInt() != 2) {
            throw FurnitureResource.damaged(name, "is not a glTF 2.0 binary file");
        }
        int length = buffer.getInt();
        if (length != bytes.length) {
            throw FurnitureResource.damaged(
                    name, "has (" + bytes.length + ") bytes but its header says (" + length + ")");
        }
        ByteBuffer json = chunk(name, buffer, JSON_CHUNK);
        ByteBuffer binary = chunk(name, buffer, BINARY_CHUNK);
        byte[] text = new byte[json.remaining()];
        json.get(text);
        try {
            return new GlbFile(name, new ObjectMapper().readTree(text), binary);
        } catch (IOException e) {
            throw FurnitureResource.damaged(name, "has a header that is not JSON: " + e.getMessage());
        }
    }

    private static ByteBuffer chunk(String name, ByteBuffer buffer, int kind) {
        if (buffer.remaining() < 8) {
            throw FurnitureResource.damaged(name, "ends before its chunk (" + Integer.toHexString(kind) + ")");
        }
        int length = buffer.getInt();
        int found = buffer.getInt();
        if (found != kind || length < 0 || length > buffer.remaining()) {
            throw FurnitureResource.damaged(
                    name,
                    "has a wrong chunk (" + Integer.toHexString(found) + ") of (" + length + ") bytes where ("
                            + Integer.toHexString(kind) + ") must stand");
        }
        ByteBuffer chunk = buffer.slice(buffer.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.position(buffer.position() + length);
        return chunk;
    }

    JsonNode need(JsonNode parent, String key) {
        JsonNode value = parent.get(key);
        if (value == null) {
            throw FurnitureResource.damaged(name, "lacks the key (" + key + ")");
        }
        return value;
    }

    /** A non-negative whole number. */
    int index(JsonNode parent, String key) {
        JsonNode value = need(parent, key);
        if (!value.isInt() || value.intValue() < 0) {
            throw FurnitureResource.damaged(name, "has (" + value + ") for (" + key + ") but needs an index");
        }
        return value.intValue();
    }

    float[] floats(int accessor, int width) {
        JsonNode entry = accessor(accessor, FLOAT, width == 3 ? "VEC3" : "VEC2");
        float[] values = new float[index(entry, "count") * width];
        bytes(index(entry, "bufferView"), values.length * Float.BYTES)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    int[] shorts(int accessor) {
        JsonNode entry = accessor(accessor, UNSIGNED_SHORT, "SCALAR");
        int[] values = new int[index(entry, "count")];
        ByteBuffer data = bytes(index(entry, "bufferView"), values.length * Short.BYTES);
        for (int i = 0; i < values.length; i++) {
            values[i] = Short.toUnsignedInt(data.getShort());
        }
        return values;
    }

    /** All bytes of a buffer view. */
    ByteBuffer bytes(int view) {
        return bytes(view, index(element("bufferViews", view), "byteLength"));
    }

    private ByteBuffer bytes(int view, int wanted) {
        JsonNode entry = element("bufferViews", view);
        int length = index(entry, "byteLength");
        int offset = index(entry, "byteOffset");
        if (length != wanted || offset > binary.capacity() - length) {
            throw FurnitureResource.damaged(
                    name,
                    "has a view of (" + length + ") bytes at (" + offset + ") where (" + wanted + ") of ("
                            + binary.capacity() + ") are needed");
        }
        return binary.slice(offset, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    JsonNode element(String list, int index) {
        JsonNode entry = need(root, list).get(index);
        if (entry == null) {
            throw FurnitureResource.damaged(name, "has no (" + list + ") number (" + index + ")");
        }
        return entry;
    }

    private JsonNode accessor(int index, int component, String type) {
        JsonNode entry = element("accessors", index);
        if (index(entry, "componentType") != component
                || !need(entry, "type").asText().equals(type)) {
            throw FurnitureResource.damaged(
                    name, "has an accessor (" + entry + ") that is not (" + type + ") of (" + component + ")");
        }
        return entry;
    }
}
