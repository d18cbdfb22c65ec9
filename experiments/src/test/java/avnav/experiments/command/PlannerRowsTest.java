package avnav.experiments.command;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.experiments.CommandLineRun;
import avnav.experiments.Json;
import avnav.experiments.worldmodel.TinyWorldModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows that plan, with an untrained policy of a few weights and the oracle. */
class PlannerRowsTest {

    @TempDir
    private Path temp;

    private Path policy;

    @BeforeEach
    void sayWhereTheProgramLiesAndWriteAPolicy() throws IOException {
        System.setProperty("avnav.root", "..");
        policy = TinyPolicy.write(temp.resolve("policy.safetensors"), 64, Map.of());
    }

    @AfterEach
    void forget() {
        System.clearProperty("avnav.root");
    }

    @Test
    void aPlannersRowStandsBesideTheAgentsMarkedAndTimedAndDoesNotDependOnThreads() throws IOException {
        for (String threads : List.of("1", "2")) {
            CommandLineRun run = bench(threads, "--threads", threads, "--planner", "beam", "--world-model", "oracle");
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("policy", "beam-oracle-k4-b3-h2");
        }
        for (String file : List.of("config.yaml", "episodes.jsonl", "summary.json", "traces.jsonl", "report.html")) {
            assertThat(temp.resolve("2").resolve(file))
                    .hasSameBinaryContentAs(temp.resolve("1").resolve(file));
        }
        JsonNode rows =
                Json.MAPPER.readTree(temp.resolve("1/summary.json").toFile()).path("rows");
        assertThat(rows.path("beam-oracle-k4-b3-h2").path("privileged").asBoolean())
                .isTrue();
        assertThat(rows.path("policy").path("privileged").asBoolean()).isFalse();
        JsonNode millis = Json.MAPPER
                .readTree(Files.readAllLines(temp.resolve("1/timing.jsonl")).get(3))
                .path("decisionMillis");
        assertThat(millis.path("count").asInt()).isBetween(1, 6);
        assertThat(millis.path("dynamics").asDouble())
                .isPositive()
                .isLessThan(millis.path("mean").asDouble());
    }

    @Test
    void rowsThatDifferInTheirBeamAloneDrawTheSameChance() throws IOException {
        CommandLineRun run = bench("run", "--agent", "beam-oracle-k3-b1-h1", "--agent", "beam-oracle-k3-b3-h1");
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(temp.resolve("run/traces.jsonl"))) {
            lines.add(Json.MAPPER.readTree(line));
        }
        assertThat(lines).hasSize(6);
        for (int episode = 0; episode < 2; episode++) {
            JsonNode narrow = lines.get(2 + episode);
            JsonNode wide = lines.get(4 + episode);
            assertThat(wide.path("seed")).isEqualTo(narrow.path("seed"));
            assertThat(wide.path("actions")).isEqualTo(narrow.path("actions"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --planner beam --world-model oracle --beam 0        | beam width (B) is (0)
            --planner beam --world-model oracle --candidates 0  | candidates (K) is (0)
            --planner beam --world-model oracle --candidates 5  | only (4) actions
            --planner beam --world-model oracle --horizon -1    | rollout length (H) is (-1)
            --planner beam --world-model oracle --discount 2    | discount (2.0)
            --planner beam --world-model oracle --prior-weight -1 | prior (-1.0)
            --planner beam                                      | avcdit.safetensors) does not exist
            --planner beam --world-model dream                  | Invalid value
            --planner dijkstra                                  | Invalid value
            --world-model oracle                                | no row plans
            --beam 3                                            | no row plans
            --agent beam-oracle-k3                              | planner (beam-oracle-k3) does not exist
            --agent beam-oracle-k3-b0-h1                        | beam width (B) is (0)
            --agent beam-oracle-k9-b3-h1                        | only (4) actions
            --agent beam-oracle-k3-b3-h1-r0                     | repeated (r) is (0)
            --agent beam-oracle-k3-b3-h1-r1.5                   | word (r1.5)
            --agent beam-oracle-k3-b3-h1-wild                   | word (wild)
            --agent beam-avwm-k3-b3-h1                          | Maybe train one
            """)
    void refusesAPlannerThatCannotBeBeforeTheFirstEpisode(String options, String message) {
        CommandLineRun run = bench("run", options.split(" +"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message, "Maybe").doesNotContain("\tat ");
        assertThat(run.err().lines().count()).isLessThanOrEqualTo(2);
        assertThat(temp.resolve("run")).doesNotExist();
    }

    @Test
    void anActionIsRepeatedNoOftenerThanTheWorldModelLearntToLookAhead() throws Exception {
        Path model = TinyWorldModel.write(temp.resolve("model"));
        String[] options = {"--agent", "", "--set=worldModel.folder=" + model, "--set=worldModel.view=PIXELS"};
        options[1] = "beam-avwm-k2-b1-h1-r2";
        CommandLineRun twice = bench("twice", options);
        assertThat(twice.exitCode()).as(twice.err()).isZero();
        assertThat(twice.out()).contains("beam-avwm-k2-b1-h1-r2");

        options[1] = "beam-avwm-k2-b1-h1-r4";
        CommandLineRun tooOften = bench("too-often", options);
        assertThat(tooOften.exitCode()).isEqualTo(2);
        assertThat(tooOften.err()).contains("repeated (4) times", "Maybe").doesNotContain("\tat ");
        assertThat(temp.resolve("too-often")).doesNotExist();
    }

    @Test
    void aRunSaysInWhichPrecisionItImaginedAndDoesNotGoOnInAnother() throws Exception {
        Path model = TinyWorldModel.write(temp.resolve("model"));
        String[] options = {
            "--agent=beam-avwm-k2-b1-h1",
            "--set=worldModel.folder=" + model,
            "--set=worldModel.view=PIXELS",
            "--set=worldModel.precision=BFLOAT16"
        };
        assertThat(bench("run", options).exitCode()).isZero();
        Path file = temp.resolve("run/provenance.json");
        String written = Files.readString(file);
        assertThat(Json.MAPPER.readTree(written).path("precision").asText()).isEqualTo("BFLOAT16");

        Files.writeString(file, written.replace("BFLOAT16", "FLOAT32"));
        CommandLineRun again = bench("run", options);
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err())
                .contains("precision (FLOAT32)", "now it is (BFLOAT16)", "Maybe")
                .doesNotContain("\tat ");
    }

    private CommandLineRun bench(String folder, String... options) {
        List<String> args =
                new ArrayList<>(List.of("bench", "--out", temp.resolve(folder).toString()));
        args.addAll(List.of("--agent", "policy", "--split", "val", "--episodes", "2"));
        args.addAll(List.of("--set", "simulator.task.maxSteps=6", "--set", "policy.checkpoint=" + policy));
        args.addAll(List.of("--set", "planner.horizon=2", "--set", "worldModel.folder=" + temp));
        args.addAll(List.of(options));
        return CommandLineRun.of(args.toArray(String[]::new));
    }
}
