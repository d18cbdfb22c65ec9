package avnav.simbridge.embedded.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Motion;
import avnav.simbridge.Pose;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.embedded.home.Homes;
import avnav.simbridge.episodes.CommittedEpisodes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GreedyFollowerTest {

    private static final double GOAL_RADIUS = GreedyFollower.GOAL_RADIUS_METRES;

    @Test
    void walksStraightAndStopsInsideTheGoalRadius() {
        Locomotion locomotion = locomotion(FreeSpace.of(List.of(new Rectangle(0, 0, 8, 8)), List.of(), 0.15));
        Geodesics geodesics = new Geodesics(new VisibilityGraph(locomotion.space()), 4, 1);

        // 5 m: 28 steps leave 0.80 m, below 0.85; and STOP
        assertThat(GreedyFollower.expertActions(locomotion, geodesics, new Pose(4, 0, 6, 0), GOAL_RADIUS, 500))
                .contains(29);
        assertThat(GreedyFollower.expertActions(locomotion, geodesics, new Pose(4, 0, 6, Math.PI), GOAL_RADIUS, 500))
                .as("and half a circle of turns")
                .hasValueSatisfying(actions -> assertThat(actions).isBetween(45, 47));
        assertThat(GreedyFollower.expertActions(locomotion, geodesics, new Pose(4, 0, 1.8, 0), GOAL_RADIUS, 500))
                .contains(1);
    }

    @Test
    void hasNoActionWhenTheSourceCannotBeReachedAndNoCountWithinTooLowALimit() {
        FreeSpace space = FreeSpace.of(List.of(new Rectangle(0, 0, 4, 4), new Rectangle(5, 0, 9, 4)), List.of(), 0.15);
        Locomotion locomotion = locomotion(space);
        Geodesics geodesics = new Geodesics(new VisibilityGraph(space), 7, 2);

        assertThat(new GreedyFollower(locomotion, geodesics, GOAL_RADIUS).next(new Pose(2, 0, 2, 0)))
                .isEmpty();
        assertThat(GreedyFollower.expertActions(locomotion, geodesics, new Pose(5.2, 0, 2, 0), GOAL_RADIUS, 3))
                .isEmpty();
    }

    @Property(tries = 60)
    void arrivesFromEverywhereWithoutEndlessTurning(@ForAll long planSeed, @ForAll long seed) {
        FreeSpace space = Plans.draw(planSeed);
        SplittableRandom random = new SplittableRandom(seed);
        PlanPoint source = space.draw(random);
        PlanPoint start = space.draw(random);
        Geodesics geodesics = new Geodesics(new VisibilityGraph(space), source.x(), source.z());
        double metres = geodesics.metresFrom(start.x(), start.z());
        Optional<Integer> actions = GreedyFollower.expertActions(
                locomotion(space),
                geodesics,
                new Pose(start.x(), 0, start.z(), random.nextDouble() * 6),
                GOAL_RADIUS,
                2000);

        assertThat(actions.isPresent()).isEqualTo(Double.isFinite(metres));
        actions.ifPresent(count -> assertThat(count).isLessThan((int) (metres / 0.15) + 200));
    }

    @Test
    void isAnExpertOnTheTestEpisodes() {
        FurnitureCatalogue catalogue = FurnitureCatalogue.load();
        Homes homes = new Homes(catalogue);
        Map<String, VisibilityGraph> graphs = new HashMap<>();
        List<Episode> episodes = CommittedEpisodes.read(HomeSplit.TEST);
        double spl = 0;
        for (Episode episode : episodes) {
            VisibilityGraph graph = graphs.computeIfAbsent(
                    episode.scene(),
                    name -> new VisibilityGraph(
                            FreeSpace.of(homes.byName(name), catalogue, FreeSpace.AGENT_RADIUS_METRES)));
            Geodesics geodesics =
                    new Geodesics(graph, episode.goal().x(), episode.goal().z());
            spl += episode.geodesicMetres()
                    / Math.max(episode.geodesicMetres(), walkedMetres(locomotion(graph.space()), geodesics, episode));
        }
        assertThat(spl / episodes.size()).isGreaterThan(0.95);
    }

    private static double walkedMetres(Locomotion locomotion, Geodesics geodesics, Episode episode) {
        GreedyFollower follower = new GreedyFollower(locomotion, geodesics, GOAL_RADIUS);
        Stance stance = Stance.at(episode.start());
        double metres = 0;
        while (true) {
            Pose pose = stance.pose(Motion.AVWM);
            Action action = follower.next(pose).orElseThrow();
            if (action == Action.STOP) {
                assertThat(geodesics.metresFrom(pose.x(), pose.z())).isLessThan(1.0);
                return metres;
            }
            stance = locomotion.move(stance, action).stance();
            metres += stance.pose(Motion.AVWM).distanceTo(pose);
            assertThat(metres).as("no endless walk").isLessThan(75);
        }
    }

    private static Locomotion locomotion(FreeSpace space) {
        return new Locomotion(space, Motion.AVWM, true);
    }
}
