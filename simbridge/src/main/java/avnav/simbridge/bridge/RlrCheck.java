package avnav.simbridge.bridge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Asks, before a run begins, whether the settings' Python can run the RLR engine. */
public final class RlrCheck {

    private static final String QUESTION = """
            import sys
            try:
                import py4j
                from avnav_bridge.rlr.backend import library
                library.load()
            except Exception as error:
                sys.exit((str(error) or repr(error)).splitlines()[0])
            """;

    private RlrCheck() {}

    /** The one command that gives this Python everything the engine needs. */
    public static String install(BridgeSettings settings) {
        String bridge = settings.modules().isPresent() ? "py4j numpy" : "simbridge/python";
        return settings.python() + " -m pip install " + bridge + " rlr-audio-propagation==0.0.1";
    }

    /** @throws BridgeException that says what is missing and names {@link #install} */
    public static void require(BridgeSettings settings) {
        ProcessBuilder builder = new ProcessBuilder(settings.python(), "-c", QUESTION).redirectErrorStream(true);
        ChildProcess.showModules(settings, builder);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(settings.startSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw missing(settings, "it gave no answer within " + settings.startSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                String last = said.strip().lines().reduce("", (before, line) -> line);
                throw missing(settings, last.isEmpty() ? "it ended with exit code " + process.exitValue() : last);
            }
        } catch (IOException e) {
            throw ChildProcess.doesNotStart(settings, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BridgeException("The look at Python was interrupted.", false, e);
        }
    }

    private static BridgeException missing(BridgeSettings settings, String reason) {
        return new BridgeException(
                "The Python (" + settings.python() + ") cannot run the RLR acoustics: " + reason + "\nMaybe "
                        + install(settings) + " mends it (the last for non-commercial use, it needs g++); "
                        + BridgeSettings.PYTHON + " names another Python.",
                false);
    }
}
