package avnav.simbridge.episodes;

import avnav.simbridge.Episode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads SoundSpaces' datasets ({@code AudioNavDataset}): the split file, then, in alphabetical order of scenes, the files
 * of its content folder. Stricter than the original: what it would accept silently (NaN, repeated ids, unknown scenes,
 * paths that climb out of their folder, ...) is an {@link EpisodeFileException} here.
 *
 * @param knownScene whether a scene id can be loaded; everything else is refused
 * @param continuous adds {@link #CONTINUOUS_LIFT_METRES} to the first goal's height, as SoundSpaces does when
 *     DATASET.CONTINUOUS is on
 * @param onlyScenes names without folder and extension; empty = all
 */
public record EpisodeReader(Predicate<String> knownScene, boolean continuous, Set<String> onlyScenes) {

    public static final double CONTINUOUS_LIFT_METRES = 0.1;

    private static final String EXTENSION = ".json.gz";

    public EpisodeReader {
        onlyScenes = Set.copyOf(onlyScenes);
    }

    /** All scenes that are known, goals as they stand in the file. */
    public EpisodeReader(Predicate<String> knownScene) {
        this(knownScene, false, Set.of());
    }

    /** @throws EpisodeFileException naming the first fault, or when there is no episode at all */
    public List<Episode> read(Path splitFile) {
        List<Episode> episodes = new ArrayList<>();
        read(splitFile, episodes::add);
        return episodes;
    }

    /** As {@link #read(Path)}, one episode at a time: what is kept is one short text per episode, its id. */
    public void read(Path splitFile, Consumer<Episode> sink) {
        Set<String> seenIds = new HashSet<>();
        boolean[] isEmpty = {true};
        Consumer<Episode> counting = episode -> {
            isEmpty[0] = false;
            sink.accept(episode);
        };
        ContentPath content = ContentPath.of(splitFile, readFile(splitFile, seenIds, counting));
        for (String scene : contentScenes(content)) {
            if (onlyScenes.isEmpty() || onlyScenes.contains(scene)) {
                readFile(content.file(scene), seenIds, counting);
            }
        }
        if (isEmpty[0]) {
            throw new EpisodeFileException("(" + splitFile + "): the dataset has (0) episodes but must have at least 1."
                    + "\nMaybe the content folder was not copied with the split file.");
        }
    }

    /** Scenes of the content folder in alphabetical order (SoundSpaces' {@code get_scenes_to_load}). */
    public List<String> contentScenes(Path splitFile) {
        return contentScenes(ContentPath.of(splitFile, readFile(splitFile, new HashSet<>(), episode -> {})));
    }

    /** The scene's name without folder and extension, which names its file in the content folder. */
    public static String sceneName(String sceneId) {
        String name = sceneId.substring(sceneId.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    boolean wants(String sceneId) {
        return onlyScenes.isEmpty() || onlyScenes.contains(sceneName(sceneId));
    }

    /** Reads one gzipped text; returns its content_scenes_path. */
    Optional<String> readStream(String file, InputStream gzipped, Set<String> seenIds, Consumer<Episode> sink) {
        try (StrictJson json = new StrictJson(file, gzipped)) {
            return new EpisodeDocument(json, this, seenIds).read(sink);
        }
    }

    private Optional<String> readFile(Path file, Set<String> seenIds, Consumer<Episode> sink) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return readStream(file.toString(), bytes, seenIds, sink);
        } catch (NoSuchFileException e) {
            throw new EpisodeFileException(
                    "(" + file + "): there is no such episode file.\nMaybe check the path; a split file is named like "
                            + "its folder, such as val/val" + EXTENSION + ".",
                    e);
        } catch (IOException e) {
            throw new EpisodeFileException(
                    "(" + file + "): cannot be read (" + e.getMessage() + ").\nMaybe it is a folder, or not yours.", e);
        }
    }

    private static List<String> contentScenes(ContentPath content) {
        if (!Files.isDirectory(content.folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(content.folder())) {
            return files.map(file -> file.getFileName().toString())
                    .flatMap(name -> content.scene(name).stream())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new EpisodeFileException(
                    "(" + content.folder() + "): cannot be listed (" + e.getMessage() + ").\nMaybe it is not yours.",
                    e);
        }
    }
}
