package avnav.experiments.run;

import avnav.experiments.BadInput;
import avnav.simbridge.Episode;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.embedded.home.Homes;
import avnav.simbridge.episodes.CommittedEpisodes;
import avnav.simbridge.episodes.EpisodeFileException;
import avnav.simbridge.episodes.EpisodeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The episodes that a run takes.
 *
 * @param description split, or name and SHA-256 of the file: for provenance, without a path
 */
public record EpisodeSource(String description, List<Episode> episodes) {

    private static final String FILE_SUFFIX = ".json.gz";
    private static final String SEED_NAME = "avnav/seed/-?[0-9]{1,18}";

    public EpisodeSource {
        episodes = List.copyOf(episodes);
    }

    /** Reads files of episodes in our homes. */
    public static EpisodeReader ofHomes() {
        Set<String> scenes = Arrays.stream(HomeSplit.values())
                .flatMap(split -> Homes.names(split).stream())
                .collect(Collectors.toSet());
        return new EpisodeReader(scene -> scenes.contains(scene) || scene.matches(SEED_NAME));
    }

    /**
     * @param source {@code val}, {@code test}, or a SoundSpaces file
     * @param count how many, spread evenly over the source's order; 0 = all
     * @param reader knows the scenes that the simulator has
     * @throws BadInput when there is no such split or file, it is malformed, holds fewer episodes or its scenes are missing
     */
    public static EpisodeSource of(String source, int count, EpisodeReader reader) {
        boolean isFile = source.endsWith(FILE_SUFFIX) || Files.exists(Path.of(source));
        List<Episode> all = isFile ? file(Path.of(source), reader) : split(source, reader);
        if (count > all.size()) {
            throw new BadInput("The source (" + source + ") has (" + all.size() + ") episodes, fewer than the (" + count
                    + ") that are wanted.\nMaybe use --episodes " + all.size() + ", or 0 for all.");
        }
        String description = isFile ? Path.of(source).getFileName() + " " + sha256(Path.of(source)) : source;
        return new EpisodeSource(description, count == 0 ? all : spread(all, count));
    }

    private static List<Episode> split(String label, EpisodeReader reader) {
        Optional<HomeSplit> split = Arrays.stream(HomeSplit.values())
                .filter(known -> known.label().equals(label))
                .findFirst();
        if (split.isEmpty()) {
            throw new BadInput("The split (" + label + ") does not exist.\nMaybe val or test, or give --dataset "
                    + "FILE" + FILE_SUFFIX + ".");
        }
        try {
            List<Episode> episodes = CommittedEpisodes.read(split.get());
            for (Episode episode : episodes) {
                if (!reader.knownScene().test(episode.scene())) {
                    throw new BadInput("The split's scene (" + episode.scene()
                            + ") is not among the simulator's scenes." + "\nMaybe ./avnav scene habitat --split "
                            + label + " writes it, or give --dataset.");
                }
            }
            return episodes;
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage(), e);
        }
    }

    private static List<Episode> file(Path file, EpisodeReader reader) {
        try {
            return reader.read(file);
        } catch (EpisodeFileException e) {
            throw new BadInput(e.getMessage(), e);
        }
    }

    /** Every scene keeps its share, as files list episodes scene by scene. */
    private static List<Episode> spread(List<Episode> all, int count) {
        List<Episode> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(all.get((int) ((long) i * all.size() / count)));
        }
        return some;
    }

    private static String sha256(Path file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (IOException e) {
            throw new BadInput("The episode file (" + file + ") cannot be read: " + e.getMessage() + ".");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
