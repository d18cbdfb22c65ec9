package avnav.experiments.command;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.experiments.CommandLineRun;
import avnav.experiments.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldModelBenchmarkCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void findTheRecipe() {
        System.setProperty("avnav.root", "..");
    }

    @AfterEach
    void forget() {
        System.clearProperty("avnav.root");
    }

    @Test
    void writesTheAgreedKeys() throws IOException {
        Path json = folder.resolve("speed.json");
        CommandLineRun run = CommandLineRun.of(
                "benchmark", "worldmodel", "--calls", "1", "--steps", "1", "--walks", "1", "--json", json.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode keys = Json.MAPPER.readTree(Files.readString(json));
        for (String key : List.of(
                "trainSamplesPerSecond",
                "forwardMillis.rows1",
                "forwardMillis.rows9",
                "forwardMillis.rows32",
                "peakGflops",
                "forwardPeakFraction",
                "samplingMillis.rows9.steps1",
                "samplingMillis.rows9.steps4",
                "samplingMillis.rows9.steps25",
                "dataFramesPerSecond")) {
            assertThat(keys.path(key).asDouble()).as(key).isPositive();
        }
        assertThat(run.out()).contains("samplingMillis.rows9.steps4");
    }

    @Test
    void numbersThatMeasureNothingAreRefused() {
        CommandLineRun run = CommandLineRun.of("benchmark", "worldmodel", "--calls", "0");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("calls (0)", "Maybe");
        assertThat(CommandLineRun.of("benchmark", "worldmodel", "--world-model", folder.toString())
                        .err())
                .contains(folder.toString(), "Maybe");
    }
}
