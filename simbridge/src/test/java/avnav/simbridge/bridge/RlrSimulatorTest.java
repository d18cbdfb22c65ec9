package avnav.simbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.Simulator;
import avnav.simbridge.SimulatorContract;
import avnav.simbridge.SimulatorException;
import avnav.simbridge.StepResult;
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.EmbeddedSimulator;
import avnav.simbridge.embedded.EmbeddedWorld;
import avnav.simbridge.embedded.PreparedHome;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.ImpulseResponse;
import avnav.simbridge.embedded.navigation.PlanPoint;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Our homes heard through RLR keep every simulator's contract, and an episode outlives the death of its child. */
class RlrSimulatorTest extends SimulatorContract {

    private static final NavigationTask SHORT = new NavigationTask(1.0, 10.0, -0.01, 1.0, 80);
    private static final EmbeddedWorld WORLD = new EmbeddedWorld(EmbeddedSettings.AVWM.withTask(SHORT));

    private RlrEngine engine;

    @Override
    protected RestartingSimulator simulator() {
        engine = new RlrEngine(RealPython.settingsWithRlr(), RlrSetting.ACCURATE, WORLD.furniture());
        return new RestartingSimulator(new EmbeddedSimulator(WORLD, engine));
    }

    @Override
    protected List<Episode> episodes() {
        return List.of(episode("avnav/val/home-00", 1), episode("avnav/val/home-01", 2));
    }

    @Test
    void anEpisodeOutlivesTheDeathOfItsChildInAStep() {
        Episode episode = episodes().get(0);
        List<Action> actions = List.of(Action.TURN_LEFT, Action.MOVE_FORWARD, Action.TURN_LEFT, Action.MOVE_FORWARD);
        try (RestartingSimulator simulator = simulator()) {
            simulator.reset(episode);
            List<StepResult> wanted = actions.stream().map(simulator::step).toList();
            simulator.reset(episode);
            simulator.step(actions.get(0));
            Simulator.Snapshot before = simulator.snapshot();
            killChild();
            assertHeardAlike(simulator.step(actions.get(1)), wanted.get(1));
            assertThat(simulator.restarts()).isEqualTo(1);
            simulator.restore(before);
            assertHeardAlike(simulator.step(actions.get(1)), wanted.get(1));
        }
    }

    @Test
    void anEpisodeOutlivesTheDeathOfItsChildInTheReset() {
        try (RestartingSimulator simulator = simulator()) {
            StepResult wanted = simulator.reset(episodes().get(0));
            killChild();
            assertHeardAlike(simulator.reset(episodes().get(0)), wanted);
            assertThat(simulator.restarts()).isEqualTo(1);
        }
    }

    @Test
    void anEpisodeFailsWhenNoChildEverStarts() {
        BridgeSettings broken = RealPython.settingsWithRlr().withPython("false");
        RlrEngine dead = new RlrEngine(broken, RlrSetting.ACCURATE, WORLD.furniture());
        try (Simulator simulator = new RestartingSimulator(new EmbeddedSimulator(WORLD, dead))) {
            assertThatThrownBy(() -> simulator.reset(episodes().get(0)))
                    .isInstanceOf(SimulatorException.class)
                    .hasMessageContaining("failed (3) times")
                    .hasMessageContaining("ended before it was ready");
        }
    }

    /** Agents of one world stop by loudness in the other. */
    @Test
    void nearTheSourceItIsAsLoudAsTheEmbeddedWorld() {
        PreparedHome home = WORLD.home("avnav/val/home-00");
        SplittableRandom random = new SplittableRandom(9);
        double decibels = 0;
        int poses = 0;
        try (RlrEngine rlr = new RlrEngine(RealPython.settingsWithRlr(), RlrSetting.ACCURATE, WORLD.furniture())) {
            for (int number = 0; number < 3; number++) {
                PlanPoint goal = home.space().draw(random);
                Position source = new Position(goal.x(), 0, goal.z());
                Acoustics ours = home.acoustics().place(source);
                Acoustics theirs = rlr.hear(home.home(), source);
                for (int here = 0; here < 6; ) {
                    PlanPoint at = home.space().draw(random);
                    double metres = home.geodesicsTo(source).metresFrom(at.x(), at.z());
                    if (metres > 0.4 && metres < 2.5) {
                        Pose pose = new Pose(at.x(), 0, at.z(), random.nextDouble(2 * Math.PI));
                        decibels += 10 * Math.log10(energy(theirs.response(pose)) / energy(ours.response(pose)));
                        poses++;
                        here++;
                    }
                }
            }
        }
        assertThat(decibels / poses).isBetween(-2.0, 2.0);
    }

    private static double energy(ImpulseResponse response) {
        double sum = 0;
        for (int i = 0; i < response.length(); i++) {
            sum += response.left()[i] * (double) response.left()[i]
                    + response.right()[i] * (double) response.right()[i];
        }
        return sum;
    }

    private void killChild() {
        ProcessHandle child = ProcessHandle.of(engine.childPid()).orElseThrow();
        child.destroyForcibly();
        child.onExit().join();
    }

    private static void assertHeardAlike(StepResult actual, StepResult wanted) {
        assertThat(actual.truth()).isEqualTo(wanted.truth());
        assertThat(actual.seen().audio()).isDeepEqualTo(wanted.seen().audio());
    }

    private static Episode episode(String scene, long seed) {
        PreparedHome home = WORLD.home(scene);
        SplittableRandom random = new SplittableRandom(seed);
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
