package avnav.experiments.command;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.experiments.CommandLineRun;
import avnav.experiments.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerBenchmarkCommandTest {

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
    void writesWhatADecisionIsMadeOf() throws IOException {
        Path policy = TinyPolicy.write(temp.resolve("policy.safetensors"), 64, Map.of());
        Path json = temp.resolve("planner.json");
        CommandLineRun run = CommandLineRun.of(
                "benchmark",
                "planner",
                "--decisions",
                "2",
                "--set",
                "policy.checkpoint=" + policy,
                "--json",
                json.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode figures = Json.MAPPER.readTree(json.toFile());
        double decision = figures.path("decisionMillis.k3b3h3.oracle").asDouble();
        assertThat(decision).isPositive();
        assertThat(figures.path("dynamicsMillis.k3b3h3.oracle").asDouble()).isPositive();
        assertThat(figures.path("policyMillis.k3b1h1.oracle").asDouble()).isPositive();
        assertThat(figures.path("searchMillis").asDouble()).isPositive();
        assertThat(run.out()).contains("decisionMillis.k3b3h5.oracle", "searchMillis");
    }

    @Test
    void refusesNoDecisions() {
        CommandLineRun run = CommandLineRun.of("benchmark", "planner", "--decisions", "0");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("decisions (0)", "Maybe");
    }
}
