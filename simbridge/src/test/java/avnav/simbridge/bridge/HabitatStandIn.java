package avnav.simbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.Episode;
import avnav.simbridge.Motion;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.embedded.acoustics.playback.PlaybackMode;
import avnav.simbridge.embedded.sight.Camera;
import avnav.simbridge.golden.GoldenFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Python whose {@code habitat_sim} replays a recording of the real one. */
record HabitatStandIn(BridgeSettings bridge) {

    private static final Path PYTHON = Path.of("python").toAbsolutePath();
    private static final Path GOLDEN =
            GoldenFolder.override().orElse(PYTHON.resolve("tests/golden")).resolve("habitat");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.filter(folder -> Files.exists(folder.resolve("bridge.safetensors")))
                    .sorted()
                    .toList();
        }
    }

    /** @param variables {@code NAME=value}, heard by the stand-in */
    static HabitatStandIn of(Path recording, Path folder, String... variables) throws IOException {
        Path interpreter = folder.resolve("python");
        String exports =
                Arrays.stream(variables).map(pair -> "export " + pair + "\n").collect(Collectors.joining());
        Files.writeString(
                interpreter,
                "#!/bin/sh\nexport AVNAV_STANDIN_CASE='" + recording + "'\nexport PYTHONPATH=\"$PYTHONPATH:"
                        + PYTHON.resolve("tests/standin") + "\"\n" + exports + "exec "
                        + RealPython.settings().python() + " \"$@\"\n");
        assertThat(interpreter.toFile().setExecutable(true)).isTrue();
        return new HabitatStandIn(RealPython.settings().withPython(interpreter.toString()));
    }

    /** With a scene {@code scene.glb} in the folder. */
    HabitatSimulator simulator(Path folder, JsonNode record) throws IOException {
        return simulator(bridge, folder, record);
    }

    static HabitatSimulator simulator(BridgeSettings bridge, Path folder, JsonNode record) throws IOException {
        Files.write(folder.resolve("scene.glb"), new byte[] {'g', 'l', 'T', 'F'});
        Motion motion = new Motion(
                record.get("forward_m").asDouble(), record.get("turn_deg").asDouble(), 0.15);
        return new HabitatSimulator(
                bridge,
                new HabitatSettings(
                        Camera.AVWM,
                        motion,
                        NavigationTask.AV_NAV,
                        record.get("agent_radius").asDouble(),
                        record.get("allow_sliding").asBoolean(),
                        true,
                        PlaybackMode.SOUNDSPACES,
                        "",
                        new HabitatScenes(folder.toString(), "", ""),
                        -1,
                        RlrSetting.ACCURATE,
                        0.25));
    }

    static JsonNode record(Path recording) throws IOException {
        return new ObjectMapper().readTree(recording.resolve("bridge.json").toFile());
    }

    static Episode episode(JsonNode recorded, String scene, int number) {
        JsonNode goal = recorded.get("goal");
        Pose pose = Axes.pose(recorded.get("start"), recorded.get("rotation_wxyz"));
        Position source = new Position(
                goal.get(0).asDouble(), goal.get(1).asDouble(), goal.get(2).asDouble());
        return new Episode("e" + number, scene, pose, source, "telephone", 5, 1);
    }
}
