package avnav.experiments.command;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.experiments.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole command in the embedded simulator, on a few short episodes. */
class BenchCommandTest {

    @TempDir
    private Path temp;

    @BeforeEach
    void sayWhereTheProgramLies() {
        System.setProperty("avnav.root", "..");
    }

    @AfterEach
    void forget() {
        System.clearProperty("avnav.root");
    }

    @Test
    void writesARunFolderAndTheSameBytesAgain() {
        for (String name : List.of("one", "two")) {
            CommandLineRun run = bench(
                    name,
                    "--agent",
                    "random",
                    "--agent",
                    "expert",
                    "--episodes",
                    "2",
                    "--split",
                    "val",
                    "--threads",
                    name.equals("one") ? "1" : "2");
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("random", "expert", "SNA %", "report.html");
            assertThat(run.out()).containsPattern("expert - random +2 +\\+\\d");
        }
        for (String file : List.of("config.yaml", "episodes.jsonl", "summary.json", "traces.jsonl", "report.html")) {
            assertThat(temp.resolve("two").resolve(file))
                    .hasSameBinaryContentAs(temp.resolve("one").resolve(file));
        }
        CommandLineRun scored =
                CommandLineRun.of("score", temp.resolve("one/traces.jsonl").toString());
        assertThat(scored.out().lines().filter(line -> line.startsWith("expert")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --agent clever                 | agent (clever) does not exist
            --agent random --agent random  | none of them twice
            --split tset                   | split (tset) does not exist
            --split train                  | no committed episodes
            --episodes -1                  | number of episodes (-1)
            --episodes 9999                | fewer than the (9999)
            --episodes many                | Invalid value
            --threads 0                    | threads (0) must be 1 or more
            --set sede=1                   | there is no (sede)
            --set seed=x                   | at (seed)
            --config nowhere.yaml          | nowhere.yaml) does not exist
            --dataset nowhere.json.gz      | nowhere.json.gz
            --colour                       | Unknown option
            """)
    void refusesWhatItCannotUseAndWritesNothing(String options, String message) {
        CommandLineRun run = bench("run", options.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
        assertThat(temp.resolve("run")).doesNotExist();
    }

    @Test
    void refusesAFolderThatCannotBeMade() throws IOException {
        Files.writeString(temp.resolve("file"), "");
        CommandLineRun run = bench("file/run", "--agent", "random", "--episodes", "1", "--split", "val");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cannot be written", "Maybe");
    }

    @Test
    void refusesAMalformedDataset() throws IOException {
        Path dataset = Files.write(temp.resolve("broken.json.gz"), new byte[] {1, 2, 3});
        CommandLineRun run = bench("run", "--dataset", dataset.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("broken.json.gz", "Maybe");
        assertThat(temp.resolve("run")).doesNotExist();
    }

    private CommandLineRun bench(String folder, String... options) {
        List<String> args =
                new ArrayList<>(List.of("bench", "--out", temp.resolve(folder).toString()));
        args.addAll(List.of(options));
        return CommandLineRun.of(args.toArray(String[]::new));
    }
}
