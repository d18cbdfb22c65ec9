package avnav.experiments.run;

import avnav.experiments.BadInput;
import avnav.experiments.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Attempts in the order in which they ended, each on disk before the next counts as done. A last line that a kill tore
 * is cut off at opening, so that its attempt is made again. Thread-safe; one process at a time.
 */
final class Journal implements AutoCloseable {

    private final FileChannel channel;
    private final List<Entry> begun;

    private Journal(FileChannel channel, List<Entry> begun) {
        this.channel = channel;
        this.begun = begun;
    }

    /**
     * One finished attempt.
     *
     * @param seconds that it took
     * @param decisionMillis of an actor that times its decisions: their number, mean, median and parts; else empty
     */
    record Entry(Attempt attempt, double seconds, Map<String, Double> decisionMillis) {

        Entry {
            decisionMillis = Collections.unmodifiableMap(new LinkedHashMap<>(decisionMillis));
        }

        /** Writes the times into a line. */
        ObjectNode putTimes(ObjectNode line) {
            line.put("seconds", seconds);
            if (!decisionMillis.isEmpty()) {
                ObjectNode node = line.putObject("decisionMillis");
                decisionMillis.forEach(node::put);
            }
            return line;
        }

        /** @param times what {@link #putTimes} wrote */
        static Entry of(Attempt attempt, JsonNode times) {
            Map<String, Double> millis = new LinkedHashMap<>();
            times.path("decisionMillis")
                    .properties()
                    .forEach(
                            entry -> millis.put(entry.getKey(), entry.getValue().doubleValue()));
            return new Entry(attempt, times.path("seconds").doubleValue(), millis);
        }
    }

    /** @throws BadInput when another process has it open or the file was not written by this class */
    static Journal open(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(channel, file);
            return new Journal(channel, recover(channel, file));
        } catch (IOException e) {
            throw new BadInput("The journal (" + file + ") cannot be opened: " + e.getMessage() + ".\n"
                    + "Maybe you may not write there, or the disk is full.");
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new BadInput("The run folder (" + file.getParent() + ") is in use by another run.\n"
                    + "Maybe wait for it to end, or give another --out.");
        }
    }

    private static List<Entry> recover(FileChannel channel, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        channel.truncate(whole);
        channel.position(whole);
        List<Entry> entries = new ArrayList<>();
        for (String line :
                new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList()) {
            try {
                JsonNode node = Json.MAPPER.readTree(line);
                entries.add(Entry.of(AttemptLine.parse(node), node));
            } catch (JsonProcessingException | IllegalArgumentException e) {
                channel.close();
                throw new BadInput("The journal (" + file + ") line " + (entries.size() + 1) + " is damaged.\n"
                        + "Maybe start again with another --out.");
            }
        }
        return entries;
    }

    /** What an earlier process had finished. */
    List<Entry> begun() {
        return begun;
    }

    /** Returns when the entry is on disk. */
    synchronized void append(Entry entry) {
        ObjectNode node = entry.putTimes(AttemptLine.format(entry.attempt()));
        ByteBuffer line = ByteBuffer.wrap((Json.line(node) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("The journal cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
