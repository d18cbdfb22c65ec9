package avnav.simbridge.embedded.acoustics.playback;

import avnav.simbridge.Pose;

/**
 * What the two ears hear, step after step, while the source loops its sound. Not thread-safe.
 *
 * <p>Every step hears N samples, left ear then right ear: {@code [2][N]}, an array of the caller's own.
 */
public interface Playback {

    /** What is heard at this pose right after a reset (the first call) or after a move or turn. */
    float[][] next(Pose listener);

    /** What is heard after STOP. */
    float[][] stop(Pose listener);

    /** The whole state, in constant time; nothing changes it afterwards. */
    State snapshot();

    /** @throws IllegalArgumentException when the state is another kind of playback's */
    void restore(State state);

    /** An immutable state: place in the loop and what still rings. */
    interface State {}
}
