package avnav.simbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Motion;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.SimulatorException;
import avnav.simbridge.StepResult;
import avnav.simbridge.embedded.acoustics.playback.PlaybackMode;
import avnav.simbridge.embedded.sight.Camera;
import avnav.simbridge.golden.GoldenFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole way, Java to Python to a stand-in that replays the real habitat-sim's recorded episodes. */
class HabitatSimulatorGoldenTest {

    private static final Path PYTHON = Path.of("python").toAbsolutePath();
    private static final Path GOLDEN =
            GoldenFolder.override().orElse(PYTHON.resolve("tests/golden")).resolve("habitat");

    @TempDir
    private Path folder;

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.filter(folder -> Files.exists(folder.resolve("bridge.safetensors")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void walksTheRecordedEpisodes(Path recording) throws IOException {
        JsonNode record = record(recording);
        try (HabitatSimulator simulator = simulator(recording, record)) {
            int number = 0;
            for (JsonNode recorded : record.get("episodes")) {
                StepResult result = simulator.reset(episode(recorded, "scene.glb", number++));
                assertThat(result.truth().reward()).isZero();
                double before = result.truth().geodesicMetres();
                for (JsonNode step : recorded.get("steps")) {
                    if (!step.get("action").isNull()) {
                        Action action = Action.ofCode(step.get("action").asInt());
                        result = simulator.step(action);
                        double after = step.get("geodesic").asDouble();
                        assertThat(result.truth().reward())
                                .isCloseTo(simulator.task().reward(action, before, after), within(1e-9));
                        before = after;
                    }
                    assertThat(result.truth().pose().x())
                            .isEqualTo(step.get("position").get(0).floatValue());
                    assertThat(result.truth().pose().z())
                            .isEqualTo(step.get("position").get(2).floatValue());
                    assertThat(result.truth().pose().yawRadians())
                            .isCloseTo(Axes.yawRadians(step.get("rotation_wxyz")), within(1e-6));
                    assertThat(result.truth().collided())
                            .isEqualTo(step.get("collided").asBoolean());
                    assertThat(result.seen().audio()[0]).hasSize(Motion.AVWM.samplesPerStep(16_000));
                }
            }
        }
    }

    @Test
    void refusesASceneThatDoesNotExist() throws IOException {
        Path recording = cases().get(0);
        JsonNode record = record(recording);
        try (HabitatSimulator simulator = simulator(recording, record)) {
            assertThatThrownBy(
                            () -> simulator.reset(episode(record.get("episodes").get(0), "nowhere.glb", 0)))
                    .isInstanceOf(SimulatorException.class)
                    .hasMessageContaining("nowhere.glb");
        }
    }

    private HabitatSimulator simulator(Path recording, JsonNode record) throws IOException {
        Files.write(folder.resolve("scene.glb"), new byte[] {'g', 'l', 'T', 'F'});
        Path interpreter = folder.resolve("python");
        Files.writeString(
                interpreter,
                "#!/bin/sh\nexport AVNAV_STANDIN_CASE='" + recording + "'\nexport PYTHONPATH=\"$PYTHONPATH:"
                        + PYTHON.resolve("tests/standin") + "\"\nexec "
                        + RealPython.settings().python() + " \"$@\"\n");
        assertThat(interpreter.toFile().setExecutable(true)).isTrue();
        HabitatSettings settings = new HabitatSettings(
                Camera.AVWM,
                new Motion(
                        record.get("forward_m").asDouble(),
                        record.get("turn_deg").asDouble(),
                        0.15),
                NavigationTask.AV_NAV,
                record.get("agent_radius").asDouble(),
                record.get("allow_sliding").asBoolean(),
                true,
                PlaybackMode.SOUNDSPACES,
                "",
                folder.toString(),
                "",
                "",
                -1,
                1.5,
                record.get("indirect_rays").asInt(),
                record.get("temporal_coherence").asBoolean());
        return new HabitatSimulator(RealPython.settings().withPython(interpreter.toString()), settings);
    }

    private static Episode episode(JsonNode recorded, String scene, int number) {
        JsonNode start = recorded.get("start");
        JsonNode goal = recorded.get("goal");
        Pose pose = Axes.pose(start, recorded.get("rotation_wxyz"));
        Position source = new Position(
                goal.get(0).asDouble(), goal.get(1).asDouble(), goal.get(2).asDouble());
        return new Episode("e" + number, scene, pose, source, "telephone", 5, 1);
    }

    private static JsonNode record(Path recording) throws IOException {
        return new ObjectMapper().readTree(recording.resolve("bridge.json").toFile());
    }
}
