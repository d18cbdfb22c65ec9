package avnav.experiments.run;

import avnav.experiments.BadInput;
import avnav.experiments.Json;
import avnav.experiments.run.EpisodePool.Assignment;
import avnav.simbridge.Episode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a workload in a folder, or what an earlier process left of it. What is written depends on the workload alone: not
 * on the number of threads, nor on how often the run was killed.
 */
public final class BenchRun {

    private final Workload workload;
    private final RunFolder folder;

    public BenchRun(Workload workload, RunFolder folder) {
        this.workload = workload;
        this.folder = folder;
    }

    /** @param threads 1 or more */
    public void finish(int threads, Progress progress) {
        if (folder.isFinished()) {
            return;
        }
        List<Journal.Entry> entries;
        try (Journal journal = Journal.open(folder.journal())) {
            Map<Assignment, Journal.Entry> done = new LinkedHashMap<>();
            Map<Key, Assignment> all = assignments();
            for (Journal.Entry entry : journal.begun()) {
                done.put(all.get(Key.of(entry.attempt())), entry);
            }
            progress.begin(
                    all.size(),
                    done.values().stream().map(Journal.Entry::attempt).toList());
            List<Assignment> left = new ArrayList<>(all.values());
            left.removeAll(done.keySet());
            new EpisodePool(workload, threads).run(left, entry -> {
                journal.append(entry);
                synchronized (done) {
                    done.put(all.get(Key.of(entry.attempt())), entry);
                }
                progress.done(entry.attempt());
            });
            progress.end();
            entries = inTableOrder(done, all);
        }
        new RunFiles(workload, folder).write(entries);
        deleteJournal();
    }

    /**
     * Writes what another run of one row left as this run's, whose one row would do the same, action by action.
     *
     * @param finished on the same episodes
     * @return false, and nothing is written, where some of its episodes failed, so that they are tried again
     */
    public boolean copy(RunFolder finished) {
        List<JsonNode> walks = lines(finished.traces());
        List<JsonNode> times = lines(finished.timing());
        if (walks.size() < workload.size()) {
            return false;
        }
        String row = workload.rows().get(0);
        List<Journal.Entry> entries = new ArrayList<>();
        for (int i = 0; i < walks.size(); i++) {
            Attempt renamed = AttemptLine.parse(((ObjectNode) walks.get(i)).put("row", row));
            entries.add(Journal.Entry.of(renamed, times.get(i)));
        }
        new RunFiles(workload, folder).write(entries);
        deleteJournal();
        return true;
    }

    private static List<JsonNode> lines(Path file) {
        List<JsonNode> nodes = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                nodes.add(Json.MAPPER.readTree(line));
            }
        } catch (IOException e) {
            throw new BadInput(
                    "The file (" + file + ") cannot be read: " + e.getMessage()
                            + ".\nMaybe delete its folder, so that it is run again.",
                    e);
        }
        return nodes;
    }

    /** Episode by episode and, within one, row by row, so that threads share a scene. */
    private Map<Key, Assignment> assignments() {
        Map<Key, Assignment> assignments = new LinkedHashMap<>();
        for (Episode episode : workload.episodes()) {
            for (String row : workload.rows()) {
                assignments.put(new Key(row, episode.scene(), episode.id()), new Assignment(row, episode));
            }
        }
        return assignments;
    }

    private List<Journal.Entry> inTableOrder(Map<Assignment, Journal.Entry> done, Map<Key, Assignment> all) {
        List<Journal.Entry> entries = new ArrayList<>();
        for (String row : workload.rows()) {
            for (Episode episode : workload.episodes()) {
                entries.add(done.get(all.get(new Key(row, episode.scene(), episode.id()))));
            }
        }
        return entries;
    }

    private void deleteJournal() {
        try {
            Files.deleteIfExists(folder.journal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Key(String row, String scene, String episode) {

        static Key of(Attempt attempt) {
            return new Key(attempt.row(), attempt.scene(), attempt.episode());
        }
    }
}
