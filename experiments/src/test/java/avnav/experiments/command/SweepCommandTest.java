package avnav.experiments.command;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.experiments.CommandLineRun;
import avnav.experiments.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole command with an untrained policy of a few weights, the oracle, and episodes of a few steps. */
class SweepCommandTest {

    @TempDir
    private Path temp;

    @BeforeEach
    void sayWhereTheProgramLiesAndWriteAGrid() throws IOException {
        System.setProperty("avnav.root", "..");
        Path policy = TinyPolicy.write(temp.resolve("policy.safetensors"), 64, Map.of());
        Files.writeString(temp.resolve("grid.yaml"), """
                bench: configs/bench.yaml
                settings: [simulator.task.maxSteps=5, policy.checkpoint=%s, worldModel.folder=%s]
                episodes: {source: val, count: 5}
                agents: [policy, forward]
                worldModels: [ORACLE]
                words: {}
                candidates: [2]
                beamWidths: [1, 2]
                horizons: [1, 2]
                """.formatted(policy, temp));
    }

    @AfterEach
    void forget() {
        System.clearProperty("avnav.root");
    }

    @Test
    void shardsMergeToTheSameBytesAsOneRun() throws IOException {
        ok(sweep("whole", "--threads", "2"));
        for (String shard : List.of("0/3", "1/3", "2/3")) {
            ok(sweep("part" + shard.charAt(0), "--shard", shard));
        }
        ok(merge("merged", "part2", "part0", "part1"));
        assertThat(files("merged")).isEqualTo(files("whole")).contains("table8.md", "report.html");
        for (String file : files("whole")) {
            if (!file.contains("timing")) {
                assertThat(temp.resolve("merged").resolve(file))
                        .as(file)
                        .hasSameBinaryContentAs(temp.resolve("whole").resolve(file));
            }
        }
    }

    @Test
    void aCellThatCannotDifferIsCopiedAndIsWhatItWouldHaveBeen() throws IOException {
        CommandLineRun whole = sweep("whole");
        ok(whole);
        assertThat(whole.err())
                .contains("beam-oracle-k2-b2-h1 walks as beam-oracle-k2-b1-h1")
                .doesNotContain("h2 walks");
        CommandLineRun alone = sweep("alone", "--set", "beamWidths=[2]");
        ok(alone);
        assertThat(alone.err()).doesNotContain("walks as");
        for (String file : List.of("traces.jsonl", "episodes.jsonl", "summary.json", "plans.json")) {
            String name = "cells/beam-oracle-k2-b2-h1/" + file;
            assertThat(temp.resolve("whole").resolve(name))
                    .hasSameTextualContentAs(temp.resolve("alone").resolve(name));
        }
    }

    @Test
    void goesOnCellByCellWhereItWas() throws IOException {
        ok(sweep("run"));
        Path cell = temp.resolve("run/cells/beam-oracle-k2-b2-h2");
        byte[] before = Files.readAllBytes(cell.resolve("traces.jsonl"));
        List<String> lines = Files.readAllLines(cell.resolve("traces.jsonl"));
        Files.writeString(cell.resolve("journal.jsonl"), lines.get(1) + "\n" + lines.get(3) + "\n");
        Files.delete(cell.resolve("summary.json"));
        CommandLineRun again = sweep("run");
        ok(again);
        assertThat(again.err())
                .contains("beam-oracle-k2-b2-h1 was done before", "beam-oracle-k2-b2-h2, 2 episodes done before");
        assertThat(cell.resolve("traces.jsonl")).hasBinaryContent(before);
    }

