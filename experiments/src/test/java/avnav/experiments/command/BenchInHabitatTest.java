package avnav.experiments.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.experiments.Json;
import avnav.experiments.Main;
import avnav.simbridge.Episode;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.bridge.BridgeSettings;
import avnav.simbridge.episodes.EpisodeWriter;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command, in a stand-in that replays two episodes of the real habitat-sim. */
class BenchInHabitatTest {

    private static final Path BRIDGE = Path.of("../simbridge").toAbsolutePath().normalize();
    private static final Path RECORDING = BRIDGE.resolve("python/tests/golden/habitat/flat3");

    @TempDir
    private Path folder;

    private JsonNode record;
    private Path dataset;

    private record Said(int exitCode, String text) {}

    @BeforeEach
    void writeSceneAndEpisodes() throws IOException {
        record = Json.MAPPER.readTree(RECORDING.resolve("bridge.json").toFile());
        Files.write(Files.createDirectories(folder.resolve("scenes/flat3")).resolve("flat3.glb"), new byte[4]);
        List<Episode> episodes = new ArrayList<>();
        for (JsonNode recorded : record.get("episodes")) {
            JsonNode start = recorded.get("start");
            JsonNode rotation = recorded.get("rotation_wxyz");
            double yaw =
                    2 * Math.atan2(rotation.get(2).asDouble(), rotation.get(0).asDouble());
            episodes.add(new Episode(
                    "recorded-" + episodes.size(),
                    "flat3/flat3.glb",
                    new Pose(
                            start.get(0).asDouble(),
                            start.get(1).asDouble(),
                            start.get(2).asDouble(),
                            yaw),
                    position(recorded.get("goal")),
                    "telephone",
                    recorded.get("geodesic").asDouble(),
                    50));
        }
        dataset = EpisodeWriter.write(folder, "test", episodes);
    }

    @Test
    void theExpertWalksTheRecordedEpisodes() throws Exception {
        Said said = bench("--agent", "expert", "--dataset", dataset.toString(), "--episodes", "0");
        assertThat(said.exitCode()).as(said.text()).isZero();
        assertThat(folder.resolve("run/report.html")).isNotEmptyFile();
        List<JsonNode> traces = lines("traces.jsonl");
        assertThat(traces).hasSize(2);
        for (int number = 0; number < 2; number++) {
            JsonNode steps = record.get("episodes").get(number).get("steps");
            JsonNode positions = traces.get(number).get("positions");
            assertThat(positions).hasSize(steps.size() + 1);
            for (int step = 0; step < steps.size(); step++) {
                for (int axis = 0; axis < 3; axis++) {
                    double wanted = steps.get(step).get("position").get(axis).asDouble();
                    assertThat(positions.get(step).get(axis).asDouble()).isCloseTo(wanted, within(1e-6));
                }
            }
        }
        assertThat(lines("episodes.jsonl"))
                .allSatisfy(line -> assertThat(line.get("success").asDouble()).isEqualTo(1));
    }

    @Test
    void anEpisodeThatKillsEveryChildIsReportedAndTheRunGoesOn() throws Exception {
        List<String> faults = List.of("AVNAV_STANDIN_FAULT=die", "AVNAV_STANDIN_FAULT_AT=e0.5");
        Said said = bench(faults, "--agent", "expert", "--dataset", dataset.toString(), "--episodes", "0");
        assertThat(said.exitCode()).as(said.text()).isZero();
        assertThat(said.text()).contains("recorded-0", "failed (3) times", "exit code (137)");
        assertThat(lines("episodes.jsonl"))
                .singleElement()
                .satisfies(line -> assertThat(line.get("episode").asText()).isEqualTo("recorded-1"));
    }

    @Test
    void anAgentThatHearsAndSeesRunsThere() throws Exception {
        List<String> stuck = List.of("AVNAV_STANDIN_STUCK=1");
        Said said = bench(
                stuck,
                "--agent",
                "louder-ear",
                "--agent",
                "policy-argmax",
                "--dataset",
                dataset.toString(),
                "--episodes",
                "0",
                "--set",
                "simulator.task.maxSteps=20");
        assertThat(said.exitCode()).as(said.text()).isZero();
        assertThat(lines("episodes.jsonl")).hasSize(4);
    }

