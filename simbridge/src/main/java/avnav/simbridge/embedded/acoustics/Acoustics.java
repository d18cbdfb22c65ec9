package avnav.simbridge.embedded.acoustics;

import avnav.simbridge.Pose;

/**
 * One fixed source in one scene, heard by a listener who moves. The embedded room model implements it, and so does an
 * acoustic engine behind the bridge. Not thread-safe.
 */
public interface Acoustics {

    /**
     * Response from the source to the two ears.
     *
     * @param listener feet and heading; the ears are {@link #EAR_HEIGHT_METRES} above the floor
     */
    ImpulseResponse response(Pose listener);

    /** Rate of all responses and of all sound here, Hz. */
    int SAMPLE_RATE_HZ = 16_000;

    /** Height of both ears above the listener's floor, as SoundSpaces 2.0 has it. */
    double EAR_HEIGHT_METRES = 1.5;

    /** Height of the source above its floor point. */
    double SOURCE_HEIGHT_METRES = 1.5;

    /** Speed of sound at 20 degrees Celsius. */
    double SOUND_METRES_PER_SECOND = 343.0;
}
