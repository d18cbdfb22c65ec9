package avnav.experiments.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.experiments.BadInput;
import avnav.experiments.metrics.Interval;
import avnav.experiments.metrics.Measure;
import avnav.experiments.metrics.Summary;
import avnav.experiments.run.ScoredEpisodes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareCommandTest {

    @TempDir
    private Path folder;

    private static String line(String row, String scene, String episode, int success, double spl, int na) {
        return "{\"row\":\"" + row + "\",\"scene\":\"" + scene + "\",\"episode\":\"" + episode + "\",\"success\":"
                + success + ",\"spl\":" + spl + ",\"softSpl\":" + spl + ",\"na\":" + na + ",\"sna\":" + spl
                + ",\"distanceToGoal\":0.5}";
    }

    private Path run(String name, String... lines) throws IOException {
        Path run = Files.createDirectories(folder.resolve(name));
        Files.write(run.resolve("episodes.jsonl"), List.of(lines));
        return run;
    }

    private static String printed(Path first, Path second) {
        PrintStream out = System.out;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        System.setOut(new PrintStream(text, true, StandardCharsets.UTF_8));
        try {
            assertThat(new CommandLine(new CompareCommand()).execute(first.toString(), second.toString()))
                    .isZero();
        } finally {
            System.setOut(out);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    @Test
    void pairsByRowSceneAndEpisodeWhateverTheirOrder() throws IOException {
        Path first = run(
                "first",
                line("policy", "a", "1", 1, 0.5, 100),
                line("policy", "b", "1", 0, 0.0, 500),
                line("louder-ear", "a", "1", 1, 0.25, 200),
                line("policy", "a", "2", 1, 0.75, 80));
        Path second = run(
                "second",
                line("policy", "b", "1", 1, 0.5, 300),
                line("policy", "a", "1", 1, 0.75, 90),
                line("policy", "c", "1", 1, 1.0, 10),
                line("expert", "a", "1", 1, 1.0, 50));
        Summary policy = ScoredEpisodes.read(second)
                .less(ScoredEpisodes.read(first), "policy")
                .orElseThrow();
        assertThat(policy.episodes()).isEqualTo(2);
        assertThat(policy.of(Measure.SUCCESS)).isEqualTo(new Interval(0.5, 0, 1));
        assertThat(policy.of(Measure.SPL)).isEqualTo(new Interval(0.375, 0.25, 0.5));
        assertThat(policy.of(Measure.NA)).isEqualTo(new Interval(-105, -200, -10));
        assertThat(printed(first, second))
                .contains("policy", "+37.5 [+25.0, +50.0]", "-105.0 [-200.0, -10.0]")
                .doesNotContain("louder-ear", "expert");
    }

    @Test
    void runsWithNothingInCommonAreRefusedByName() throws IOException {
        Path first = run("first", line("policy", "a", "1", 1, 0.5, 100));
        Path second = run("second", line("expert", "a", "1", 1, 1.0, 50));
        CompareCommand command = new CompareCommand();
        new CommandLine(command).parseArgs(first.toString(), second.toString());
        assertThatThrownBy(command::call)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("[policy]")
                .hasMessageContaining("[expert]");
    }

    @Test
    void damagedAndUnfinishedRunsAreRefusedByName() throws IOException {
        Path cut = run("cut", line("policy", "a", "1", 1, 0.5, 100), "{\"row\":\"pol");
        Path lacking = run("lacking", "{\"row\":\"policy\",\"success\":1}");
        Path unfinished = Files.createDirectories(folder.resolve("unfinished"));
        assertThatThrownBy(() -> ScoredEpisodes.read(cut))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("Line 2");
        assertThatThrownBy(() -> ScoredEpisodes.read(lacking))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("(spl)");
        assertThatThrownBy(() -> ScoredEpisodes.read(unfinished))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("unfinished");
    }
}
