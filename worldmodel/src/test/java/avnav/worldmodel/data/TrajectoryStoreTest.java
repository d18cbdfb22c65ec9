package avnav.worldmodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.StepResult;
import avnav.simbridge.embedded.EmbeddedSimulator;
import avnav.simbridge.embedded.home.HomeSplit;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TrajectoryStoreTest {

    private final TrajectoryStore store = TrajectoryStore.open(TinyDataset.folder());

    private TrajectoryWindow whole(TrajectoryInfo info) {
        return store.read(info.index(), 0, info.frames());
    }

    @Test
    void listsEverySplitWithHomesOfItsOwn() {
        assertThat(store.trajectories()).hasSize(TinyDataset.SETTINGS.trajectories());
        assertThat(store.trajectories(HomeSplit.VAL)).hasSize(1);
        assertThat(store.trajectories())
                .allMatch(
                        info -> info.scene().startsWith("avnav/" + info.split().label() + "/"))
                .allMatch(info -> info.frames() <= TinyDataset.SETTINGS.mostFrames());
        assertThat(store.settings()).isEqualTo(TinyDataset.SETTINGS);
    }

    @Test
    void whatTheTakenActionWouldDoIsWhatItDid() {
        for (TrajectoryInfo info : store.trajectories()) {
            TrajectoryWindow window = whole(info);
            assertThat(window.action()[0]).isEqualTo(TrajectoryWindow.NONE);
            assertThat(window.reward()[0]).isZero();
            for (int i = 1; i < window.frames(); i++) {
                int taken = window.actionInto(i).code();
                assertThat(window.outcome()[i - 1][taken]).as("frame " + i).isEqualTo(window.reward()[i]);
                assertThat(window.blocked()[i - 1][taken]).as("frame " + i).isEqualTo(window.collided()[i]);
            }
        }
    }

    @Test
    void rewardsAreTheDecreasesOfTheGeodesicAndThoseOfTheTask() {
        NavigationTask task = NavigationTask.AV_NAV;
        for (TrajectoryInfo info : store.trajectories()) {
            TrajectoryWindow window = whole(info);
            for (int i = 1; i < window.frames(); i++) {
                float before = window.geodesicMetres()[i - 1];
                float after = window.geodesicMetres()[i];
                assertThat(window.reward()[i]).isEqualTo(before - after, within(1e-5f));
                assertThat((double) window.taskReward()[i])
                        .isEqualTo(task.reward(window.actionInto(i), before, after), within(1e-5));
            }
        }
    }

    @Test
    void turnsAndStopsNeitherMoveNorCollide() {
        for (TrajectoryInfo info : store.trajectories()) {
            TrajectoryWindow window = whole(info);
            for (int i = 0; i < window.frames(); i++) {
                for (Action action : Action.values()) {
                    if (action != Action.MOVE_FORWARD) {
                        assertThat(window.outcome()[i][action.code()]).isZero();
                        assertThat(window.blocked()[i][action.code()]).isFalse();
                    }
                }
            }
        }
    }

    @Test
    void holdsWhatTheSimulatorShowsWhenTheActionsAreTakenAgain() {
        EmbeddedSimulator simulator = new EmbeddedSimulator(TinyDataset.WORLD);
        TrajectoryInfo info = store.trajectories().get(2);
        TrajectoryWindow window = whole(info);
        String name = info.file().replaceAll(".*/|\\.safetensors", "");
        StepResult now =
                simulator.reset(new Episode(name, info.scene(), window.pose()[0], info.source(), "telephone", 1, 0));
        for (int i = 0; i < window.frames(); i++) {
            now = i == 0 ? now : simulator.step(window.actionInto(i));
            assertThat(window.pose()[i]).isEqualTo(now.truth().pose());
            assertThat(window.rgb()[i]).isEqualTo(now.seen().rgb());
            for (int ear = 0; ear < 2; ear++) {
                for (int s = 0; s < 2400; s++) {
                    float exact = Math.max(-1, Math.min(1, now.seen().audio()[ear][s]));
                    assertThat(window.audio()[i][ear][s] / 32767f).isEqualTo(exact, within(0.51f / 32767));
                }
            }
        }
    }

    @Test
    void readsAnyWindowAsAPieceOfTheWhole() {
        TrajectoryInfo info = store.trajectories().get(0);
        TrajectoryWindow whole = whole(info);
        for (int from = 0; from < info.frames(); from += 3) {
            int count = Math.min(4, info.frames() - from);
            TrajectoryWindow window = store.read(0, from, count);
            assertThat(window.from()).isEqualTo(from);
            assertThat(window.rgb()).isDeepEqualTo(Arrays.copyOfRange(whole.rgb(), from, from + count));
            assertThat(Arrays.deepEquals(window.audio(), Arrays.copyOfRange(whole.audio(), from, from + count)))
                    .isTrue();
            assertThat(window.pose()).isEqualTo(Arrays.copyOfRange(whole.pose(), from, from + count));
            assertThat(window.taskReward()).isEqualTo(Arrays.copyOfRange(whole.taskReward(), from, from + count));
            assertThat(window.outcome()).isDeepEqualTo(Arrays.copyOfRange(whole.outcome(), from, from + count));
        }
        assertThat(store.readWithoutSenses(0).geodesicMetres()).isEqualTo(whole.geodesicMetres());
    }

    @Test
    void refusesFramesThatDoNotExistAndReadingAfterTheEnd() {
        int frames = store.trajectories().get(0).frames();
        assertThatThrownBy(() -> store.read(0, frames - 1, 2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("(" + frames + ")");
        assertThatThrownBy(() -> store.read(0, -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> store.read(99, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        store.close();
        assertThatThrownBy(() -> store.read(0, 0, 1)).isInstanceOf(IllegalStateException.class);
    }
}
