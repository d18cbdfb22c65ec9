package avnav.simbridge.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import py4j.ClientServer;
import py4j.Py4JException;

/**
 * One Python child and the calls to it: loopback, no listening socket in Java, a random token, one Py4J call per
 * question, bulky data through a mapped file. A failed bridge is closed with its child; start another.
 *
 * <p>Not thread-safe.
 */
final class PythonBridge implements AutoCloseable {

    private static final int TOKEN_BYTES = 32;

    private final ChildProcess child;
    private final ClientServer client;
    private final PythonEntry entry;
    private final Optional<ExchangeFile> exchange;
    private final int answerSeconds;
    private long number;
    private boolean closed;

    private PythonBridge(ChildProcess child, ClientServer client, Optional<ExchangeFile> exchange, int answerSeconds) {
        this.child = child;
        this.client = client;
        this.entry = (PythonEntry) client.getPythonServerEntryPoint(new Class<?>[] {PythonEntry.class});
        this.exchange = exchange;
        this.answerSeconds = answerSeconds;
    }

    /** @param backend {@code rlr}, {@code habitat} or {@code echo} */
    static PythonBridge start(BridgeSettings settings, String backend) {
        String token = newToken();
        return over(ChildProcess.start(settings, backend, token), settings, token);
    }

    static PythonBridge over(ChildProcess child, BridgeSettings settings, String token) {
        Optional<ExchangeFile> exchange = settings.mapped() ? exchange(settings.regionBytes()) : Optional.empty();
        PythonBridge bridge =
                new PythonBridge(child, client(child.port(), settings, token), exchange, settings.answerSeconds());
        bridge.greet();
        return bridge;
    }

    static String newToken() {
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        return HexFormat.of().formatHex(token);
    }

    /** @throws BridgeException on any failure; unless the child merely refused, the bridge is closed then */
    BridgeReply call(String method, ObjectNode arguments) {
        return call(method, arguments, ByteBuffer.allocate(0));
    }

    BridgeReply call(String method, ObjectNode arguments, ByteBuffer payload) {
        if (closed) {
            throw new BridgeException("The bridge to Python is closed.", true);
        }
        long current = ++number;
        try {
            return exchange.isPresent()
                    ? throughFile(exchange.get(), current, method, arguments, payload)
                    : throughBytes(current, method, arguments, payload);
        } catch (BridgeException e) {
            if (e.restartMayHelp()) {
                close();
            }
            throw e;
        } catch (Py4JException e) {
            BridgeException failure = explain(method, e);
            close();
            throw failure;
        }
    }

    ProcessHandle child() {
        return child.handle();
    }

    Optional<Path> exchangePath() {
        return exchange.map(ExchangeFile::path);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            client.shutdown();
            child.close();
            exchange.ifPresent(ExchangeFile::close);
        }
    }

    private BridgeReply throughFile(
            ExchangeFile file, long current, String method, ObjectNode arguments, ByteBuffer payload) {
        if (payload.hasRemaining()) {
            file.send(current, payload);
            arguments.put("inbox", true);
        }
        Envelope envelope = Envelope.read(entry.call(current, method, arguments.toString()), current);
        ByteBuffer bytes = envelope.bytes() == 0 ? ByteBuffer.allocate(0) : file.receive(current, envelope.bytes());
        return new BridgeReply(envelope.result(), bytes);
    }

    private BridgeReply throughBytes(long current, String method, ObjectNode arguments, ByteBuffer payload) {
        byte[] sent = new byte[payload.remaining()];
        payload.get(payload.position(), sent);
        byte[] answer = entry.callWithBytes(current, method, arguments.toString(), sent);
        int end = 0;
        while (end < answer.length && answer[end] != 0) {
            end++;
        }
        Envelope envelope = Envelope.read(new String(answer, 0, end, StandardCharsets.UTF_8), current);
        byte[] bytes = Arrays.copyOfRange(answer, Math.min(end + 1, answer.length), answer.length);
        if (bytes.length != envelope.bytes()) {
            throw new BridgeException(
                    "The Python half sent (" + bytes.length + ") bytes where (" + envelope.bytes() + ") were promised.",
                    true);
        }
        return new BridgeReply(envelope.result(), ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    private void greet() {
        try {
            String path = exchange.map(file -> file.path().toString()).orElse("");
            JsonNode versions = Envelope.read(entry.hello(path), 0).result();
            new Handshake(
                            versions.path("protocol").asInt(),
                            versions.path("version").asText(),
                            child.port())
                    .agreed();
            if (exchange.isPresent()) {
                exchange.get().forgetName();
            }
        } catch (Py4JException e) {
            BridgeException failure = explain("hello", e);
            close();
            throw failure;
        } catch (BridgeException e) {
            close();
            throw new BridgeException(e.getMessage(), true, e);
        } catch (IOException e) {
            close();
            throw new BridgeException("The exchange file cannot be unlinked: " + e.getMessage(), false, e);
        }
    }

    private BridgeException explain(String method, Py4JException e) {
        if (!child.isAlive()) {
            return new BridgeException(
                    Words.ofDeath(
                            "The Python child died in (" + method + ") with exit code (" + child.exitCode() + ").",
                            child.lastLines()),
                    true,
                    e);
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return new BridgeException(
                        Words.withLines(
                                "The Python child did not answer (" + method + ") within " + answerSeconds + " s.",
                                child.lastLines()),
                        true,
                        e);
            }
            if (cause.getMessage() != null && cause.getMessage().contains("Authentication")) {
                return new BridgeException(
                        "The Python child does not accept this program's token.\n"
                                + "Maybe another program answers at its port.",
                        true,
                        e);
            }
        }
        return new BridgeException("The call (" + method + ") to the Python child failed: " + e.getMessage(), true, e);
    }

    private static Optional<ExchangeFile> exchange(int regionBytes) {
        try {
            return Optional.of(ExchangeFile.create(regionBytes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static ClientServer client(int port, BridgeSettings settings, String token) {
        return new ClientServer.ClientServerBuilder()
                .autoStartJavaServer(false)
                .enableMemoryManagement(false)
                .pythonAddress(InetAddress.getLoopbackAddress())
                .pythonPort(port)
                .readTimeout(settings.answerSeconds() * 1000)
                .socketFactory(new NoDelaySockets())
                .authToken(token)
                .build();
    }
}
