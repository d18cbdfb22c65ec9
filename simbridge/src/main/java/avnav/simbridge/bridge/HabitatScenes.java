package avnav.simbridge.bridge;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where Habitat's scenes lie.
 *
 * @param folder to which an episode's scene is relative
 * @param suffix added to a scene's name: empty for Matterport's {@code .glb} names, {@code .stage_config.json} for
 *     exported homes
 * @param dataset a {@code *.scene_dataset_config.json}, or empty
 */
public record HabitatScenes(String folder, String suffix, String dataset) {

    /** The file that Habitat loads. */
    public Path file(String scene) {
        return Path.of(folder, scene + suffix);
    }

    public boolean has(String scene) {
        return Files.isRegularFile(file(scene));
    }
}
