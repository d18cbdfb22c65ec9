package avnav.simbridge.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Motion;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.embedded.home.Homes;
import avnav.simbridge.embedded.navigation.FreeSpace;
import avnav.simbridge.embedded.navigation.Geodesics;
import avnav.simbridge.embedded.navigation.GreedyFollower;
import avnav.simbridge.embedded.navigation.Locomotion;
import avnav.simbridge.embedded.navigation.Stance;
import avnav.simbridge.embedded.navigation.VisibilityGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpisodeGeneratorTest {

    private static final long SEED = 99;

    private final FurnitureCatalogue catalogue = FurnitureCatalogue.load();
    private final EpisodeGenerator generator = new EpisodeGenerator(catalogue);

    @Test
    void everyEpisodeIsWalkableAndSaysTheTruthAboutItself() {
        Map<String, VisibilityGraph> graphs = new HashMap<>();
        for (Episode episode : generator.generate(HomeSplit.VAL, 40, SEED)) {
            VisibilityGraph graph = graphs.computeIfAbsent(episode.scene(), this::graph);
            Geodesics geodesics =
                    new Geodesics(graph, episode.goal().x(), episode.goal().z());
            double metres =
                    geodesics.metresFrom(episode.start().x(), episode.start().z());

            assertThat(metres).isCloseTo(episode.geodesicMetres(), within(1e-6)).isBetween(2.0, 20.0);
            assertThat(graph.space().isFree(episode.start().x(), episode.start().z()))
                    .isTrue();
            assertThat(graph.space()
                            .clearanceMetres(episode.goal().x(), episode.goal().z()))
                    .as("the source keeps 0.3 m from walls and furniture")
                    .isGreaterThanOrEqualTo(0.15);
            assertThat(walked(graph, geodesics, episode)).isEqualTo(episode.expertActions());
        }
    }

    @Test
    void straightAndNearEpisodesDoNotDominate() {
        List<Episode> episodes = generator.generate(HomeSplit.TEST, 340, SEED);
        Map<Integer, Long> classes = episodes.stream()
                .collect(Collectors.groupingBy(
                        episode -> Candidates.classOf(episode.geodesicMetres(), detour(episode))
                                .orElseThrow(),
                        Collectors.counting()));

        assertThat(classes).hasSize((Candidates.DISTANCE_METRES.length - 1) * Candidates.DETOUR.length);
        assertThat(classes.values()).allSatisfy(count -> assertThat(count).isBetween(5L, 60L));
        assertThat(episodes)
                .filteredOn(episode -> detour(episode) < Candidates.DETOUR[1])
                .hasSizeLessThan(140);
    }

    @Test
    void headingsAreSpreadOverTheWholeCircle() {
        Map<Integer, Long> quarters = generator.generate(HomeSplit.TEST, 340, SEED).stream()
                .collect(Collectors.groupingBy(
                        episode -> (int) Math.floor(episode.start().yawRadians() / (Math.PI / 2)),
                        Collectors.counting()));

        assertThat(quarters.keySet()).containsExactlyInAnyOrder(-2, -1, 0, 1);
        assertThat(quarters.values()).allSatisfy(count -> assertThat(count).isBetween(55L, 115L));
    }

    @Test
    void sameSeedSameEpisodesOtherSeedOthers() {
        assertThat(generator.generate(HomeSplit.VAL, 16, SEED)).isEqualTo(generator.generate(HomeSplit.VAL, 16, SEED));
        assertThat(generator.generate(HomeSplit.VAL, 16, SEED))
                .doesNotContainAnyElementsOf(generator.generate(HomeSplit.VAL, 16, SEED + 1));
    }

    @Test
    void everyHomeGetsItsShare() {
        Map<String, Long> shares = generator.generate(HomeSplit.VAL, 20, SEED).stream()
                .collect(Collectors.groupingBy(Episode::scene, Collectors.counting()));

        assertThat(shares.keySet()).containsExactlyInAnyOrderElementsOf(Homes.names(HomeSplit.VAL));
        assertThat(shares.values()).allSatisfy(share -> assertThat(share).isBetween(2L, 3L));
    }

    @Test
    void refusesToMakeNone() {
        assertThatThrownBy(() -> generator.generate(HomeSplit.VAL, 0, SEED)).hasMessageContaining("\nMaybe");
    }

    @Test
    void filesGiveBackExactlyWhatWasWrittenAndAreTheSameBytesAgain(@TempDir Path folder) throws IOException {
        List<Episode> episodes = generator.generate(HomeSplit.VAL, 24, SEED);
        Path first = EpisodeWriter.write(folder.resolve("a"), "val", episodes);
        Path second = EpisodeWriter.write(folder.resolve("b"), "val", episodes);

        assertThat(new EpisodeReader(Homes.names(HomeSplit.VAL)::contains).read(first))
                .isEqualTo(episodes);
        for (String scene : new EpisodeReader(known -> true).contentScenes(first)) {
            Path content = Path.of("content", scene + ".json.gz");
            assertThat(Files.readAllBytes(first.resolveSibling(content)))
                    .isEqualTo(Files.readAllBytes(second.resolveSibling(content)));
        }
    }

    private VisibilityGraph graph(String scene) {
        return new VisibilityGraph(
                FreeSpace.of(new Homes(catalogue).byName(scene), catalogue, FreeSpace.AGENT_RADIUS_METRES));
    }

    private static int walked(VisibilityGraph graph, Geodesics geodesics, Episode episode) {
        Locomotion locomotion = new Locomotion(graph.space(), Motion.AVWM, true);
        GreedyFollower follower = new GreedyFollower(locomotion, geodesics, GreedyFollower.GOAL_RADIUS_METRES);
        Stance stance = Stance.at(episode.start());
        int actions = 0;
        Action action;
        do {
            action = follower.next(stance.pose(Motion.AVWM)).orElseThrow();
            stance = locomotion.move(stance, action).stance();
            actions++;
        } while (action != Action.STOP && actions <= NavigationTask.AV_NAV.maxSteps());
        assertThat(NavigationTask.AV_NAV.isSuccess(action, geodesics.metresFrom(stance.x(), stance.z())))
                .isTrue();
        return actions;
    }

    private static double detour(Episode episode) {
        return episode.geodesicMetres()
                / Math.hypot(
                        episode.start().x() - episode.goal().x(),
                        episode.start().z() - episode.goal().z());
    }
}
