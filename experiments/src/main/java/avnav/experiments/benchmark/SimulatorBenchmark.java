package avnav.experiments.benchmark;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Pose;
import avnav.simbridge.Simulator;
import avnav.simbridge.StepResult;
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.EmbeddedSimulator;
import avnav.simbridge.embedded.EmbeddedWorld;
import avnav.simbridge.embedded.PreparedHome;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.embedded.home.Homes;
import avnav.simbridge.embedded.navigation.Geodesics;
import avnav.simbridge.embedded.navigation.GreedyFollower;
import avnav.simbridge.embedded.sight.Renderer;
import avnav.simbridge.embedded.sight.Shading;
import avnav.simbridge.episodes.CommittedEpisodes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The embedded simulator at the paper's setting, on one thread: expert walks through homes of the val split. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SimulatorBenchmark {

    private static final int EPISODES = 16;

    private final EmbeddedSettings settings = EmbeddedSettings.AVWM;
    private final List<Walk> walks = new ArrayList<>();
    private Homes homes;
    private Simulator simulator;
    private Simulator branching;
    private Renderer renderer;
    private byte[] rgb;
    private int walk;
    private int step;
    private int resets;
    private long homeSeed;

    /** One expert's way: what it did and where it stood. */
    private record Walk(
            Episode episode, PreparedHome place, Geodesics geodesics, List<Action> actions, List<Pose> poses) {}

    /** Walks every episode once, which warms up the whole simulator too. */
    @Setup
    public void walkTheEpisodes() {
        EmbeddedWorld world = new EmbeddedWorld(settings);
        homes = new Homes(world.furniture());
        simulator = new EmbeddedSimulator(world);
        branching = new EmbeddedSimulator(world);
        renderer = new Renderer(settings.camera(), Shading.LIT);
        rgb = new byte[settings.camera().width() * settings.camera().height() * 3];
        List<Episode> all = CommittedEpisodes.read(HomeSplit.VAL);
        for (int i = 0; i < EPISODES; i++) {
            walks.add(record(world, all.get(i * all.size() / EPISODES)));
        }
        branching.reset(walks.get(0).episode());
        simulator.reset(walks.get(0).episode());
    }

    private Walk record(EmbeddedWorld world, Episode episode) {
        GreedyFollower expert = world.expert(episode);
        List<Action> actions = new ArrayList<>();
        List<Pose> poses = new ArrayList<>();
        StepResult now = simulator.reset(episode);
        while (!now.truth().done()) {
            Action action = expert.next(now.truth().pose()).orElse(Action.STOP);
            now = simulator.step(action);
            actions.add(action);
            poses.add(now.truth().pose());
        }
        PreparedHome place = world.home(episode.scene());
        return new Walk(episode, place, place.geodesicsTo(episode.goal()), actions, poses);
    }

    /** One step with image and sound; resets are in it, about one in sixty. */
    @Benchmark
    public StepResult audioVisualStep() {
        if (step == walks.get(walk).actions().size()) {
            nextWalk();
            simulator.reset(walks.get(walk).episode());
        }
        return simulator.step(walks.get(walk).actions().get(step++));
    }

    /** One image. */
    @Benchmark
    public byte[] rgbStep() {
        Pose pose = nextPose();
        renderer.render(
                walks.get(walk).place().scene(), pose.x(), pose.y(), pose.z(), pose.yawRadians(), rgb, new float[0]);
        return rgb;
    }

    /** One geodesic distance. */
    @Benchmark
    public double geodesic() {
        Pose pose = nextPose();
        return walks.get(walk).geodesics().metresFrom(pose.x(), pose.z());
    }

    /** A snapshot taken and restored. */
    @Benchmark
    public Simulator snapshot() {
        branching.restore(branching.snapshot());
        return branching;
    }

    /** The start of an episode in a home that is loaded. */
    @Benchmark
    public StepResult reset() {
        return branching.reset(walks.get(resets++ % walks.size()).episode());
    }

    /** A new home. */
    @Benchmark
    public Home home() {
        return homes.bySeed(homeSeed++);
    }

    private Pose nextPose() {
        if (step >= walks.get(walk).poses().size()) {
            nextWalk();
        }
        return walks.get(walk).poses().get(step++);
    }

    private void nextWalk() {
        walk = (walk + 1) % walks.size();
        step = 0;
    }
}
