package avnav.simbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Motion;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.Position;
import avnav.simbridge.Simulator;
import avnav.simbridge.SimulatorContract;
import avnav.simbridge.Truth;
import avnav.simbridge.embedded.acoustics.playback.PlaybackMode;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.embedded.home.Homes;
import avnav.simbridge.embedded.sight.Camera;
import avnav.simbridge.episodes.CommittedEpisodes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Habitat-Sim on our homes, where {@code AVNAV_PYTHON} has it: every simulator's contract, and more. */
class HabitatSimulatorTest extends SimulatorContract {

    private static final NavigationTask SHORT = new NavigationTask(1.0, 10.0, -0.01, 1.0, 80);

    @TempDir
    private static Path scenes;

    private static List<Episode> episodes;

    @BeforeAll
    static void wantsHabitatAndWritesTwoHomes() throws IOException {
        Optional<String> missing = missing(RealPython.settings());
        missing.ifPresent(reason -> System.err.println("SKIPPED: THE REAL HABITAT-SIM IS NOT TESTED: " + reason));
        Assumptions.assumeTrue(missing.isEmpty(), "no habitat_sim with audio");
        List<Episode> all = CommittedEpisodes.read(HomeSplit.VAL);
        Episode first = all.get(0);
        Episode elsewhere = all.stream()
                .filter(episode -> !episode.scene().equals(first.scene()))
                .findFirst()
                .orElseThrow();
        episodes = List.of(first, elsewhere);
        FurnitureCatalogue furniture = FurnitureCatalogue.load();
        HabitatSceneWriter writer = new HabitatSceneWriter(furniture, scenes);
        for (Episode episode : episodes) {
            writer.write(new Homes(furniture).byName(episode.scene()));
        }
    }

    private static Optional<String> missing(BridgeSettings settings) {
        try {
            HabitatCheck.version(settings);
            return Optional.empty();
        } catch (BridgeException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    protected Simulator simulator() {
        return persistent(SHORT);
    }

    @Override
    protected List<Episode> episodes() {
        return episodes;
    }

    @Override
    protected boolean hearsTheSameAfterRestoring() {
        return false;
    }

    @Override
    protected double shareThatMayDifferAfterACircle() {
        return 0.02;
    }

    @Test
    void theWayIsAboutAsLongAsInTheEmbeddedWorld() {
        try (Simulator simulator = simulator()) {
            for (Episode episode : episodes) {
                double metres = simulator.reset(episode).truth().geodesicMetres();
                assertThat(metres).isCloseTo(episode.geodesicMetres(), within(0.5));
            }
        }
    }

    @Test
    void theExpertReachesTheSource() {
        try (PersistentHabitat simulator = persistent(NavigationTask.AV_NAV)) {
            for (Episode episode : episodes) {
                Truth truth = simulator.reset(episode).truth();
                while (!truth.done()) {
                    truth = simulator
                            .step(simulator.expertAction().orElse(Action.STOP))
                            .truth();
                }
                assertThat(truth.success()).as(episode.id()).isTrue();
            }
        }
    }

    @Test
    void whatLiesAheadIsWhatTheNextStepTells() {
        try (PersistentHabitat simulator = persistent(SHORT)) {
            for (Episode episode : episodes) {
                HabitatTerrain terrain = simulator.terrain(episode.scene());
                Truth truth = simulator.reset(episode).truth();
                for (int step = 0; step < 30; step++) {
                    Action action = step % 6 == 5 ? Action.TURN_LEFT : Action.MOVE_FORWARD;
                    HabitatTerrain.Ahead ahead = terrain.ahead(episode.goal());
                    truth = simulator.step(action).truth();
                    if (action == Action.MOVE_FORWARD) {
                        assertThat(ahead.metres()).isEqualTo(truth.geodesicMetres());
                        assertThat(ahead.collided()).isEqualTo(truth.collided());
                    }
                }
            }
        }
    }

    @Test
    void walksArePlannedOnItsNavmesh() {
        try (PersistentHabitat simulator = persistent(SHORT)) {
            Episode episode = episodes.get(0);
            HabitatTerrain terrain = simulator.terrain(episode.scene());
            HabitatTerrain.Floor drawn = terrain.draw(7);
            assertThat(terrain.draw(7)).isEqualTo(drawn);
            assertThat(terrain.floorAt(drawn.point())).isPresent();
            assertThat(terrain.floorAt(new Position(1e3, 0, 1e3))).isEmpty();
            double metres = terrain.metres(drawn.point(), episode.goal());
            assertThat(metres).isBetween(drawn.point().distanceTo(episode.goal()) - 0.5, 100.0);
            assertThat(terrain.bends(drawn.point(), episode.goal())).hasSizeGreaterThan(1);
        }
    }

    private static PersistentHabitat persistent(NavigationTask task) {
        HabitatSettings settings = new HabitatSettings(
                Camera.AVWM,
                Motion.AVWM,
                task,
                0.15,
                true,
                false,
                PlaybackMode.OVERLAP_ADD,
                "",
                new HabitatScenes(scenes.toString(), HabitatSceneWriter.SUFFIX, ""),
                -1,
                RlrSetting.SOUNDSPACES,
                HabitatSettings.WORLD_VOLUME);
        BridgeSettings bridge = RealPython.settings().withSeconds(60, 120);
        return new PersistentHabitat(new HabitatSimulator(bridge, settings));
    }
}
