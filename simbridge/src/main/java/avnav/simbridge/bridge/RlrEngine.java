package avnav.simbridge.bridge;

import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.embedded.Hearing;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.ImpulseResponse;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Home;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * SoundSpaces 2.0's acoustic engine (RLRAudioPropagation) on our homes, in a Python child that is started when it is
 * first needed. After a {@link BridgeException} the next {@link #hear} starts another child. Not thread-safe: one
 * engine per simulator. Close it.
 */
public final class RlrEngine implements Hearing {

    private static final int REMEMBERED = 128;

    private final BridgeSettings settings;
    private final RlrSetting setting;
    private final FurnitureCatalogue furniture;
    private PythonBridge bridge;
    private String loaded = "";
    private int sound;

    /** The latest responses by pose: turning back or branching from a snapshot costs nothing. */
    private final Map<Pose, ImpulseResponse> known = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Pose, ImpulseResponse> eldest) {
            return size() > REMEMBERED;
        }
    };

    public RlrEngine(BridgeSettings settings, RlrSetting setting, FurnitureCatalogue furniture) {
        this.settings = settings;
        this.setting = setting;
        this.furniture = furniture;
    }

    /**
     * The sound of a source above that floor point; it ends with the next call of this method. In the accurate setting
     * a response depends on home, source and pose alone; in SoundSpaces' setting on the poses asked before as well.
     *
     * @throws BridgeException when the child cannot be started or refuses the scene
     */
    @Override
    public Acoustics hear(Home home, Position goal) {
        ArrayNode source = Axes.position(goal.x(), goal.y() + Acoustics.SOURCE_HEIGHT_METRES, goal.z());
        if (!loaded.equals(home.name())) {
            load(home);
        } else {
            call("episode", object(), ByteBuffer.allocate(0));
        }
        int mine = ++sound;
        known.clear();
        return listener -> {
            if (mine != sound) {
                throw new BridgeException("The engine that this sound belonged to is gone.", true);
            }
            return setting == RlrSetting.ACCURATE ? remembered(source, listener) : response(source, listener);
        };
    }

    /** The child's process id, for whoever wants to watch it; -1 while there is none. */
    public long childPid() {
        return bridge == null ? -1 : bridge.child().pid();
    }

    @Override
    public void close() {
        if (bridge != null) {
            bridge.close();
            bridge = null;
            loaded = "";
            sound++;
        }
    }

    private void load(Home home) {
        EngineScene scene = EngineScene.of(home, furniture);
        ObjectNode arguments = object().put("vertices", scene.vertexCount())
                .put("triangles", scene.triangleCount())
                .put("setting", setting.key())
                .put("sampleRateHz", Acoustics.SAMPLE_RATE_HZ)
                .put("volume", HabitatSettings.WORLD_VOLUME);
        ArrayNode parts = arguments.putArray("parts");
        for (int i = 0; i < scene.materials().size(); i++) {
            parts.addObject()
                    .put("category", RlrMaterials.category(i))
                    .put("triangles", scene.triangles()[i].length / 3);
        }
        arguments.set("materials", RlrMaterials.database(scene.materials()));
        call("scene", arguments, scene.payload());
        loaded = home.name();
    }

    private ImpulseResponse remembered(ArrayNode source, Pose listener) {
        ImpulseResponse response = known.get(listener);
        if (response == null) {
            response = response(source, listener);
            known.put(listener, response);
        }
        return response;
    }

    private ImpulseResponse response(ArrayNode source, Pose listener) {
        ObjectNode arguments = object();
        arguments.set("source", source);
        arguments.set(
                "listener", Axes.position(listener.x(), listener.y() + Acoustics.EAR_HEIGHT_METRES, listener.z()));
        arguments.set("rotation", Axes.rotation(listener.yawRadians()));
        arguments.put("fresh", setting == RlrSetting.ACCURATE);
        BridgeReply reply = call("respond", arguments, ByteBuffer.allocate(0));
        int samples = reply.result().path("samples").asInt();
        if (reply.payload().remaining() != 2 * Float.BYTES * samples) {
            throw new BridgeException(
                    "The response has (" + reply.payload().remaining() + ") bytes where 2x(" + samples
                            + ") samples were promised.",
                    true);
        }
        float[][] ears = new float[2][samples];
        reply.payload().asFloatBuffer().get(ears[0]).get(ears[1]);
        return new ImpulseResponse(ears[0], ears[1]);
    }

    private BridgeReply call(String method, ObjectNode arguments, ByteBuffer payload) {
        if (bridge == null) {
            bridge = PythonBridge.start(settings, "rlr");
        }
        try {
            return bridge.call(method, arguments, payload);
        } catch (BridgeException e) {
            if (e.restartMayHelp()) {
                close();
            }
            throw e;
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
