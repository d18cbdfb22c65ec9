package avnav.experiments.command;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.experiments.CommandLineRun;
import avnav.experiments.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
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

class EvaluatePlannerCommandTest {

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
    void theOracleAgreesWithItself() throws IOException {
        Path out = temp.resolve("planner-evaluation.json");
        CommandLineRun run = evaluate("--world-model", "oracle", "--out", out.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("beam-oracle-k4-b3-h2 on val", "world model, true-values");
        JsonNode model = Json.MAPPER.readTree(out.toFile()).path("variants").path("model");
        assertThat(model.path("agreesWithOracle").path("low").asDouble()).isEqualTo(1);
        assertThat(model.path("regret").path("high").asDouble()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --world-model avwm                         | avcdit.safetensors) does not exist
            --world-model oracle --world-model avwm    | planners are (2)
            --world-model oracle --stride 0            | stride (0)
            --world-model oracle --horizon 0           | rollout length (H) is (0)
            """)
    void refusesWhatItCannotUse(String options, String message) {
        CommandLineRun run = evaluate(options.split(" +"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
    }

    private CommandLineRun evaluate(String... options) {
        List<String> args = new ArrayList<>(List.of("evaluate", "planner", "--planner", "beam", "--split", "val"));
        args.addAll(List.of("--episodes", "2", "--set", "simulator.task.maxSteps=6"));
        args.addAll(List.of("--set", "policy.checkpoint=" + policy, "--set", "worldModel.folder=" + temp));
        args.addAll(List.of("--set", "planner.horizon=2"));
        args.addAll(List.of(options));
        return CommandLineRun.of(args.toArray(String[]::new));
    }
}
