package avnav.simbridge;

/**
 * A world in which one agent walks to one sounding source. Not thread-safe: one thread, one simulator.
 *
 * <p>After {@link #reset} the same episode and actions give the same results, whatever ran before.
 */
public interface Simulator extends AutoCloseable {

    /**
     * Puts the agent at the episode's start; the result is its first observation, with reward 0.
     *
     * @throws SimulatorException when the scene cannot be loaded or the start is not walkable
     */
    StepResult reset(Episode episode);

    /** @throws IllegalStateException before the first reset or after the episode's end */
    StepResult step(Action action);

    /** The whole state: pose, place in the sound, reverberation tail, step count. Stays valid until the next reset. */
    Snapshot snapshot();

    /** @throws IllegalArgumentException when the snapshot is another simulator's or from before the last reset */
    void restore(Snapshot snapshot);

    Motion motion();

    NavigationTask task();

    @Override
    void close();

    /** An opaque, immutable state. */
    interface Snapshot {}
}
