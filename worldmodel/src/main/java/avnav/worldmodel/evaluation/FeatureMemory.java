package avnav.worldmodel.evaluation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Features of the moments of this round and the last, so that true frames, which every row is compared with, go through
 * a network once. Not thread-safe.
 */
final class FeatureMemory {

    private final Function<Moment, float[]> network;
    private Map<Moment, float[]> last = new HashMap<>();
    private Map<Moment, float[]> now = new HashMap<>();

    FeatureMemory(Function<Moment, float[]> network) {
        this.network = network;
    }

    /** Forgets moments that the last round did not ask for. */
    void beginRound() {
        last = now;
        now = new HashMap<>();
    }

    /** Not to be modified. */
    float[] of(Moment moment) {
        float[] features = now.get(moment);
        if (features == null) {
            features = last.containsKey(moment) ? last.get(moment) : network.apply(moment);
            now.put(moment, features);
        }
        return features;
    }
}
