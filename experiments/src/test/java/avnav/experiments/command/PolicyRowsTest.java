package avnav.experiments.command;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.agent.policy.Surroundings;
import avnav.experiments.CommandLineRun;
import avnav.experiments.Json;
import avnav.simbridge.Motion;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of the learned policy, with an untrained network of a few weights. */
class PolicyRowsTest {

    private static final Path MALICIOUS =
            Path.of("../worldmodel/src/test/resources/golden/nwm/checkpoint/malicious-dotted.pth");
    private static final Path SOUNDSPACES =
            Path.of("../agent/src/test/resources/golden/avnav/ckpt-ppo-hidden16-zip.pth");

    @TempDir
    private Path temp;

    private Path policy;

    @BeforeEach
    void sayWhereTheProgramLiesAndWriteAPolicy() throws IOException {
        System.setProperty("avnav.root", "..");
        policy = write("policy.safetensors", 64, Surroundings.note(16000, Motion.AVWM));
    }

    @AfterEach
    void forget() {
        System.clearProperty("avnav.root");
    }

    @Test
    void theNumberOfThreadsChangesNoByte() throws IOException {
        for (String threads : List.of("1", "2")) {
            CommandLineRun run = bench(threads, policy, "--agent", "policy-argmax", "--threads", threads);
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        for (String file : List.of("config.yaml", "episodes.jsonl", "summary.json", "traces.jsonl")) {
            assertThat(temp.resolve("2").resolve(file))
                    .hasSameBinaryContentAs(temp.resolve("1").resolve(file));
        }
        JsonNode provenance =
                Json.MAPPER.readTree(temp.resolve("1/provenance.json").toFile());
        assertThat(provenance.path("checkpoints").path("policy").asText()).hasSize(64);
    }

    @Test
    void theLikeliestActionsDoNotDependOnTheSeedButSampledOnesDo() throws IOException {
        for (String seed : List.of("1", "2")) {
            CommandLineRun run = bench("seed" + seed, policy, "--agent", "policy-argmax", "--seed", seed);
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        assertThat(actions("seed2", "policy-argmax")).isEqualTo(actions("seed1", "policy-argmax"));
        assertThat(actions("seed2", "policy")).isNotEqualTo(actions("seed1", "policy"));
    }

    @Test
    void aRunIsNotResumedWithOtherWeights() throws IOException {
        assertThat(bench("run", policy).exitCode()).isZero();
        Files.copy(write("other", 64, Map.of("seed", "5")), policy, StandardCopyOption.REPLACE_EXISTING);
        CommandLineRun again = bench("run", policy);
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("checkpoints");
    }

    @Test
    void aSoundSpacesCheckpointActsToo() {
        CommandLineRun run = bench("run", SOUNDSPACES);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            simulator.camera.width=100         | 100x128
            simulator.motion.stepSeconds=0.2   | stepSeconds (0.15)
            simulator.motion.stepMetres=0.25   | stepMetres (0.15)
            simulator.motion.turnDegrees=30    | turnDegrees (10.0)
            policy.checkpoint=nowhere          | policy (nowhere) does not exist
            policy.checkpoint=..               | cannot be read
            """)
    void refusesAWorldThatThePolicyDoesNotKnow(String setting, String message) {
        CommandLineRun run = bench("run", policy, "--set", setting);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
        assertThat(temp.resolve("run")).doesNotExist();
    }

    @Test
    void refusesFilesThatHoldNoPolicy() throws IOException {
        byte[] whole = Files.readAllBytes(policy);
        Path cut = Files.write(temp.resolve("cut"), Arrays.copyOf(whole, whole.length / 2));
        Path empty = Files.write(temp.resolve("empty"), new byte[0]);
        Path noise = Files.writeString(temp.resolve("noise"), "this is no checkpoint at all");
        Path otherRate = write("otherRate", 64, Surroundings.note(44100, Motion.AVWM));
        Path otherImage = write("otherImage", 48, Map.of());
        for (Path bad : List.of(cut, empty, noise, otherRate, otherImage, MALICIOUS)) {
            CommandLineRun run = bench("run", bad);
            assertThat(run.exitCode()).as(bad.toString()).isEqualTo(2);
            assertThat(run.err()).startsWith("avnav: The policy").doesNotContain("\tat ");
            assertThat(temp.resolve("run")).doesNotExist();
        }
    }

    private Path write(String name, int imageSide, Map<String, String> notes) throws IOException {
        return TinyPolicy.write(temp.resolve(name), imageSide, notes);
    }

    private List<JsonNode> actions(String run, String row) throws IOException {
        List<JsonNode> actions = new ArrayList<>();
        for (String line : Files.readAllLines(temp.resolve(run).resolve("traces.jsonl"))) {
            JsonNode node = Json.MAPPER.readTree(line);
            if (node.path("row").asText().equals(row)) {
                actions.add(node.path("actions"));
            }
        }
        assertThat(actions).isNotEmpty();
        return actions;
    }

    private CommandLineRun bench(String folder, Path checkpoint, String... options) {
        List<String> args =
                new ArrayList<>(List.of("bench", "--out", temp.resolve(folder).toString()));
        args.addAll(List.of("--agent", "policy", "--split", "val", "--episodes", "2"));
        args.addAll(List.of("--set", "simulator.task.maxSteps=12", "--set", "policy.checkpoint=" + checkpoint));
        args.addAll(List.of(options));
        return CommandLineRun.of(args.toArray(String[]::new));
    }
}
