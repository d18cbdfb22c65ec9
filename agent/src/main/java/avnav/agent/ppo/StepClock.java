package avnav.agent.ppo;

import java.util.EnumMap;
import java.util.Map;

/** Adds up the seconds that each part of training takes; one thread. */
public final class StepClock {

    /** Where the time of training goes. */
    public enum Part {
        SIMULATOR,
        INFERENCE,
        FORWARD,
        BACKWARD,
        OPTIMISER
    }

    private final Map<Part, Long> nanos = new EnumMap<>(Part.class);
    private long started;

    public void start() {
        started = System.nanoTime();
    }

    public void stop(Part part) {
        nanos.merge(part, System.nanoTime() - started, Long::sum);
    }

    public double seconds(Part part) {
        return nanos.getOrDefault(part, 0L) * 1e-9;
    }
}
