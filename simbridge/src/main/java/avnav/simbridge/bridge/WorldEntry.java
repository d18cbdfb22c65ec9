package avnav.simbridge.bridge;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Observation;
import avnav.simbridge.SimulatorException;
import avnav.simbridge.StepResult;
import avnav.simbridge.Truth;
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.EmbeddedSimulator;
import avnav.simbridge.embedded.EmbeddedWorld;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.embedded.home.Homes;
import avnav.simbridge.episodes.EpisodeGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What the served world offers over Py4J; public only because Py4J demands it. Calls are numbered as in
 * {@link PythonEntry} and answered by the same envelope; a frame is audio {@code [2][N]} f32, depth {@code [H][W]} f32 or
 * nothing, RGB {@code [H][W][3]} u8, in the call's slot.
 */
public final class WorldEntry {

    private static final int EPISODES_PER_HOME = 20;
    private static final int REGION_BYTES = 16 << 20;

    private final EmbeddedWorld world;
    private final EmbeddedSimulator simulator;
    private final EpisodeGenerator generator;
    private final ExchangeFile exchange;
    private final Map<String, List<Episode>> episodes = new ConcurrentHashMap<>();
    private final ExecutorService ahead = Executors.newSingleThreadExecutor(WorldEntry::lowly);
    private long answered;
    private String answer = "";

    WorldEntry(EmbeddedSettings settings) throws IOException {
        world = new EmbeddedWorld(settings);
        simulator = new EmbeddedSimulator(world);
        generator = new EpisodeGenerator(world.furniture());
        exchange = ExchangeFile.create(REGION_BYTES);
        exchange.path().toFile().deleteOnExit();
    }

    public String hello() {
        ObjectNode result = object().put("protocol", Handshake.PROTOCOL)
                .put("path", exchange.path().toString());
        return envelope(0).set("result", result).toString();
    }

    /** The caller has opened the exchange file. */
    public String opened() throws IOException {
        exchange.forgetName();
        return "";
    }

    /**
     * The draws choose a home of the split and an episode of the home; a scene that is not empty chooses the home itself.
     */
    public synchronized String reset(long number, String split, String scene, long homeDraw, long episodeDraw) {
        if (number == answered) {
            return answer;
        }
        return remember(number, () -> {
            Episode episode = episode(split, scene, homeDraw, episodeDraw);
            StepResult result = simulator.reset(episode);
            ObjectNode told = tell(result)
                    .put("episode", episode.id())
                    .put("scene", episode.scene())
                    .put("expertActions", episode.expertActions());
            return frame(number, result.seen(), told);
        });
    }

    /**
     * What the next reset will probably draw: the home is prepared while the present episode goes on. Returns at once and
     * changes no answer.
     */
    public void expect(String split, long homeDraw) {
        String home = drawn(split, homeDraw);
        ahead.execute(() -> {
            world.home(home);
            episodes(home);
        });
    }

    public synchronized String step(long number, int action) {
        if (number == answered) {
            return answer;
        }
        return remember(number, () -> {
            StepResult result = simulator.step(Action.ofCode(action));
            return frame(number, result.seen(), tell(result));
        });
    }

    private interface Doing {
        ObjectNode run();
    }

    private String remember(long number, Doing doing) {
        ObjectNode envelope = envelope(number);
        try {
            envelope.setAll(doing.run());
        } catch (SimulatorException | IllegalArgumentException | IllegalStateException e) {
            envelope.putObject("error").put("kind", "refused").put("message", e.getMessage());
        }
        answered = number;
        answer = envelope.toString();
        return answer;
    }

    private Episode episode(String split, String scene, long homeDraw, long episodeDraw) {
        String home = scene.isEmpty() ? drawn(split, homeDraw) : scene;
        List<Episode> known = episodes(home);
        return known.get((int) Math.floorMod(episodeDraw, (long) known.size()));
    }

    private List<Episode> episodes(String home) {
        return episodes.computeIfAbsent(
                home,
                name -> generator.generate(
                        world.home(name).home(), EPISODES_PER_HOME, EpisodeGenerator.COMMITTED_SEED, 0));
    }

    private static Thread lowly(Runnable work) {
        Thread thread = new Thread(work, "ahead");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    private static String drawn(String split, long draw) {
        for (HomeSplit known : HomeSplit.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(split)) {
                List<String> names = Homes.names(known);
                return names.get((int) Math.floorMod(draw, (long) names.size()));
            }
        }
        throw new IllegalArgumentException("The split (" + split + ") must be train, val or test.");
    }

    private static ObjectNode tell(StepResult result) {
        Truth truth = result.truth();
        Observation seen = result.seen();
        ObjectNode told = object().put("reward", truth.reward())
                .put("done", truth.done())
                .put("success", truth.success())
                .put("collided", truth.collided())
                .put("geodesic", truth.geodesicMetres())
                .put("yaw", truth.pose().yawRadians())
                .put("height", seen.height())
                .put("width", seen.width())
                .put("samples", seen.audio()[0].length)
                .put("depth", seen.depthMetres().length > 0);
        told.putArray("position")
                .add(truth.pose().x())
                .add(truth.pose().y())
                .add(truth.pose().z());
        return told;
    }

    private ObjectNode frame(long number, Observation seen, ObjectNode told) {
        long floats = 2L * seen.audio()[0].length + seen.depthMetres().length;
        long bytes = Float.BYTES * floats + seen.rgb().length;
        ByteBuffer slot = exchange.slot(number, bytes);
        slot.asFloatBuffer().put(seen.audio()[0]).put(seen.audio()[1]).put(seen.depthMetres());
        slot.put((int) (Float.BYTES * floats), seen.rgb());
        exchange.answered(number, bytes);
        ObjectNode reply = object().put("bytes", bytes);
        reply.set("result", told);
        return reply;
    }

    private static ObjectNode envelope(long number) {
        return object().put("number", number);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