    @Test
    void refusesBeforeTheFirstEpisodeWhatCannotWork() throws Exception {
        Path nowhere = Files.createDirectories(folder.resolve("no-modules"));
        Said missing = bench(
                List.of("PYTHONPATH=" + BRIDGE.resolve("python") + ":" + nowhere),
                "--agent",
                "random",
                "--dataset",
                dataset.toString(),
                "--episodes",
                "0");
        assertRefused(missing, "habitat_sim cannot be imported", "Maybe AVNAV_PYTHON");
        Said silent = bench(
                List.of("AVNAV_STANDIN_VERSION=silent"),
                "--agent",
                "random",
                "--dataset",
                dataset.toString(),
                "--episodes",
                "0");
        assertRefused(silent, "has no audio sensor", "Maybe build it with HABITAT_WITH_AUDIO=ON");
        Said defective = bench(
                List.of("AVNAV_STANDIN_VERSION=defective"),
                "--agent",
                "random",
                "--dataset",
                dataset.toString(),
                "--episodes",
                "0");
        assertRefused(defective, "is wrong", "Maybe it is one of v0.3.1");
        Said noScene = bench("--agent", "random", "--episodes", "1", "--split", "val");
        assertRefused(noScene, "avnav/val/home-00", "Maybe ./avnav scene habitat --split val");
    }

    private void assertRefused(Said said, String what, String mend) {
        assertThat(said.exitCode()).as(said.text()).isEqualTo(2);
        assertThat(said.text()).contains(what, mend).doesNotContain("\tat ");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    private Said bench(String... options) throws IOException, InterruptedException {
        return bench(List.of(), options);
    }

    private Said bench(List<String> variables, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Davnav.root=..",
                "-Dai.djl.offline=true",
                Main.class.getName(),
                "bench",
                "--simulator",
                "habitat-homes",
                "--threads",
                "1",
                "--set",
                "simulator.radiusMetres=" + record.get("agent_radius").asText(),
                "--set",
                "habitat.scenes.folder=" + folder.resolve("scenes"),
                "--set",
                "habitat.scenes.suffix=''",
                "--out",
                folder.resolve("run").toString()));
        command.addAll(Arrays.asList(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(BridgeSettings.PYTHON, interpreter(variables).toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), said);
    }

    private Path interpreter(List<String> variables) throws IOException {
        String exports = variables.stream().map(pair -> "export " + pair + "\n").collect(Collectors.joining());
        Path interpreter = folder.resolve("python");
        Files.writeString(
                interpreter,
                "#!/bin/sh\nexport AVNAV_STANDIN_CASE=" + RECORDING + "\nexport PYTHONPATH=\"$PYTHONPATH:"
                        + BRIDGE.resolve("python/tests/standin") + "\"\n" + exports + "exec " + python() + " \"$@\"\n");
        assertThat(interpreter.toFile().setExecutable(true)).isTrue();
        return interpreter;
    }

    private static String python() {
        Optional<String> found = Optional.ofNullable(System.getenv(BridgeSettings.PYTHON))
                .or(() -> Optional.of(BRIDGE.resolve("target/python/bin/python").toString()))
                .filter(file -> Files.isExecutable(Path.of(file)));
        if (found.isEmpty()) {
            System.err.println("SKIPPED: bench in Habitat is not tested, for want of simbridge/target/python.");
        }
        Assumptions.assumeTrue(found.isPresent(), "no Python with py4j and numpy");
        return found.orElseThrow();
    }

    private List<JsonNode> lines(String file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("run").resolve(file))) {
            lines.add(Json.MAPPER.readTree(line));
        }
        return lines;
    }

    private static Position position(JsonNode xyz) {
        return new Position(
                xyz.get(0).asDouble(), xyz.get(1).asDouble(), xyz.get(2).asDouble());
    }
}