    @Test
    void writesThePapersTableInFourFormatsAndNoClockReading() throws IOException {
        CommandLineRun run = sweep("run");
        ok(run);
        String markdown = Files.readString(temp.resolve("run/table8.md"));
        assertThat(run.out()).contains(markdown);
        assertThat(markdown.lines().toList().get(0))
                .isEqualTo("| K | B | H | SPL % Oracle WM | SoftSPL % Oracle WM | NA Oracle WM | SNA % Oracle WM |");
        assertThat(markdown.lines().filter(line -> line.startsWith("| 2 |"))).hasSize(4);
        assertThat(Files.readString(temp.resolve("run/table8.tex")))
                .startsWith("\\begin{tabular}{rrrrrrr}")
                .contains("2 & 1 & 2 & ");
        List<String> csv = Files.readAllLines(temp.resolve("run/table8.csv"));
        assertThat(csv).hasSize(7);
        assertThat(csv)
                .allMatch(line -> line.split(",", -1).length == csv.get(0).split(",", -1).length);
        JsonNode rows =
                Json.MAPPER.readTree(temp.resolve("run/table8.json").toFile()).path("rows");
        assertThat(rows).hasSize(6);
        JsonNode cell = rows.path(5);
        assertThat(cell.path("row").asText()).isEqualTo("beam-oracle-k2-b2-h2");
        assertThat(cell.path("privileged").asBoolean()).isTrue();
        assertThat(cell.path("minus").path("policy").path("sna").path("p").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(1);
        assertThat(cell.path("minus").path("forward").path("episodes").asInt()).isEqualTo(5);
        String report = Files.readString(temp.resolve("run/report.html"));
        assertThat(report).contains("B = 2", "H = 2", "beam-oracle-k2-b2-h2 − policy", "<svg", "Trajectories");
        assertThat(report).doesNotContain("illisecond");
        assertThat(Files.readString(temp.resolve("run/timing.md"))).contains("beam-oracle-k2-b1-h1");
    }

    @Test
    void refusesAnotherGridOrShardInTheSameFolder() {
        ok(sweep("run", "--shard", "0/2"));
        assertThat(sweep("run", "--shard", "1/2").err()).contains("holds shard (0/2)");
        assertThat(sweep("run").err()).contains("holds shard (0/2)");
        assertThat(sweep("run", "--shard", "0/2", "--set", "horizons=[1]").err())
                .contains("another configuration");
    }

    @Test
    void refusesToMergeWhatDoesNotMakeAWhole() throws IOException {
        ok(sweep("a", "--shard", "0/2"));
        ok(sweep("b", "--shard", "1/2"));
        ok(sweep("other", "--shard", "1/2", "--set", "beamWidths=[1]"));
        refused(merge("out", "a"), "shard (1/2) is given (0) times");
        refused(merge("out", "a", "b", "b"), "shard (1/2) is given (2) times");
        refused(merge("out", "a", "other"), "other configurations");
        refused(merge("out", "a", "nowhere"), "holds no sweep");
        Files.delete(temp.resolve("b/cells/policy/summary.json"));
        refused(merge("out", "a", "b"), "holds no finished run");
        assertThat(temp.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --set horizons=[0]          | rollout length (H) is (0)
            --set candidates=[5]        | only (4) actions
            --set beamWidths=[]         | beamWidths [] must be one or more
            --set beamWidths=[1,1]      | none of them twice
            --set agents=[]             | agents must be one or more
            --set worldModels=[AVWM]    | avcdit.safetensors) does not exist
            --set horizon=[1]           | there is no (horizon)
            --set bench=nowhere.yaml    | nowhere.yaml) does not exist
            --set settings=[sede=1]     | there is no (sede)
            --set agents=[clever]       | agent (clever) does not exist
            --shard 3/3                 | shard (3/3) does not exist
            --shard first               | must be i/n
            --shard 8/9                 | holds none of the (5) episodes
            --split tset                | split (tset) does not exist
            --episodes -1               | number of episodes (-1)
            --threads 0                 | threads (0)
            """)
    void refusesWhatItCannotUseAndWritesNothing(String options, String message) {
        refused(sweep("run", options.split(" +")), message);
        assertThat(temp.resolve("run")).doesNotExist();
    }

    private static void ok(CommandLineRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private static void refused(CommandLineRun run, String message) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
    }

    private List<String> files(String folder) throws IOException {
        Path root = temp.resolve(folder);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private CommandLineRun sweep(String folder, String... options) {
        List<String> args = new ArrayList<>(List.of(
                "sweep",
                temp.resolve("grid.yaml").toString(),
                "--out",
                temp.resolve(folder).toString()));
        args.addAll(List.of(options));
        return CommandLineRun.of(args.toArray(String[]::new));
    }

    private CommandLineRun merge(String folder, String... parts) {
        List<String> args = new ArrayList<>(
                List.of("sweep", "merge", "--out", temp.resolve(folder).toString()));
        for (String part : parts) {
            args.add(temp.resolve(part).toString());
        }
        return CommandLineRun.of(args.toArray(String[]::new));
    }
}
