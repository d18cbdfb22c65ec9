package avnav.simbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.simbridge.SimulatorException;
import avnav.simbridge.StepResult;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole way, Java to Python to a stand-in that replays the real habitat-sim's recorded episodes. */
class HabitatSimulatorGoldenTest {

    @TempDir
    private Path folder;

    static List<Path> cases() throws IOException {
        return HabitatStandIn.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void walksTheRecordedEpisodes(Path recording) throws IOException {
        JsonNode record = HabitatStandIn.record(recording);
        try (HabitatSimulator simulator = simulator(recording, record)) {
            int number = 0;
            for (JsonNode recorded : record.get("episodes")) {
                StepResult result = simulator.reset(HabitatStandIn.episode(recorded, "scene.glb", number++));
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
        JsonNode record = HabitatStandIn.record(recording);
        try (HabitatSimulator simulator = simulator(recording, record)) {
            assertThatThrownBy(() -> simulator.reset(
                            HabitatStandIn.episode(record.get("episodes").get(0), "nowhere.glb", 0)))
                    .isInstanceOf(SimulatorException.class)
                    .hasMessageContaining("nowhere.glb");
        }
    }

    private HabitatSimulator simulator(Path recording, JsonNode record) throws IOException {
        return HabitatStandIn.of(recording, folder).simulator(folder, record);
    }
}
