package avnav.agent.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.PolicyFile;
import avnav.simbridge.Episode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentTrainingTest {

    private static final List<Episode> TRAINING = TwoRooms.episodes(400, 1);
    private static final List<Episode> WATCHED = TwoRooms.episodes(40, 2);

    @TempDir
    Path folder;

    @Test
    void aTwoRoomToyWorldIsSolved() throws IOException {
        List<TrainingPoint> points = new ArrayList<>();
        train(folder, ToySettings.of(120, 60, 2e-3), points::add);
        TrainingPoint last = points.get(points.size() - 1);
        assertThat(points).hasSize(180);
        assertThat(last.stage()).isEqualTo("ppo");
        assertThat(last.validation().orElseThrow().success()).isGreaterThan(0.85);
        assertThat(last.validation().orElseThrow().spl()).isGreaterThan(0.6);
        try (ActorCritic best =
                PolicyFile.read(folder.resolve("best.safetensors")).network()) {
            assertThat(best.settings()).isEqualTo(ToySettings.of(1, 1, 1e-3).network());
        }
    }

    @Test
    void aKilledRunEndsAsIfItHadNotBeenKilled() throws IOException {
        Path whole = folder.resolve("whole");
        Path killed = folder.resolve("killed");
        TrainingSettings settings = ToySettings.of(4, 4, 1e-3);
        train(whole, settings, point -> {});
        for (int stopAt : new int[] {3, 7}) {
            assertThatThrownBy(() -> train(killed, settings, point -> {
                        if (point.update() == stopAt) {
                            throw new IllegalStateException("killed");
                        }
                    }))
                    .hasMessage("killed");
        }
        train(killed, settings, point -> {});
        assertThat(killed.resolve("log.jsonl")).hasSameTextualContentAs(whole.resolve("log.jsonl"));
        assertThat(killed.resolve("checkpoint.safetensors"))
                .hasSameBinaryContentAs(whole.resolve("checkpoint.safetensors"));
        assertThat(Files.readAllLines(whole.resolve("log.jsonl"))).hasSize(8);
    }

    @Test
    void aLossThatIsNotFiniteStopsWithTheLastGoodCheckpoint() {
        assertThatThrownBy(() -> train(folder, ToySettings.of(10, 0, 1e30), point -> {}))
                .isInstanceOf(TrainingFailedException.class)
                .hasMessageContaining("Training stopped at update")
                .hasMessageContaining("checkpoint")
                .hasMessageContaining("Maybe lower the learning rate");
    }

    @Test
    void aFolderOfAnotherRunIsNotResumed() throws IOException {
        train(folder, ToySettings.of(2, 0, 1e-3), point -> {});
        AgentTraining.requireResumable(folder, ToySettings.of(2, 0, 1e-3));
        assertThatThrownBy(() -> AgentTraining.requireResumable(folder, ToySettings.of(2, 2, 1e-3)))
                .hasMessageContaining("other settings");
        assertThatThrownBy(() -> train(folder, ToySettings.of(2, 2, 1e-3), point -> {}))
                .hasMessageContaining("other settings");
    }

    private static void train(Path folder, TrainingSettings settings, Consumer<TrainingPoint> progress)
            throws IOException {
        Files.createDirectories(folder);
        try (AgentTraining training = new AgentTraining(settings, new TwoRooms(), TRAINING, WATCHED, folder)) {
            training.run(progress);
        }
    }
}
