package avnav.simbridge.bridge;

import avnav.simbridge.Motion;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.embedded.acoustics.playback.PlaybackMode;
import avnav.simbridge.embedded.sight.Camera;

/**
 * Habitat as SoundSpaces 2.0 sets it up.
 *
 * @param scenesFolder to which an episode's scene is relative
 * @param sceneSuffix added to a scene's name: empty for Matterport's {@code .glb} names, {@code .stage_config.json} for
 *     exported homes
 * @param sceneDataset a {@code *.scene_dataset_config.json}, or empty
 * @param gpuDevice -1 renders on the CPU (Mesa)
 * @param sourceHeightMetres above the goal's floor point; 1.6 in SoundSpaces (1.5, and 0.1 that its loader adds)
 * @param soundFolder of the WAV files that episodes name; empty for the telephone alone
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
        String scenesFolder,
        String sceneSuffix,
        String sceneDataset,
        int gpuDevice,
        double sourceHeightMetres,
        int indirectRays,
        boolean temporalCoherence) {}
