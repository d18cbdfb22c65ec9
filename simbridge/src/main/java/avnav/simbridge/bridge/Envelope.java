package avnav.simbridge.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * What the child answers: {@code {"number", "result", "bytes"}} or
 * {@code {"number", "error": {"kind", "message", "traceback"}}}.
 */
record Envelope(JsonNode result, long bytes) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws BridgeException when it is an error, or garbage */
    static Envelope read(String text, long number) {
        JsonNode node = parsed(text);
        if (node.path("number").asLong(-1) != number) {
            throw garbage(text);
        }
        JsonNode error = node.get("error");
        if (error != null) {
            throw failure(error);
        }
        if (!node.path("result").isObject()) {
            throw garbage(text);
        }
        return new Envelope(node.get("result"), node.path("bytes").asLong(0));
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw garbage(text);
        }
    }

    private static BridgeException failure(JsonNode error) {
        String message = error.path("message").asText("The Python half failed.");
        if (error.path("kind").asText().equals("refused")) {
            return new BridgeException(message, false);
        }
        List<String> lines = new ArrayList<>();
        error.path("traceback").forEach(line -> lines.add(line.asText()));
        return new BridgeException(Words.withLines("The Python half failed: " + message + ".", lines), true);
    }

    private static BridgeException garbage(String text) {
        String shown = text.length() > 80 ? text.substring(0, 80) + "..." : text;
        return new BridgeException("The Python half answered nonsense: (" + shown + ").", true);
    }
}
