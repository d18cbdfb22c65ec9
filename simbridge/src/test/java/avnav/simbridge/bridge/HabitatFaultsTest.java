package avnav.simbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Pose;
import avnav.simbridge.SimulatorException;
import avnav.simbridge.StepResult;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No episode in Habitat is lost to a child that dies or hangs, and none is repeated that was refused. */
class HabitatFaultsTest {

    @TempDir
    private Path folder;

    private Path recording;
    private JsonNode record;

    @BeforeEach
    void readsTheRecording() throws IOException {
        recording = HabitatStandIn.cases().get(0);
        record = HabitatStandIn.record(recording);
    }

    @ParameterizedTest
    @CsvSource({"die, e0.0", "die, e0.4", "hang, e0.3"})
    void anEpisodeOutlivesItsChild(String fault, String picture) throws IOException {
        List<StepResult> wanted = walk(simulator(HabitatStandIn.of(recording, folder)));
        HabitatStandIn broken = HabitatStandIn.of(
                recording,
                folder,
                "AVNAV_STANDIN_FAULT=" + fault,
                "AVNAV_STANDIN_FAULT_AT=" + picture,
                "AVNAV_STANDIN_FAULT_ONCE=" + folder.resolve("happened"));
        RestartingSimulator simulator = simulator(broken);
        assertThat(walk(simulator)).usingRecursiveComparison().isEqualTo(wanted);
        assertThat(simulator.restarts()).isEqualTo(1);
    }

    @Test
    void anEpisodeThatKillsEveryChildFailsAndTheNextOneRuns() throws IOException {
        HabitatStandIn broken =
                HabitatStandIn.of(recording, folder, "AVNAV_STANDIN_FAULT=die", "AVNAV_STANDIN_FAULT_AT=e0.2");
        try (RestartingSimulator simulator = simulator(broken)) {
            simulator.reset(episode(0));
            assertThatThrownBy(() -> {
                        for (JsonNode step : record.get("episodes").get(0).get("steps")) {
                            if (!step.get("action").isNull()) {
                                simulator.step(Action.ofCode(step.get("action").asInt()));
                            }
                        }
                    })
                    .isInstanceOf(SimulatorException.class)
                    .hasMessageContaining("failed (3) times")
                    .hasMessageContaining("died in (step) with exit code (137)");
            double metres = record.get("episodes").get(1).get("geodesic").asDouble();
            assertThat(simulator.reset(episode(1)).truth().geodesicMetres()).isEqualTo(metres);
        }
    }

    @Test
    void aPoseThatIsNotFiniteIsRefusedAndTheNextEpisodeRuns() throws IOException {
        Episode known = episode(0);
        Episode lost =
                new Episode("lost", known.scene(), new Pose(Double.NaN, 0, 0, 0), known.goal(), known.sound(), 5, 1);
        try (RestartingSimulator simulator = simulator(HabitatStandIn.of(recording, folder))) {
            simulator.reset(known);
            assertThatThrownBy(() -> simulator.reset(lost))
                    .isInstanceOf(SimulatorException.class)
                    .hasMessageContaining("must be finite");
            simulator.reset(known);
            assertThat(simulator.restarts()).isZero();
        }
    }

    @Test
    void aBuildWithWrongAudioIsRefusedByTheRehearsal() throws IOException {
        HabitatStandIn defective = HabitatStandIn.of(recording, folder, "AVNAV_STANDIN_VERSION=defective");
        try (HabitatSimulator simulator = defective.simulator(folder, record)) {
            assertThatThrownBy(() -> simulator.rehearse("scene.glb"))
                    .isInstanceOf(BridgeException.class)
                    .hasMessageContaining("is wrong")
                    .hasMessageContaining("Maybe it is one of v0.3.1");
        }
    }

    private RestartingSimulator simulator(HabitatStandIn standIn) throws IOException {
        BridgeSettings impatient = standIn.bridge().withSeconds(60, 10);
        return new RestartingSimulator(HabitatStandIn.simulator(impatient, folder, record));
    }

    private List<StepResult> walk(RestartingSimulator simulator) {
        try (simulator) {
            List<StepResult> results = new ArrayList<>(List.of(simulator.reset(episode(0))));
            for (int step = 1; step <= 8; step++) {
                JsonNode recorded = record.get("episodes").get(0).get("steps").get(step);
                results.add(simulator.step(Action.ofCode(recorded.get("action").asInt())));
            }
            return results;
        }
    }

    private Episode episode(int number) {
        return HabitatStandIn.episode(record.get("episodes").get(number), "scene.glb", number);
    }
}
