package avnav.simbridge.embedded.acoustics.playback;

import avnav.simbridge.Motion;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.RoomAcoustics;
import avnav.simbridge.embedded.acoustics.sound.SourceSound;
import java.util.random.RandomGenerator;

/** The two ways of continuous sound that a configuration can ask for. */
public enum PlaybackMode {
    /** What was emitted goes on ringing while the agent moves; the default. */
    OVERLAP_ADD,

    /** SoundSpaces 2.0's own scheme, quirks included. */
    SOUNDSPACES;

    private static final double SOUNDSPACES_FADE_SECONDS = 0.05;

    /**
     * Playback of one episode, before its first step.
     *
     * @param acoustics of the episode's source
     * @param episodeRandom draws the place in the loop at which the first step begins, uniform in [0, N) for N samples
     *     a step, as SoundSpaces does
     */
    public Playback open(Acoustics acoustics, SourceSound sound, Motion motion, RandomGenerator episodeRandom) {
        int rateHz = Acoustics.SAMPLE_RATE_HZ;
        int stepSamples = motion.samplesPerStep(rateHz);
        int start = episodeRandom.nextInt(stepSamples) % sound.length();
        if (this == SOUNDSPACES) {
            int fade = (int) (SOUNDSPACES_FADE_SECONDS * rateHz);
            return new SegmentPlayback(acoustics, sound, rateHz, stepSamples, fade, start);
        }
        StepFade fade = StepFade.of(rateHz, stepSamples);
        if (acoustics instanceof RoomAcoustics rooms) {
            return new FieldPlayback(rooms, sound, stepSamples, fade, start);
        }
        return new OverlapAddPlayback(acoustics, sound, stepSamples, fade, start);
    }

    static <T extends Playback.State> T cast(Class<T> kind, Playback.State state) {
        if (!kind.isInstance(state)) {
            throw new IllegalArgumentException("The state is of another kind of playback.\n"
                    + "Maybe it was taken from a simulator with another sound mode.");
        }
        return kind.cast(state);
    }
}
