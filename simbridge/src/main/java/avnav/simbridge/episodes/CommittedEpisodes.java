package avnav.simbridge.episodes;

import avnav.simbridge.Episode;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.embedded.home.Homes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The val and test episodes that come with the program, in resources {@code avnav/episodes/v1}: what {@link
 * EpisodeGenerator#generate(HomeSplit, int, long)} gives for {@link EpisodeGenerator#usualCount} and {@link
 * EpisodeGenerator#COMMITTED_SEED}.
 */
public final class CommittedEpisodes {

    private static final String FOLDER = "/avnav/episodes/v1/";

    private CommittedEpisodes() {}

    /**
     * Writes both splits anew, after homes, furniture or the follower have changed.
     *
     * @param folder {@code simbridge/src/main/resources/avnav/episodes/v1}
     */
    public static void regenerate(Path folder, FurnitureCatalogue catalogue) {
        EpisodeGenerator generator = new EpisodeGenerator(catalogue);
        for (HomeSplit split : List.of(HomeSplit.VAL, HomeSplit.TEST)) {
            int count = EpisodeGenerator.usualCount(split);
            List<Episode> episodes = generator.generate(split, count, EpisodeGenerator.COMMITTED_SEED);
            EpisodeWriter.write(folder, split.label(), episodes);
        }
    }

    /**
     * In the order of homes and numbers.
     *
     * @throws IllegalArgumentException for {@code TRAIN}, which is generated on demand
     */
    public static List<Episode> read(HomeSplit split) {
        if (split == HomeSplit.TRAIN) {
            throw new IllegalArgumentException("The split (train) has no committed episodes.\nMaybe generate them: "
                    + "./avnav episodes generate --split train.");
        }
        List<String> homes = Homes.names(split);
        EpisodeReader reader = new EpisodeReader(homes::contains);
        Set<String> seenIds = new HashSet<>();
        List<Episode> episodes = new ArrayList<>();
        for (String home : homes) {
            String file = FOLDER + split.label() + "/content/" + EpisodeReader.sceneName(home) + ".json.gz";
            try (InputStream bytes = CommittedEpisodes.class.getResourceAsStream(file)) {
                if (bytes == null) {
                    throw new IllegalStateException("The resource (" + file + ") is missing.\nMaybe build anew.");
                }
                reader.readStream(file, bytes, seenIds, episodes::add);
            } catch (IOException e) {
                throw new IllegalStateException("The resource (" + file + ") cannot be read.\nMaybe build anew.", e);
            }
        }
        return episodes;
    }
}
