package avnav.simbridge.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A Python with py4j and numpy: the one of {@code AVNAV_PYTHON}, else {@code target/python}, which
 * {@code simbridge/python/run_tests.sh} fills with everything and which is made here, with those two, when it is missing.
 */
final class RealPython {

    private static final Path VENV = Path.of("target", "python").toAbsolutePath();
    private static final Optional<String> FOUND = find();

    private RealPython() {}

    /** Settings for it and for this source tree's modules; skips the test, loudly, when there is none. */
    static BridgeSettings settings() {
        if (FOUND.isEmpty()) {
            System.err.println("SKIPPED: the bridge is not tested, for want of a Python 3.9+ with py4j and numpy.");
        }
        Assumptions.assumeTrue(FOUND.isPresent(), "no Python 3.9+ with py4j and numpy");
        return BridgeSettings.standard()
                .withPython(FOUND.orElseThrow())
                .withModules(Path.of("python").toAbsolutePath())
                .withSeconds(30, 30);
    }

    /** The same where RLR is installed too. */
    static BridgeSettings settingsWithRlr() {
        BridgeSettings settings = settings();
        boolean installed = runs(List.of(settings.python(), "-c", "import rlr_audio_propagation"), 30);
        if (!installed) {
            System.err.println("SKIPPED: RLR's acoustics are not tested; rlr-audio-propagation is not installed in "
                    + settings.python());
        }
        Assumptions.assumeTrue(installed, "rlr-audio-propagation is not installed");
        return settings;
    }

    private static Optional<String> find() {
        String named = System.getenv(BridgeSettings.PYTHON);
        if (named != null && works(named)) {
            return Optional.of(named);
        }
        String own = VENV.resolve("bin/python").toString();
        if (Files.isExecutable(Path.of(own)) && works(own)) {
            return Optional.of(own);
        }
        boolean made = runs(List.of("python3", "-m", "venv", VENV.toString()), 60)
                && runs(List.of(own, "-m", "pip", "install", "-q", "py4j==0.10.9.9", "numpy"), 180);
        return made && works(own) ? Optional.of(own) : Optional.empty();
    }

    private static boolean works(String python) {
        return runs(List.of(python, "-c", "import py4j, numpy"), 30);
    }

    private static boolean runs(List<String> command, int seconds) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
