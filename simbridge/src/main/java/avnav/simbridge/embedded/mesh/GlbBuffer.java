package avnav.simbridge.embedded.mesh;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The binary chunk of a GLB and the {@code bufferViews} and {@code accessors} that point into it. */
final class GlbBuffer {

    private static final int FLOAT = 5126;
    private static final int UNSIGNED_INT = 5125;
    private static final int VERTICES = 34962;
    private static final int INDICES = 34963;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ArrayNode views;
    private final ArrayNode accessors;

    GlbBuffer(ObjectNode root) {
        views = root.putArray("bufferViews");
        accessors = root.putArray("accessors");
    }

    /** Adds {@code [n * width]} floats as n vectors, with their bounds; returns the accessor's index. */
    int vectors(float[] values, int width) {
        ByteBuffer data = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        ObjectNode accessor = accessor(view(data.array(), VERTICES), FLOAT, values.length / width, "VEC" + width);
        ArrayNode least = accessor.putArray("min");
        ArrayNode most = accessor.putArray("max");
        for (int axis = 0; axis < width; axis++) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int i = axis; i < values.length; i += width) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            least.add(low);
            most.add(high);
        }
        return accessors.size() - 1;
    }

    /** Adds vertex indices; returns the accessor's index. */
    int indices(int[] values) {
        ByteBuffer data = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        data.asIntBuffer().put(values);
        accessor(view(data.array(), INDICES), UNSIGNED_INT, values.length, "SCALAR");
        return accessors.size() - 1;
    }

    /** Adds a file such as a picture; returns the view's index. */
    int file(byte[] content) {
        return view(content, 0);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    private int view(byte[] content, int target) {
        ObjectNode view = views.addObject();
        view.put("buffer", 0).put("byteOffset", bytes.size()).put("byteLength", content.length);
        if (target != 0) {
            view.put("target", target);
        }
        bytes.writeBytes(content);
        while (bytes.size() % 4 != 0) {
            bytes.write(0);
        }
        return views.size() - 1;
    }

    private ObjectNode accessor(int view, int componentType, int count, String type) {
        return accessors
                .addObject()
                .put("bufferView", view)
                .put("componentType", componentType)
                .put("count", count)
                .put("type", type);
    }
}
