package avnav.simbridge.bridge;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Motion;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.Observation;
import avnav.simbridge.Pose;
import avnav.simbridge.Simulator;
import avnav.simbridge.SimulatorException;
import avnav.simbridge.StepResult;
import avnav.simbridge.Truth;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.ImpulseResponse;
import avnav.simbridge.embedded.acoustics.playback.Playback;
import avnav.simbridge.embedded.acoustics.sound.SoundLibrary;
import avnav.simbridge.embedded.acoustics.sound.SourceSound;
import avnav.simbridge.embedded.navigation.GreedyFollower;
import avnav.simbridge.embedded.sight.Camera;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The real Habitat-Sim in a Python child: its pictures, motion, geodesics and responses; rewards and the sound's playback
 * are ours. After a {@link BridgeException} the next reset starts another child.
 *
 * <p>Repeatable from reset to reset. A restored snapshot moves, sees and scores as before, but its responses have other
 * noise: Habitat's ray generator cannot be set back.
 */
public final class HabitatSimulator implements Simulator {

    private final BridgeSettings bridgeSettings;
    private final HabitatSettings settings;
    private final SoundLibrary sounds;
    private PythonBridge bridge;
    private Playback playback;
    private ImpulseResponse response = new ImpulseResponse(new float[0], new float[0]);
    private ObjectNode where;
    private Moment now;

    /** {@code where} is the episode's start, goal and source as the child was told; it tells episodes apart. */
    private record Moment(
            ObjectNode where, JsonNode told, double geodesicMetres, int steps, boolean done, Playback.State sound)
            implements Snapshot {}

    public HabitatSimulator(BridgeSettings bridgeSettings, HabitatSettings settings) {
        this.bridgeSettings = bridgeSettings;
        this.settings = settings;
        this.sounds = new SoundLibrary(Optional.of(settings.soundFolder())
                .filter(folder -> !folder.isEmpty())
                .map(Path::of));
    }

    /**
     * Starts the child, loads the scene and lets the child test its ears.
     *
     * @throws BridgeException when anything that this simulator needs is missing or known to be wrong
     */
    public void rehearse(String scene) {
        call("rehearse", object().put("scene", file(scene)));
    }

    /**
     * What Habitat's greedy geodesic follower would do next, which only an expert may know; empty when it knows no way.
     */
    public Optional<Action> expertAction() {
        if (now == null) {
            throw new IllegalStateException("There is no expert's action before the first reset.");
        }
        JsonNode code = now.told().path("expert");
        return code.isInt() ? Optional.of(Action.ofCode(code.asInt())) : Optional.empty();
    }

    /** Answers a question of a {@link HabitatTerrain} of that scene. */
    JsonNode ask(ObjectNode question) {
        return call("terrain", question).result();
    }

    /** The file of a scene, as the child knows it. */
    String file(String scene) {
        return settings.scenes().file(scene).toString();
    }

    @Override
    public StepResult reset(Episode episode) {
        now = null;
        where = where(episode);
        Acoustics latest = listener -> response;
        long name = episode.scene().hashCode() * 31L + episode.id().hashCode();
        playback = settings.playback().open(latest, sound(episode), settings.motion(), new SplittableRandom(name));
        BridgeReply reply = call("reset", where.deepCopy());
        return result(reply, Action.STOP, reply.result().path("geodesic").asDouble(), 0);
    }

