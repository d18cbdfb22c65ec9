package avnav.simbridge.bridge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a Python child is started and how long it may take.
 *
 * @param python the interpreter, such as {@code python3} or {@code /opt/venv/bin/python}
 * @param modules folder that holds {@code avnav_bridge} when it is not installed in that interpreter
 * @param startSeconds until the child must have told its port
 * @param answerSeconds until a call must have answered; keep it above the slowest rendering
 * @param regionBytes largest payload of one call, either way
 * @param mapped whether payloads travel through a memory-mapped file; otherwise as bytes over Py4J, ten times slower
 * @param port of the child on the loopback interface, 0 for a free one
 */
public record BridgeSettings(
        String python,
        Optional<Path> modules,
        int startSeconds,
        int answerSeconds,
        int regionBytes,
        boolean mapped,
        int port) {

    /** Environment variable that names the interpreter. */
    public static final String PYTHON = "AVNAV_PYTHON";

    public BridgeSettings {
        if (startSeconds < 1 || answerSeconds < 1 || regionBytes < 4096 || port < 0 || port > 65535) {
            throw new IllegalArgumentException("The bridge's times (" + startSeconds + " s, " + answerSeconds
                    + " s) must be at least 1 s, its regions (" + regionBytes + " bytes) at least 4096 bytes and its "
                    + "port (" + port + ") 0 to 65535.");
        }
    }

    /** The interpreter of {@link #PYTHON} or {@code python3}; the repository's own modules where it is at hand. */
    public static BridgeSettings standard() {
        String python = Optional.ofNullable(System.getenv(PYTHON)).orElse("python3");
        Path modules = Path.of(System.getProperty("avnav.root", ".")).resolve("simbridge/python");
        return new BridgeSettings(
                python,
                Optional.of(modules.toAbsolutePath())
                        .filter(folder -> Files.isDirectory(folder.resolve("avnav_bridge"))),
                60,
                120,
                16 << 20,
                true,
                0);
    }

    public BridgeSettings withPython(String interpreter) {
        return new BridgeSettings(interpreter, modules, startSeconds, answerSeconds, regionBytes, mapped, port);
    }

    public BridgeSettings withModules(Path folder) {
        return new BridgeSettings(python, Optional.of(folder), startSeconds, answerSeconds, regionBytes, mapped, port);
    }

    public BridgeSettings withSeconds(int start, int answer) {
        return new BridgeSettings(python, modules, start, answer, regionBytes, mapped, port);
    }

    public BridgeSettings withMapped(boolean throughFile) {
        return new BridgeSettings(python, modules, startSeconds, answerSeconds, regionBytes, throughFile, port);
    }

    public BridgeSettings withPort(int fixed) {
        return new BridgeSettings(python, modules, startSeconds, answerSeconds, regionBytes, mapped, fixed);
    }
}
