package avnav.simbridge.episodes;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a split keeps one file per scene: {@code content_scenes_path}, by default
 * <code>{data_path}/content/{scene}.json.gz</code> with the split file's folder as data path.
 *
 * @param prefix, suffix of file names in the folder, around the scene's name
 */
record ContentPath(Path folder, String prefix, String suffix) {

    private static final String DATA = "{data_path}/";
    private static final String SCENE = "{scene}";
    private static final String DEFAULT = DATA + "content/" + SCENE + ".json.gz";

    static ContentPath of(Path splitFile, Optional<String> template) {
        String path = template.orElse(DEFAULT);
        String below = path.startsWith(DATA) ? path.substring(DATA.length()) : "";
        int slash = below.lastIndexOf('/');
        String name = below.substring(slash + 1);
        int scene = name.indexOf(SCENE);
        if (scene < 0 || !SafeName.isRelativePath(below) || below.indexOf(SCENE) != below.lastIndexOf(SCENE)) {
            throw new EpisodeFileException("(" + splitFile + "): content_scenes_path is (" + StrictJson.quoted(path)
                    + ") but must be a path below " + DATA + " whose file name holds " + SCENE + ".\nMaybe use "
                    + DEFAULT + ".");
        }
        Path folder = splitFile.toAbsolutePath().getParent().resolve(below.substring(0, Math.max(0, slash)));
        return new ContentPath(folder, name.substring(0, scene), name.substring(scene + SCENE.length()));
    }

    Path file(String scene) {
        return folder.resolve(prefix + scene + suffix);
    }

    /** The scene that a file of the folder is for, empty when it is something else. */
    Optional<String> scene(String fileName) {
        boolean fits = fileName.startsWith(prefix)
                && fileName.endsWith(suffix)
                && fileName.length() > prefix.length() + suffix.length();
        return fits
                ? Optional.of(fileName.substring(prefix.length(), fileName.length() - suffix.length()))
                : Optional.empty();
    }
}
