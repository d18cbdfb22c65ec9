package avnav.simbridge.bridge;

import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Home;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** What the bridge costs, and what RLR costs behind it, measured with real children. */
public final class BridgeSpeed {

    private static final int RGB_BYTES = 128 * 128 * 3;
    private static final int AUDIO_FLOATS = 2 * 2400;

    private final BridgeSettings settings;

    public BridgeSpeed(BridgeSettings settings) {
        this.settings = settings;
    }

    /**
     * Median milliseconds of a call that does nothing but bring a frame of 128x128 with its sound, copied out.
     *
     * @param calls that are measured, after as many to warm up
     */
    public double overheadMillis(int calls) {
        byte[] frame = new byte[RGB_BYTES + Float.BYTES * AUDIO_FLOATS];
        try (PythonBridge bridge = PythonBridge.start(settings, "echo")) {
            double[] millis = new double[calls];
            for (int i = -calls; i < calls; i++) {
                long start = System.nanoTime();
                ByteBuffer payload = bridge.call(
                                "frame",
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("rgbBytes", RGB_BYTES)
                                        .put("audioFloats", AUDIO_FLOATS))
                        .payload();
                payload.get(0, frame);
                millis[Math.floorMod(i, calls)] = (System.nanoTime() - start) / 1e6;
            }
            return median(millis);
        }
    }

    /** Responses a second, the listener turning and walking round the source in the home's largest room. */
    public double responsesPerSecond(RlrSetting setting, Home home, FurnitureCatalogue furniture, int responses) {
        Box room = home.rooms().get(0).air();
        for (var other : home.rooms()) {
            room = other.air().volume() > room.volume() ? other.air() : room;
        }
        Position source = new Position((room.minX() + room.maxX()) / 2, room.minY(), (room.minZ() + room.maxZ()) / 2);
        try (RlrEngine engine = new RlrEngine(settings, setting, furniture)) {
            Acoustics sound = engine.hear(home, source);
            double[] millis = new double[responses];
            for (int i = -1; i < responses; i++) {
                double angle = 0.3 * i;
                long start = System.nanoTime();
                sound.response(new Pose(source.x() + Math.cos(angle), source.y(), source.z() + Math.sin(angle), angle));
                millis[Math.max(i, 0)] = (System.nanoTime() - start) / 1e6;
            }
            return 1000 / median(millis);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
