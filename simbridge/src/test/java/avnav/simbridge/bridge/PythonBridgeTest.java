package avnav.simbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real Python children, misbehaving in every way we know. */
class PythonBridgeTest {

    private BridgeSettings settings;

    @BeforeEach
    void wantsPython() {
        settings = RealPython.settings();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void carriesPayloadsBothWays(boolean mapped) {
        byte[] sent = new byte[100_000];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) (i * 31);
        }
        try (PythonBridge bridge = PythonBridge.start(settings.withMapped(mapped), "echo")) {
            for (int round = 1; round <= 3; round++) {
                BridgeReply reply = bridge.call("echo", object().put("word", "grüß\n\"Gott\""), ByteBuffer.wrap(sent));
                byte[] back = new byte[reply.payload().remaining()];
                reply.payload().get(0, back);
                assertThat(back).isEqualTo(sent);
                assertThat(reply.result().get("word").asText()).isEqualTo("grüß\n\"Gott\"");
                assertThat(reply.result().get("executed").asInt()).isEqualTo(round);
            }
        }
    }

    @Test
    void leavesNoProcessAndNoFileBehind() {
        PythonBridge bridge = PythonBridge.start(settings, "echo");
        bridge.call("echo", object());
        assertThat(bridge.exchangePath())
                .hasValueSatisfying(path -> assertThat(path).doesNotExist());
        bridge.close();
        bridge.close();
        assertGone(bridge.child());
    }

    @Test
    void namesTheExitCodeOfAChildThatDiesInACall() {
        PythonBridge bridge = PythonBridge.start(settings, "echo");
        BridgeException error = catchThrowableOfType(BridgeException.class, () -> bridge.call("die", object()));
        assertThat(error).hasMessageContaining("died in (die) with exit code (137)");
        assertThat(error.restartMayHelp()).isTrue();
        assertThatThrownBy(() -> bridge.call("echo", object())).hasMessageContaining("closed");
        assertGone(bridge.child());
    }

    @Test
    void noticesAChildThatDiedBetweenCalls() {
        PythonBridge bridge = PythonBridge.start(settings, "echo");
        bridge.call("echo", object());
        bridge.child().destroyForcibly();
        assertThatThrownBy(() -> bridge.call("echo", object()))
                .isInstanceOf(BridgeException.class)
                .hasMessageContaining("died in (echo)");
    }

    @Test
    void killsAChildThatDoesNotAnswer() {
        PythonBridge bridge = PythonBridge.start(settings.withSeconds(30, 1), "echo");
        assertThatThrownBy(() -> bridge.call("hang", object().put("seconds", 60)))
                .isInstanceOf(BridgeException.class)
                .hasMessageContaining("did not answer (hang) within 1 s");
        assertGone(bridge.child());
    }

    @Test
    void tellsThePythonTracebacksLastLines() {
        PythonBridge bridge = PythonBridge.start(settings, "echo");
        assertThatThrownBy(() -> bridge.call("fail", object().put("message", "the roof is on fire")))
                .isInstanceOf(BridgeException.class)
                .hasMessageContaining("ValueError: the roof is on fire")
                .hasMessageContaining("echo.py");
    }

    @Test
    void goesOnAfterARefusal() {
        try (PythonBridge bridge = PythonBridge.start(settings, "echo")) {
            BridgeException error = catchThrowableOfType(
                    BridgeException.class, () -> bridge.call("refuse", object().put("message", "No such scene.")));
            assertThat(error).hasMessage("No such scene.");
            assertThat(error.restartMayHelp()).isFalse();
            assertThat(bridge.call("echo", object()).result().get("executed").asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void isTurnedAwayWithAWrongToken() {
        ChildProcess child = ChildProcess.start(settings, "echo", PythonBridge.newToken());
        assertThatThrownBy(() -> PythonBridge.over(child, settings, PythonBridge.newToken()))
                .isInstanceOf(BridgeException.class)
                .hasMessageContaining("token");
        assertGone(child.handle());
    }

    @Test
    void saysWhenThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PythonBridge.start(settings.withPort(taken.getLocalPort()), "echo"))
                    .isInstanceOf(BridgeException.class)
                    .hasMessageContaining("ended before it was ready")
                    .hasMessageContaining("Maybe another program holds the port");
        }
    }

    @Test
    void saysWhenTheExchangeFileIsGoneBeforeTheChildOpensIt(@TempDir Path folder) throws Exception {
        Path copy = modulesWith(folder, "exchange.py", "with open(path,", "os.unlink(path)\n        with open(path,");
        assertThatThrownBy(() -> PythonBridge.start(settings.withModules(copy), "echo"))
                .isInstanceOf(BridgeException.class)
                .hasMessageContaining("does not exist")
                .extracting(error -> ((BridgeException) error).restartMayHelp())
                .isEqualTo(true);
    }

    @Test
    void refusesAPythonHalfOfAnotherVersion(@TempDir Path folder) throws IOException {
        Path copy = modulesWith(folder, "__init__.py", "PROTOCOL = 1", "PROTOCOL = 2");
        assertThatThrownBy(() -> PythonBridge.start(settings.withModules(copy), "echo"))
                .isInstanceOf(BridgeException.class)
                .hasMessageContaining("speaks protocol (2) but this Java half speaks (1)");
    }

    @Test
    void callsGarbageNonsense(@TempDir Path folder) throws IOException {
        String call = "def call(self, number, method, arguments):";
        Path copy = modulesWith(folder, "server.py", call, call + "\n        return 'zzz'");
        PythonBridge bridge = PythonBridge.start(settings.withModules(copy), "echo");
        assertThatThrownBy(() -> bridge.call("echo", object())).hasMessageContaining("answered nonsense: (zzz");
        assertGone(bridge.child());
    }

    @Test
    void saysWhenThePythonInterpreterIsMissing() {
        assertThatThrownBy(() -> PythonBridge.start(settings.withPython("/nowhere/python3"), "echo"))
                .isInstanceOf(BridgeException.class)
                .hasMessageContaining("/nowhere/python3")
                .hasMessageContaining("Maybe AVNAV_PYTHON");
    }

    @Test
    void saysWhenTheChildIsNotReadyInTime(@TempDir Path folder) throws IOException {
        Path copy = modulesWith(folder, "__main__.py", "def main():", "def main():\n    import time; time.sleep(60)");
        assertThatThrownBy(() -> PythonBridge.start(settings.withModules(copy).withSeconds(1, 1), "echo"))
                .hasMessageContaining("not ready within 1 s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "hang"})
    void theChildEndsWhenItsParentIsKilled(String doing) throws Exception {
        Process parent = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentToKill.class.getName(),
                        settings.python(),
                        settings.modules().orElseThrow().toString(),
                        doing)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = parent.inputReader(StandardCharsets.UTF_8)) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
            parent.destroyForcibly().waitFor();
            assertGone(child);
        }
    }

    private static void assertGone(ProcessHandle child) {
        assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }

    /** A copy of the Python half with one text replaced. */
    private static Path modulesWith(Path folder, String file, String old, String replacement) throws IOException {
        Path source = Path.of("python/avnav_bridge");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path from :
                    files.filter(path -> path.toString().endsWith(".py")).toList()) {
                Path to = folder.resolve("avnav_bridge").resolve(source.relativize(from));
                Files.createDirectories(to.getParent());
                String text = Files.readString(from);
                if (from.equals(source.resolve(file))) {
                    assertThat(text).contains(old);
                    text = text.replace(old, replacement);
                }
                Files.writeString(to, text);
            }
        }
        return folder;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
