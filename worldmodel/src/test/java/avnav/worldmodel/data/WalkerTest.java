package avnav.worldmodel.data;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.Action;
import avnav.simbridge.Position;
import avnav.simbridge.embedded.EmbeddedWorld;
import avnav.simbridge.embedded.PreparedHome;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.embedded.navigation.Locomotion;
import avnav.simbridge.embedded.navigation.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Walks without their pictures and sounds, so that many fit into a test. */
class WalkerTest {

    private static final EmbeddedWorld WORLD = TinyDataset.WORLD;
    private static final GenerationSettings SETTINGS = new GenerationSettings(
            1, 51, 0, 0, 500, 2, 20, new WanderSettings(0.05, 0.5, 0.008, 0.008, 0.005, 0.003, 4, 2));

    private record Walk(MotionPattern pattern, List<Action> actions, List<Double> metres, List<Boolean> collided) {}

    private static Walk walk(String scene, int number, MotionPattern pattern) {
        PreparedHome home = WORLD.home(scene);
        TrajectoryPlan plan = new TrajectoryPlan(0, HomeSplit.VAL, scene, number, pattern);
        SplittableRandom random = plan.random(SETTINGS.seed());
        Ground ground = new HomeGround(home);
        Itinerary itinerary = Itinerary.draw(ground, scene, pattern, SETTINGS, random.split());
        Walker walker = new Walker(ground, home.locomotion().motion(), itinerary, pattern, SETTINGS, random.split());
        Walk walk = new Walk(pattern, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Stance stance = Stance.at(itinerary.start());
        walk.metres().add(itinerary.toSource().metresFrom(floor(stance)));
        while (walk.actions().isEmpty() || walk.actions().get(walk.actions().size() - 1) != Action.STOP) {
            double metres = walk.metres().get(walk.metres().size() - 1);
            Optional<Action> action = walker.next(stance.pose(home.locomotion().motion()), metres);
            if (action.isEmpty()) {
                break;
            }
            Locomotion.Move move = home.locomotion().move(stance, action.get());
            stance = move.stance();
            walk.actions().add(action.get());
            walk.collided().add(move.collided());
            walk.metres().add(itinerary.toSource().metresFrom(floor(stance)));
        }
        return walk;
    }

    private static Position floor(Stance stance) {
        return new Position(stance.x(), stance.y(), stance.z());
    }

    private static List<Walk> walks(MotionPattern pattern) {
        List<Walk> walks = new ArrayList<>();
        for (int home = 0; home < 3; home++) {
            for (int number = 0; number < 12; number++) {
                walks.add(walk("avnav/val/home-0" + home, number, pattern));
            }
        }
        return walks;
    }

    private static double last(Walk walk) {
        return walk.metres().get(walk.metres().size() - 1);
    }

    @Test
    void walksFromTheSourceBeginBesideItAndEndAway() {
        assertThat(walks(MotionPattern.FROM_SOURCE))
                .allMatch(walk -> walk.metres().get(0) <= 1)
                .allMatch(walk -> last(walk) > SETTINGS.leastMetres() - 0.5);
    }

    @Test
    void walksToTheSourceEndWithAStopThatSucceeds() {
        assertThat(walks(MotionPattern.TO_SOURCE))
                .allMatch(walk -> walk.metres().get(0) >= SETTINGS.leastMetres())
                .allMatch(walk ->
                        walk.actions().indexOf(Action.STOP) == walk.actions().size() - 1)
                .allMatch(walk -> last(walk) < 1);
    }

    @Test
    void walksElsewhereBeginAndEndAwayFromTheSource() {
        List<Walk> walks = walks(MotionPattern.ELSEWHERE);
        assertThat(walks)
                .allMatch(walk -> walk.metres().get(0) >= SETTINGS.leastMetres())
                .allMatch(walk -> last(walk) > SETTINGS.leastMetres() - 0.5);
        assertThat(walks).anyMatch(walk -> walk.actions().contains(Action.STOP));
        assertThat(walks).anyMatch(walk -> !walk.actions().contains(Action.STOP));
    }

    @Test
    void noWalkIsLongerThanAllowedOrOutOfEarshot() {
        for (MotionPattern pattern : MotionPattern.values()) {
            assertThat(walks(pattern))
                    .allMatch(walk -> walk.metres().size() <= SETTINGS.mostFrames())
                    .allMatch(walk -> walk.metres().stream().allMatch(metres -> metres < 24));
        }
    }

    @Test
    void badActionsAreAsCommonAsAPlannerNeedsThem() {
        int forward = 0;
        int away = 0;
        int blocked = 0;
        int near = 0;
        int steps = 0;
        for (MotionPattern pattern : MotionPattern.values()) {
            for (Walk walk : walks(pattern)) {
                for (int i = 0; i < walk.actions().size(); i++) {
                    steps++;
                    near += walk.metres().get(i) < 1 ? 1 : 0;
                    if (walk.actions().get(i) == Action.MOVE_FORWARD) {
                        forward++;
                        away += walk.metres().get(i + 1) > walk.metres().get(i) ? 1 : 0;
                        blocked += walk.collided().get(i) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(away).isGreaterThan(forward / 4);
        assertThat(blocked).isGreaterThan(forward * 8 / 100);
        assertThat(near).isGreaterThan(steps * 8 / 100);
        assertThat(forward).isBetween(steps * 40 / 100, steps * 70 / 100);
    }
}
