package avnav.simbridge.bridge;

import avnav.simbridge.Motion;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.acoustics.playback.PlaybackMode;
import avnav.simbridge.embedded.sight.Camera;

/**
 * Habitat as SoundSpaces 2.0 sets it up; the source is 1.5 m above the goal.
 *
 * @param radiusMetres of the agent's body, for a navmesh that has to be made: a scene's own one has its own
 * @param gpuDevice -1 renders on the CPU (Mesa)
 * @param soundFolder of the WAV files that episodes name; empty for the telephone alone
 * @param acoustics rays and memory of the audio sensor
 * @param volume of the audio sensor (globalVolume): {@link #WORLD_VOLUME}, or 1 as SoundSpaces 2.0
 */
public record HabitatSettings(
        Camera camera,
        Motion motion,
        NavigationTask task,
        double radiusMetres,
        boolean sliding,
        boolean depth,
        PlaybackMode playback,
        String soundFolder,
        HabitatScenes scenes,
        int gpuDevice,
        RlrSetting acoustics,
        double volume) {

    /**
     * RLR's loudness that is our worlds' own. Without a head, sqrt(4 pi) gives the direct sound amplitude 1 at 1 m; RLR's
     * built-in head at 16 kHz is louder than our KEMAR, by 5.2 dB for the telephone within 2.5 m of it (docs/habitat.md).
     */
    public static final double WORLD_VOLUME = Math.sqrt(4 * Math.PI) * Math.pow(10, -5.2 / 20);

    public HabitatSettings {
        if (!(volume > 0 && volume < 100)) {
            throw new IllegalArgumentException("The volume (" + volume + ") must lie above 0 and below 100.\n"
                    + "Maybe use 1.948, the loudness of our own worlds, or SoundSpaces' 1.");
        }
    }

    /** The body, task and ears of our own simulator in Habitat's scenes. */
    public static HabitatSettings of(
            EmbeddedSettings body, HabitatScenes scenes, int gpuDevice, RlrSetting acoustics, double volume) {
        return new HabitatSettings(
                body.camera(),
                body.motion(),
                body.task(),
                body.radiusMetres(),
                body.sliding(),
                body.depth(),
                body.playback(),
                body.soundFolder(),
                scenes,
                gpuDevice,
                acoustics,
                volume);
    }
}
