package avnav.simbridge.embedded;

import avnav.simbridge.Motion;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.embedded.acoustics.playback.PlaybackMode;
import avnav.simbridge.embedded.sight.Camera;

/**
 * How the embedded simulator looks, moves and scores.
 *
 * @param radiusMetres of the agent's body; free space is what its middle can reach
 * @param sliding whether a blocked step glides along the obstacle (Habitat's {@code allow_sliding})
 * @param depth whether observations carry a depth image
 * @param playback how sound goes on from step to step
 * @param soundFolder where WAV files of other sounds than the telephone lie; empty for none
 */
public record EmbeddedSettings(
        Camera camera,
        Motion motion,
        NavigationTask task,
        double radiusMetres,
        boolean sliding,
        boolean depth,
        PlaybackMode playback,
        String soundFolder) {

    /** The paper's setting: 128x128 RGB, 0.15 m, 10 degrees, radius 0.15 m, sliding; a telephone that goes on ringing. */
    public static final EmbeddedSettings AVWM = new EmbeddedSettings(
            Camera.AVWM, Motion.AVWM, NavigationTask.AV_NAV, 0.15, true, false, PlaybackMode.OVERLAP_ADD, "");

    public EmbeddedSettings withTask(NavigationTask other) {
        return new EmbeddedSettings(camera, motion, other, radiusMetres, sliding, depth, playback, soundFolder);
    }

    public EmbeddedSettings {
        if (!(radiusMetres > 0 && radiusMetres <= 0.5)) {
            throw new IllegalArgumentException("The agent's radius (" + radiusMetres + " m) must lie in (0, 0.5].\n"
                    + "Maybe use 0.15; doorways are 0.8 m wide and more.");
        }
    }
}
