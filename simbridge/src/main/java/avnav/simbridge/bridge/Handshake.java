package avnav.simbridge.bridge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The marker line by which a child tells its protocol, version and port on standard output. */
record Handshake(int protocol, String version, int port) {

    /** Both halves must agree; Python's number is {@code avnav_bridge.PROTOCOL}. */
    static final int PROTOCOL = 1;

    private static final Pattern MARKER =
            Pattern.compile("AVNAV-BRIDGE protocol=(\\d{1,6}) version=(\\S{1,40}) port=(\\d{1,5})");

    /** Empty when the line is something else: libraries chat. */
    static Optional<Handshake> parse(String line) {
        Matcher matcher = MARKER.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Handshake(
                Integer.parseInt(matcher.group(1)), matcher.group(2), Integer.parseInt(matcher.group(3))));
    }

    /** @throws BridgeException when the other half speaks another protocol */
    Handshake agreed() {
        if (protocol != PROTOCOL) {
            throw new BridgeException(
                    "The Python half (avnav-bridge " + version + ") speaks protocol (" + protocol
                            + ") but this Java half speaks (" + PROTOCOL + ").\nMaybe "
                            + "python3 -m pip install --upgrade simbridge/python mends it.",
                    false);
        }
        return this;
    }
}
