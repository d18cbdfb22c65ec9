package avnav.simbridge.embedded;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Motion;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.Observation;
import avnav.simbridge.Simulator;
import avnav.simbridge.SimulatorException;
import avnav.simbridge.StepResult;
import avnav.simbridge.Truth;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.playback.Playback;
import avnav.simbridge.embedded.navigation.Geodesics;
import avnav.simbridge.embedded.navigation.Locomotion;
import avnav.simbridge.embedded.navigation.Stance;
import avnav.simbridge.embedded.sight.Camera;
import avnav.simbridge.embedded.sight.Renderer;
import avnav.simbridge.embedded.sight.Shading;
import java.util.Optional;

/**
 * The default simulator: one agent and one looping sound in a procedural home, plain Java, no GPU, no display. Homes are
 * shared with the other simulators of the same {@link EmbeddedWorld}; a snapshot is a small record, so a planner can
 * branch thousands of times a second.
 */
public final class EmbeddedSimulator implements Simulator {

    private static final float[] NO_DEPTH = {};

    private final EmbeddedWorld world;
    private final EmbeddedSettings settings;
    private final Renderer renderer;
    private final Optional<Hearing> engine;

    private PreparedHome place;
    private Geodesics geodesics;
    private Playback playback;
    private Moment now;

    /** Everything that changes within an episode; {@code geodesics} tells one episode's moments from another's. */
    private record Moment(
            Geodesics geodesics, Stance stance, double geodesicMetres, int steps, boolean done, Playback.State sound)
            implements Snapshot {}

    /** Hears by the embedded room model. */
    public EmbeddedSimulator(EmbeddedWorld world) {
        this(world, Optional.empty());
    }

    /** @param engine renders all responses in the room model's place; closed with this simulator */
    public EmbeddedSimulator(EmbeddedWorld world, Hearing engine) {
        this(world, Optional.of(engine));
    }

    private EmbeddedSimulator(EmbeddedWorld world, Optional<Hearing> engine) {
        this.world = world;
        this.engine = engine;
        this.settings = world.settings();
        this.renderer = new Renderer(settings.camera(), Shading.LIT);
    }

    @Override
    public StepResult reset(Episode episode) {
        place = world.home(episode.scene());
        requireStandingRoom(episode);
        geodesics = place.geodesicsTo(episode.goal());
        playback = world.playback(place, episode, engine);
        Stance stance = Stance.at(episode.start());
        double metres = geodesics.metresFrom(stance.x(), stance.z());
        if (Double.isInfinite(metres)) {
            throw new SimulatorException("Episode (" + episode.id() + ") of " + episode.scene()
                    + " has no way from its start to its source.\n"
                    + "Maybe the file was made for another version of the homes; generate it anew.");
        }
        float[][] audio = playback.next(stance.pose(settings.motion()));
        now = new Moment(geodesics, stance, metres, 0, false, playback.snapshot());
        return result(audio, 0, false, false);
    }

    @Override
    public StepResult step(Action action) {
        if (now == null || now.done()) {
            throw new IllegalStateException(
                    now == null
                            ? "Step was called before the first reset."
                            : "The episode is over.\nMaybe reset first.");
        }
        Locomotion.Move move = place.locomotion().move(now.stance(), action);
        Stance stance = move.stance();
        double before = now.geodesicMetres();
        double metres = action == Action.MOVE_FORWARD ? geodesics.metresFrom(stance.x(), stance.z()) : before;
        boolean stopped = action == Action.STOP;
        var pose = stance.pose(settings.motion());
        float[][] audio = stopped ? playback.stop(pose) : playback.next(pose);
        int steps = now.steps() + 1;
        boolean done = stopped || steps >= settings.task().maxSteps();
        now = new Moment(geodesics, stance, metres, steps, done, playback.snapshot());
        NavigationTask task = settings.task();
        return result(audio, task.reward(action, before, metres), move.collided(), task.isSuccess(action, metres));
    }

    private StepResult result(float[][] audio, double reward, boolean collided, boolean success) {
        Camera camera = settings.camera();
        Stance stance = now.stance();
        var pose = stance.pose(settings.motion());
        byte[] rgb = new byte[camera.width() * camera.height() * 3];
        float[] depth = settings.depth() ? new float[camera.width() * camera.height()] : NO_DEPTH;
        renderer.render(place.scene(), stance.x(), stance.y(), stance.z(), pose.yawRadians(), rgb, depth);
        Observation seen =
                new Observation(camera.width(), camera.height(), rgb, depth, audio, Acoustics.SAMPLE_RATE_HZ);
        return new StepResult(seen, new Truth(pose, now.geodesicMetres(), reward, collided, success, now.done()));
    }

    private void requireStandingRoom(Episode episode) {
        if (!place.space().isFree(episode.start().x(), episode.start().z())) {
            throw new SimulatorException("Episode (" + episode.id() + ") starts at ("
                    + episode.start().x() + ", "
                    + episode.start().z() + ") in " + episode.scene() + ", where the agent cannot stand.\n"
                    + "Maybe the file was made for another version of the homes; generate it anew.");
        }
    }

    @Override
    public Snapshot snapshot() {
        if (now == null) {
            throw new IllegalStateException("There is nothing to remember before the first reset.");
        }
        return now;
    }

    @Override
    public void restore(Snapshot snapshot) {
        if (!(snapshot instanceof Moment moment) || moment.geodesics() != geodesics) {
            throw new IllegalArgumentException("The snapshot is not of this simulator's present episode.\n"
                    + "Maybe the simulator was reset after it was taken.");
        }
        playback.restore(moment.sound());
        now = moment;
    }

    @Override
    public Motion motion() {
        return settings.motion();
    }

    @Override
    public NavigationTask task() {
        return settings.task();
    }

    /** Lets go of the present episode and ends the engine; homes stay with the world. */
    @Override
    public void close() {
        engine.ifPresent(Hearing::close);
        now = null;
        place = null;
        geodesics = null;
        playback = null;
    }
}
