package avnav.simbridge.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;

/** A call's small result and the bytes beside it (little-endian, valid until the call after the next). */
record BridgeReply(JsonNode result, ByteBuffer payload) {}
