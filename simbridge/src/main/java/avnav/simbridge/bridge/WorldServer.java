package avnav.simbridge.bridge;

import avnav.simbridge.embedded.EmbeddedSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import py4j.GatewayServer;

/**
 * The bridge in the other direction: this process is the child of a Python program and serves the embedded simulator to
 * it. It tells its port by a marker line on standard output, demands the token of its environment and ends with its
 * standard input.
 */
public final class WorldServer {

    private static final int LEAST_TOKEN = 32;

    private WorldServer() {}

    /** Serves until the parent is gone; never returns. */
    public static void serve(EmbeddedSettings settings) throws IOException {
        String token = System.getenv(ChildProcess.TOKEN);
        if (token == null || token.length() < LEAST_TOKEN) {
            throw new BridgeException(
                    "The token in " + ChildProcess.TOKEN + " must have at least " + LEAST_TOKEN + " characters.\n"
                            + "Maybe this command is for Python's avnav package alone.",
                    false);
        }
        PrintStream protocol = System.out;
        System.setOut(System.err);
        GatewayServer server = new GatewayServer.GatewayServerBuilder()
                .entryPoint(new WorldEntry(settings))
                .javaAddress(InetAddress.getLoopbackAddress())
                .javaPort(0)
                .authToken(token)
                .build();
        server.start(true);
        protocol.println(
                "AVNAV-BRIDGE protocol=" + Handshake.PROTOCOL + " version=java port=" + server.getListeningPort());
        protocol.flush();
        untilEndOf(System.in);
        Runtime.getRuntime().halt(0);
    }

    private static void untilEndOf(InputStream input) throws IOException {
        while (input.read() >= 0) {
            continue;
        }
    }
}
