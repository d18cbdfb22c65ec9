package avnav.experiments.command;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.experiments.CommandLineRun;
import avnav.experiments.Json;
import avnav.experiments.metrics.GoldenTraces;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreCommandTest {

    private static final String GOOD = "{\"episode\": \"a\", \"positions\": [[0,0,0],[0,0,-1],[0,0,-1]], "
            + "\"geodesic\": [1.5,0.5,0.5], \"actions\": [1,0], \"expertActions\": 2}";

    @TempDir
    private Path folder;

    @Test
    void writesScoresAndMeansOfWhatCanBeScored() throws IOException {
        Path traces = folder.resolve("traces.jsonl");
        Files.writeString(
                traces,
                GoldenTraces.cases().stream()
                        .filter(trace -> !trace.get("name").asText().equals("step-after-stop"))
                        .map(GoldenTraces::asScoreLine)
                        .collect(Collectors.joining("\n")));
        Path out = folder.resolve("scores.json");
        CommandLineRun run = CommandLineRun.of("score", traces.toString(), "--json", out.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("SoftSPL", "traces.jsonl");
        assertThat(run.err()).contains("Not averaged: episode (start-at-goal)", "Not averaged: episode (infinite-all)");
        JsonNode scores = Json.MAPPER.readTree(out.toFile());
        List<String> averaged = new ArrayList<>();
        GoldenTraces.read()
                .get("mean_over_finite_error_free")
                .get("episodes")
                .forEach(name -> averaged.add(name.asText()));
        assertThat(scores.get("refused").findValuesAsText("episode")).contains("start-at-goal", "infinite-at-the-end");
        assertThat(scores.get("episodes").findValuesAsText("episode"))
                .containsAll(averaged)
                .doesNotContain("infinite-all");
        assertThat(scores.get("mean").has("softSpl")).isTrue();
    }

    @Test
    void acceptsATraceWithThePositionOfStop() throws IOException {
        Path traces = write(GOOD);
        assertThat(CommandLineRun.of("score", traces.toString()).exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "expertActions": 2  | "expertActions": -2 | expertActions (-2) must be a whole number
            "expertActions": 2  | "expert": 2         | key (expertActions) is missing
            [1,0]               | [1,4]               | action code (4) must be
            [1,0]               | [0,1]               | goes on after STOP
            [1,0]               | []                  | at least one action
            [1,0]               | [1,0.5]             | actions[1] (0.5) must be a code
            [1.5,0.5,0.5]       | [1.5,0.5]           | geodesic has (2) values but positions has (3)
            [1.5,0.5,0.5]       | [1.5,-0.5,0.5]      | geodesic[1] (-0.5) must be metres
            [1.5,0.5,0.5]       | [1.5,"far",0.5]     | geodesic[1] ("far") must be metres
            [1.5,0.5,0.5]       | [NaN,0.5,0.5]       | geodesic[0]
            [0,0,0]             | [0,0]               | positions[0] ([0,0]) must be three finite numbers
            [0,0,0]             | [0,NaN,0]           | positions[0]
            [[0,0,0],           | [                   | geodesic has (3) values but positions has (2)
            "episode": "a"      | "episode": null     | episode (null) must be a text
            "episode": "a"      | "episode": "b", "episode": "a" | Duplicate field
            "expertActions": 2} | "expertActions": 2  | cut short
            """)
    void saysWhichLineIsWrongAndWritesNothing(String before, String after, String message) throws IOException {
        Path traces = write(GOOD.replace("\"a\"", "\"first\"") + "\n" + GOOD.replace(before, after));
        Path out = folder.resolve("scores.json");
        CommandLineRun run = CommandLineRun.of("score", traces.toString(), "--json", out.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message, "line 2").doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    @Test
    void refusesFilesThatHoldNoTraces() throws IOException {
        assertThat(CommandLineRun.of("score", folder.resolve("none.jsonl").toString()))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("does not exist", "Maybe"));
        assertThat(CommandLineRun.of("score", write("\n").toString()).err()).contains("holds no episode");
        assertThat(CommandLineRun.of("score", folder.toString()).exitCode()).isEqualTo(2);
        assertThat(CommandLineRun.of("score", write(GOOD + "\n" + GOOD).toString())
                        .err())
                .contains("line 2", "(a) is there twice");
        Path binary = folder.resolve("binary");
        Files.write(binary, new byte[] {0x1f, (byte) 0x8b, (byte) 0xff, (byte) 0xfe});
        assertThat(CommandLineRun.of("score", binary.toString()).err()).contains("not UTF-8");
    }

    @Test
    void refusesAnOutputInAFolderThatDoesNotExist() throws IOException {
        Path out = folder.resolve("nowhere").resolve("scores.json");
        CommandLineRun run = CommandLineRun.of("score", write(GOOD).toString(), "--json", out.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cannot be written", "Maybe");
    }

    private Path write(String text) throws IOException {
        Path file = folder.resolve("in.jsonl");
        Files.writeString(file, text);
        return file;
    }
}