    @Override
    public StepResult step(Action action) {
        if (now == null || now.done()) {
            throw new IllegalStateException(
                    now == null ? "Step was called before a reset." : "The episode is over.\nMaybe reset first.");
        }
        BridgeReply reply = call("step", object().put("action", action.code()));
        return result(reply, action, now.geodesicMetres(), now.steps() + 1);
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
        if (!(snapshot instanceof Moment moment) || moment.where() != where) {
            throw new IllegalArgumentException("The snapshot is not of this simulator's present episode.\n"
                    + "Maybe the simulator was reset after it was taken.");
        }
        ObjectNode arguments = object();
        arguments.set("position", moment.told().get("position"));
        arguments.set("rotation", moment.told().get("rotation"));
        arguments.set("source", where.get("source"));
        arguments.set("goal", where.get("goal"));
        call("restore", arguments);
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

    @Override
    public void close() {
        now = null;
        if (bridge != null) {
            bridge.close();
            bridge = null;
        }
    }

    private StepResult result(BridgeReply reply, Action action, double before, int steps) {
        JsonNode told = reply.result();
        Pose pose = Axes.pose(told.path("position"), told.path("rotation"));
        double metres = told.path("geodesic").asDouble(Double.POSITIVE_INFINITY);
        boolean reset = steps == 0;
        boolean stopped = !reset && action == Action.STOP;
        Frame frame = frame(reply.payload(), told.path("samples").asInt());
        response = frame.response();
        float[][] audio = stopped ? playback.stop(pose) : playback.next(pose);
        NavigationTask task = settings.task();
        boolean done = stopped || steps >= task.maxSteps();
        now = new Moment(where, told, metres, steps, done, playback.snapshot());
        Camera camera = settings.camera();
        Observation seen = new Observation(
                camera.width(), camera.height(), frame.rgb(), frame.depth(), audio, Acoustics.SAMPLE_RATE_HZ);
        double reward = reset ? 0 : task.reward(action, before, metres);
        boolean collided = told.path("collided").asBoolean();
        return new StepResult(
                seen, new Truth(pose, metres, reward, collided, stopped && task.isSuccess(action, metres), done));
    }

    private record Frame(ImpulseResponse response, float[] depth, byte[] rgb) {}

    private Frame frame(ByteBuffer payload, int samples) {
        int pixels = settings.camera().width() * settings.camera().height();
        float[][] ears = new float[2][samples];
        float[] depth = new float[settings.depth() ? pixels : 0];
        byte[] rgb = new byte[3 * pixels];
        int floats = 2 * samples + depth.length;
        if (payload.remaining() != Float.BYTES * floats + rgb.length) {
            throw new BridgeException(
                    "The frame has (" + payload.remaining() + ") bytes but (" + (Float.BYTES * floats + rgb.length)
                            + ") are wanted.",
                    true);
        }
        FloatBuffer numbers = payload.asFloatBuffer();
        numbers.get(ears[0]).get(ears[1]).get(depth);
        payload.get(payload.position() + Float.BYTES * floats, rgb);
        return new Frame(new ImpulseResponse(ears[0], ears[1]), depth, rgb);
    }

    private ObjectNode where(Episode episode) {
        Pose start = episode.start();
        ObjectNode node = object().put("scene", file(episode.scene()));
        node.set("position", Axes.position(start.x(), start.y(), start.z()));
        node.set("rotation", Axes.rotation(start.yawRadians()));
        node.set("goal", Axes.position(episode.goal()));
        double height = episode.goal().y() + Acoustics.SOURCE_HEIGHT_METRES;
        node.set(
                "source",
                Axes.position(episode.goal().x(), height, episode.goal().z()));
        return node;
    }

    private SourceSound sound(Episode episode) {
        try {
            return sounds.byName(episode.sound());
        } catch (IllegalArgumentException e) {
            throw new SimulatorException(e.getMessage(), e);
        }
    }

    private BridgeReply call(String method, ObjectNode arguments) {
        try {
            if (bridge == null) {
                bridge = PythonBridge.start(bridgeSettings, "habitat");
                bridge.call("setup", setup());
            }
            return bridge.call(method, arguments);
        } catch (BridgeException e) {
            if (e.restartMayHelp() || bridge == null) {
                close();
            }
            throw e;
        }
    }

    private ObjectNode setup() {
        Camera camera = settings.camera();
        return object().put("width", camera.width())
                .put("height", camera.height())
                .put("hfovDegrees", camera.hfovDegrees())
                .put("eyeHeightMetres", camera.eyeHeightMetres())
                .put("depth", settings.depth())
                .put("stepMetres", settings.motion().stepMetres())
                .put("turnDegrees", settings.motion().turnDegrees())
                .put("radiusMetres", settings.radiusMetres())
                .put("sliding", settings.sliding())
                .put("sampleRateHz", Acoustics.SAMPLE_RATE_HZ)
                .put("indirectRays", settings.acoustics().indirectRays())
                .put("temporalCoherence", settings.acoustics().temporalCoherence())
                .put("volume", settings.volume())
                .put("sceneDataset", settings.scenes().dataset())
                .put("gpuDevice", settings.gpuDevice())
                .put("expertRadiusMetres", GreedyFollower.GOAL_RADIUS_METRES);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
