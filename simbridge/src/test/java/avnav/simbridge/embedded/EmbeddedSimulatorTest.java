package avnav.simbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.Simulator;
import avnav.simbridge.SimulatorContract;
import avnav.simbridge.Truth;
import avnav.simbridge.embedded.navigation.GreedyFollower;
import avnav.simbridge.embedded.navigation.PlanPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EmbeddedSimulatorTest extends SimulatorContract {

    private static final EmbeddedWorld WORLD = new EmbeddedWorld(EmbeddedSettings.AVWM);

    @Override
    protected Simulator simulator() {
        return new EmbeddedSimulator(WORLD);
    }

    @Override
    protected List<Episode> episodes() {
        return List.of(episode("avnav/val/home-00", 1), episode("avnav/val/home-01", 2));
    }

    @Test
    void theExpertReachesTheSourceOfEveryEpisode() {
        try (Simulator simulator = simulator()) {
            for (int seed = 10; seed < 30; seed++) {
                Episode episode = episode("avnav/val/home-0" + seed % 8, seed);
                GreedyFollower expert = WORLD.expert(episode);
                Truth truth = simulator.reset(episode).truth();
                while (!truth.done()) {
                    Optional<Action> action = expert.next(truth.pose());
                    truth = simulator.step(action.orElseThrow()).truth();
                }
                assertThat(truth.success()).isTrue();
            }
        }
    }

    @Test
    void theSourceSoundsLouderFromNearbyThanFromFarAway() {
        try (Simulator simulator = simulator()) {
            Episode episode = episodes().get(0);
            GreedyFollower expert = WORLD.expert(episode);
            List<Double> levels = new ArrayList<>();
            var result = simulator.reset(episode);
            while (!result.truth().done()) {
                levels.add(energy(result.seen().audio()));
                result = simulator.step(expert.next(result.truth().pose()).orElseThrow());
            }
            double far = levels.subList(0, 8).stream().mapToDouble(d -> d).sum();
            double near = levels.subList(levels.size() - 8, levels.size()).stream()
                    .mapToDouble(d -> d)
                    .sum();
            assertThat(near).isGreaterThan(2 * far);
        }
    }

    private static double energy(float[][] audio) {
        double sum = 0;
        for (float[] ear : audio) {
            for (float sample : ear) {
                sum += sample * sample;
            }
        }
        return sum;
    }

    private static Episode episode(String scene, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PreparedHome home = WORLD.home(scene);
        while (true) {
            PlanPoint start = home.space().draw(random);
            PlanPoint goal = home.space().draw(random);
            Position source = new Position(goal.x(), 0, goal.z());
            double metres = home.geodesicsTo(source).metresFrom(start.x(), start.z());
            if (metres > 4 && metres < 20) {
                Pose pose = new Pose(start.x(), 0, start.z(), random.nextDouble(2 * Math.PI));
                return new Episode("e" + seed, scene, pose, source, "telephone", metres, 1);
            }
        }
    }
}
