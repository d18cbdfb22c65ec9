package avnav.simbridge.bridge;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running Python child. It watches its standard input, which this process holds open and never writes, and its
 * parent's id, so it ends when this process does, however that ends.
 */
final class ChildProcess implements AutoCloseable {

    static final String TOKEN = "AVNAV_BRIDGE_TOKEN";

    private final Process process;
    private final LastLines errors;
    private final Handshake handshake;

    private ChildProcess(Process process, LastLines errors, Handshake handshake) {
        this.process = process;
        this.errors = errors;
        this.handshake = handshake;
    }

    /** Starts the child and waits for its port. */
    static ChildProcess start(BridgeSettings settings, String backend, String token) {
        Process process = launch(settings, backend, token);
        CompletableFuture<Handshake> marker = new CompletableFuture<>();
        LastLines errors = new LastLines(process.getErrorStream(), "bridge-stderr", line -> {}, () -> {});
        new LastLines(
                process.getInputStream(),
                "bridge-stdout",
                line -> Handshake.parse(line).ifPresent(marker::complete),
                () -> marker.completeExceptionally(new IOException("the child ended")));
        try {
            return new ChildProcess(
                    process,
                    errors,
                    marker.get(settings.startSeconds(), TimeUnit.SECONDS).agreed());
        } catch (ExecutionException e) {
            process.destroyForcibly();
            List<String> lines = errors.afterEnd();
            String message = Words.withLines("The Python child (" + backend + ") ended before it was ready.", lines);
            throw new BridgeException(message + "\n" + Words.mend(lines, settings.python()), true);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw new BridgeException(
                    Words.withLines(
                            "The Python child (" + backend + ") was not ready within " + settings.startSeconds()
                                    + " s.",
                            errors.now()),
                    true);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new BridgeException("The start of the Python child was interrupted.", false, e);
        } catch (BridgeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    int port() {
        return handshake.port();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Whether it still runs; a process that has just been killed gets a moment to be gone. */
    boolean isAlive() {
        try {
            return !process.waitFor(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return process.isAlive();
        }
    }

    int exitCode() {
        return process.exitValue();
    }

    List<String> lastLines() {
        return process.isAlive() ? errors.now() : errors.afterEnd();
    }

    /** Closes its standard input and kills it. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(300, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Process launch(BridgeSettings settings, String backend, String token) {
        List<String> command =
                new ArrayList<>(List.of(settings.python(), "-u", "-m", "avnav_bridge", "--backend", backend));
        if (settings.port() != 0) {
            command.addAll(List.of("--port", Integer.toString(settings.port())));
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.put(TOKEN, token);
        environment.put("HABITAT_SIM_LOG", "quiet");
        environment.put("MAGNUM_LOG", "quiet");
        environment.put("GLOG_minloglevel", "2");
        showModules(settings, builder);
        try {
            return builder.start();
        } catch (IOException e) {
            throw doesNotStart(settings, e);
        }
    }

    /** Lets a Python find {@code avnav_bridge} where it is not installed. */
    static void showModules(BridgeSettings settings, ProcessBuilder builder) {
        settings.modules().map(Path::toString).ifPresent(modules -> builder.environment()
                .merge("PYTHONPATH", modules, (old, own) -> own + File.pathSeparator + old));
    }

    static BridgeException doesNotStart(BridgeSettings settings, IOException e) {
        return new BridgeException(
                "The Python interpreter (" + settings.python() + ") does not start: " + e.getMessage() + "\nMaybe "
                        + BridgeSettings.PYTHON + " should name one, such as /usr/bin/python3.",
                false,
                e);
    }
}
