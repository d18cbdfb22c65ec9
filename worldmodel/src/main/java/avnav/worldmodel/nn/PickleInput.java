package avnav.worldmodel.nn;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of one or several pickles in a row; running off the end is a refusal. */
final class PickleInput {

    private static final int MAX_LINE = 4096;

    private final ByteBuffer bytes;

    PickleInput(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    int position() {
        return bytes.position();
    }

    int unsignedByte() {
        need(1);
        return bytes.get() & 0xff;
    }

    int unsignedShort() {
        need(2);
        return bytes.getShort() & 0xffff;
    }

    int integer() {
        need(4);
        return bytes.getInt();
    }

    long longInteger() {
        need(8);
        return bytes.getLong();
    }

    double bigEndianDouble() {
        return Double.longBitsToDouble(Long.reverseBytes(longInteger()));
    }

    byte[] take(long count) {
        need(count);
        byte[] taken = new byte[(int) count];
        bytes.get(taken);
        return taken;
    }

    String utf8(long count) {
        return new String(take(count), StandardCharsets.UTF_8);
    }

    /** Text up to a line feed, which is consumed. */
    String line() {
        StringBuilder text = new StringBuilder();
        try {
            for (int c = bytes.get(); c != '\n'; c = bytes.get()) {
                text.append((char) (c & 0xff));
                if (text.length() > MAX_LINE) {
                    throw new PickleRefusal("has a line of more than " + MAX_LINE + " characters in its pickle.");
                }
            }
        } catch (BufferUnderflowException e) {
            need(1);
        }
        return text.toString();
    }

    private void need(long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new PickleRefusal("ends in the middle of its data.\nMaybe its download was cut short.");
        }
    }
}
