package avnav.agent.policy;

/**
 * Turns one step's binaural sound into the numbers that a network hears. Not thread-safe: one thread, one front end.
 */
public interface SoundFrontEnd {

    /**
     * @param audio {@code [2][N]}, left then right ear
     * @return row-major values of {@link #shape}
     */
    float[] hear(float[][] audio);

    /** Sizes of what {@link #hear} returns; channels last. */
    int[] shape();
}
