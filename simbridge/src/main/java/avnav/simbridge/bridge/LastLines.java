package avnav.simbridge.bridge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/** Drains a stream on a daemon thread and keeps its last lines. */
final class LastLines {

    private static final int KEPT = 20;
    private static final int LONGEST_LINE = 500;

    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private final Thread reader;

    /** @param onLine sees every line as it comes, on the reader's thread */
    LastLines(InputStream stream, String threadName, Consumer<String> onLine, Runnable onEnd) {
        reader = new Thread(() -> drain(stream, onLine, onEnd), threadName);
        reader.setDaemon(true);
        reader.start();
    }

    synchronized List<String> now() {
        return List.copyOf(lines);
    }

    /** Waits a moment for what a dead process still had to say. */
    List<String> afterEnd() {
        try {
            reader.join(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return now();
    }

    private void drain(InputStream stream, Consumer<String> onLine, Runnable onEnd) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
                onLine.accept(line);
            }
        } catch (IOException e) {
            keep("(the stream broke: " + e.getMessage() + ")");
        } finally {
            onEnd.run();
        }
    }

    private synchronized void keep(String line) {
        if (lines.size() == KEPT) {
            lines.removeFirst();
        }
        lines.addLast(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line);
    }
}
