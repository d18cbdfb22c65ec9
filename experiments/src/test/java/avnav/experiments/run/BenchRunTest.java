package avnav.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import avnav.experiments.BadInput;
import avnav.experiments.Json;
import avnav.experiments.metrics.Measure;
import avnav.simbridge.Episode;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BenchRunTest {

    private static final List<String> REPEATABLE =
            List.of("config.yaml", "episodes.jsonl", "traces.jsonl", "plans.json", "summary.json", "provenance.json");

    @TempDir
    private Path temp;

    @Test
    void writesTheSameBytesOnAnyNumberOfThreads() {
        RunFolder one = ToyBench.run(temp.resolve("one"), 1, ToyBench.workload(ToyBench.episodes(12), 0));
        RunFolder three = ToyBench.run(temp.resolve("three"), 3, ToyBench.workload(ToyBench.episodes(12), 0));
        assertSameBytes(one.path(), three.path());
        assertThat(three.journal()).doesNotExist();
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void killedAgainAndAgainItEndsWithTheSameBytes() throws Exception {
        RunFolder whole = ToyBench.run(temp.resolve("whole"), 2, ToyBench.workload(ToyBench.episodes(12), 0));
        Path killed = temp.resolve("killed");
        for (int lines = 4; lines <= 24; lines += 10) {
            killWhenTheJournalHas(lines, killed);
            assertThat(killed.resolve("summary.json")).doesNotExist();
        }
        RunFolder resumed = ToyBench.run(killed, 1, ToyBench.workload(ToyBench.episodes(12), 0));
        assertSameBytes(whole.path(), resumed.path());
    }

    @Test
    void anotherRunsWalksAreCopiedUnderTheOwnName() throws IOException {
        RunFolder random = ToyBench.run(temp.resolve("random"), 1, ofOneRow("random"));
        Workload forward = ofOneRow("forward");
        RunFolder copy = RunFolder.open(temp.resolve("copy"), ToyBench.CONFIG, ToyBench.provenance("abc"));
        Files.writeString(copy.journal(), "what an earlier process began\n");
        assertThat(new BenchRun(forward, copy).copy(random)).isTrue();
        assertThat(copy.isFinished()).isTrue();
        assertThat(Files.readString(copy.traces()))
                .isEqualTo(Files.readString(random.traces()).replace("\"row\":\"random\"", "\"row\":\"forward\""))
                .contains("forward");
        assertThat(Files.readString(copy.timing()))
                .hasSameSizeAs(Files.readString(random.timing()).replace("random", "forward"));
    }

    @Test
    void aRunWithAFailureIsNotCopied() throws IOException {
        RunFolder random = ToyBench.run(temp.resolve("random"), 1, ofOneRow("random"));
        List<String> walks = Files.readAllLines(random.traces());
        Files.write(random.traces(), walks.subList(1, walks.size()));
        RunFolder copy = RunFolder.open(temp.resolve("copy"), ToyBench.CONFIG, ToyBench.provenance("abc"));
        assertThat(new BenchRun(ofOneRow("forward"), copy).copy(random)).isFalse();
        assertThat(copy.isFinished()).isFalse();
        assertThat(copy.traces()).doesNotExist();
    }

    private static Workload ofOneRow(String row) {
        Workload all = ToyBench.workload(ToyBench.episodes(3), 0);
        return new Workload(
                all.seed(),
                all.task(),
                List.of(row),
                all.privileged(),
                all.episodes(),
                all.stations(),
                all.plans(),
                all.expertActions(),
                all.expertCount());
    }

    private static void killWhenTheJournalHas(int lines, Path folder) throws Exception {
        Process child = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ToyBench.class.getName(),
                        folder.toString(),
                        "2",
                        "100")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path journal = folder.resolve("journal.jsonl");
        while (!Files.exists(journal)
                || Files.readAllLines(journal, StandardCharsets.ISO_8859_1).size() < lines) {
            assertThat(child.isAlive()).as("the child lives until it is killed").isTrue();
            Thread.sleep(5);
        }
        child.destroyForcibly().waitFor();
    }

    @Test
    void repeatsOnlyTheAttemptWhoseLineWasTorn() throws IOException {
        RunFolder whole = ToyBench.run(temp.resolve("whole"), 1, ToyBench.workload(ToyBench.episodes(4), 0));
        RunFolder torn = RunFolder.open(temp.resolve("torn"), ToyBench.CONFIG, ToyBench.provenance("abc"));
        List<String> lines = Files.readAllLines(whole.traces());
        Files.writeString(
                torn.journal(),
                lines.get(5) + "\n" + lines.get(2) + "\n" + lines.get(3).substring(0, 50));
        ToyBench.run(torn.path(), 2, ToyBench.workload(ToyBench.episodes(4), 0));
        assertSameBytes(whole.path(), torn.path());
        List<String> timing = Files.readAllLines(torn.timing());
        assertThat(timing.stream().filter(line -> line.contains("\"seconds\":0.0}")))
                .hasSize(2);
    }

    @Test
    void leavesAFinishedRunAlone() throws IOException {
        Path path = temp.resolve("run");
        ToyBench.run(path, 1, ToyBench.workload(ToyBench.episodes(2), 0));
        byte[] timing = Files.readAllBytes(path.resolve("timing.jsonl"));
        ToyBench.run(path, 1, ToyBench.workload(ToyBench.episodes(2), 0));
        assertThat(path.resolve("timing.jsonl")).hasBinaryContent(timing);
    }

    @Test
    void writesEveryRowsEpisodesInOrderWithTheFixedKeys() throws IOException {
        RunFolder folder = ToyBench.run(temp.resolve("run"), 2, ToyBench.workload(ToyBench.episodes(5), 0));
        List<String> lines = Files.readAllLines(folder.episodes());
        assertThat(lines).hasSize(15);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = Json.MAPPER.readTree(lines.get(i));
            assertThat(line.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder(
                            "row",
                            "episode",
                            "scene",
                            "success",
                            "spl",
                            "softSpl",
                            "na",
                            "sna",
                            "distanceToGoal",
                            "return",
                            "collisions",
                            "seed");
            assertThat(line.get("episode").asText()).isEqualTo("e" + i % 5);
            assertThat(line.get("row").asText())
                    .isEqualTo(List.of("random", "forward", "louder-ear").get(i / 5));
        }
    }

    @Test
    void refusesEpisodesWithoutALengthAndCountsTheOthers() throws IOException {
        List<Episode> episodes = new ArrayList<>(ToyBench.episodes(3));
        Pose pose = new Pose(1, 0, 1, 0);
        episodes.add(new Episode("on-goal", "field/0", pose, new Position(1, 0, 1), "ring", 0, 1));
        episodes.add(new Episode("lost", "nowhere", pose, new Position(2, 0, 1), "ring", 1, 1));
        RunFolder folder = ToyBench.run(temp.resolve("run"), 2, ToyBench.workload(episodes, 0));
        assertThat(SummaryFile.rows(folder).get("random").episodes()).isEqualTo(3);
        assertThat(SummaryFile.refusals(folder))
                .hasSize(6)
                .anyMatch(line -> line.contains("on-goal") && line.contains("starts on the goal"))
                .anyMatch(line -> line.contains("lost") && line.contains("cannot be loaded"));
        assertThat(Files.readString(folder.episodes())).doesNotContain("on-goal", "nowhere");
    }

    @Test
    void comparesRowsOnTheSameEpisodes() throws IOException {
        RunFolder folder = ToyBench.run(temp.resolve("run"), 2, ToyBench.workload(ToyBench.episodes(12), 0));
        JsonNode summary = SummaryFile.read(folder);
        double ear = SummaryFile.rows(folder).get("louder-ear").of(Measure.SPL).mean();
        double random = SummaryFile.rows(folder).get("random").of(Measure.SPL).mean();
        assertThat(ear).isGreaterThan(0.5).isGreaterThan(random);
        JsonNode difference = summary.get("differences").get(1);
        assertThat(difference.get("row").asText()).isEqualTo("louder-ear");
        assertThat(difference.get("minus").asText()).isEqualTo("random");
        assertThat(difference.get("spl").get("mean").asDouble()).isCloseTo(ear - random, within(1e-12));
    }

    @Test
    void refusesAFolderOfSomethingElse() throws IOException {
        Path run = temp.resolve("run");
        ToyBench.run(run, 1, ToyBench.workload(ToyBench.episodes(1), 0));
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> RunFolder.open(run, "seed: 2\n", ToyBench.provenance("abc")))
                .withMessageContaining("seed: 1")
                .withMessageContaining("seed: 2");
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> RunFolder.open(run, ToyBench.CONFIG, ToyBench.provenance("def")))
                .withMessageContaining("commit (abc)");
        Path other = Files.createDirectory(temp.resolve("other"));
        Files.writeString(other.resolve("thesis.tex"), "");
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> RunFolder.open(other, ToyBench.CONFIG, ToyBench.provenance("abc")))
                .withMessageContaining("thesis.tex");
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> RunFolder.open(file, ToyBench.CONFIG, ToyBench.provenance("abc")))
                .withMessageContaining("cannot be written");
        assertThat(other).isDirectoryNotContaining("glob:**config.yaml");
    }

    @Test
    void refusesAFolderThatAnotherRunHasOpen() {
        RunFolder folder = RunFolder.open(temp.resolve("run"), ToyBench.CONFIG, ToyBench.provenance("abc"));
        try (Journal journal = Journal.open(folder.journal())) {
            assertThat(journal.begun()).isEmpty();
            assertThatExceptionOfType(BadInput.class)
                    .isThrownBy(() -> Journal.open(folder.journal()))
                    .withMessageContaining("in use");
        }
    }

    @Test
    void refusesADamagedJournal() throws IOException {
        RunFolder folder = RunFolder.open(temp.resolve("run"), ToyBench.CONFIG, ToyBench.provenance("abc"));
        Files.writeString(folder.journal(), "{\"row\": 1}\n", StandardOpenOption.CREATE);
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> Journal.open(folder.journal()))
                .withMessageContaining("line 1 is damaged");
    }

    private static void assertSameBytes(Path one, Path other) {
        for (String file : REPEATABLE) {
            assertThat(other.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
        }
    }
}
