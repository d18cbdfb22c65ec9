package avnav.simbridge.embedded.home;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Homes by name: the 76 of the benchmark, {@code avnav/train/home-00} to {@code avnav/test/home-16}, and one for every
 * seed, {@code avnav/seed/12345}, furnished and finished like the training homes. Makes a home anew at every call.
 * Thread-safe.
 */
public final class Homes {

    private static final String SEED_PREFIX = "avnav/seed/";
    private static final int SUGGESTIONS = 3;

    private final HomeGenerator generator;

    public Homes(FurnitureCatalogue furniture) {
        this.generator = new HomeGenerator(furniture.pieces(), SurfaceCatalogue.load());
    }

    /** Names of a split's homes in order. */
    public static List<String> names(HomeSplit split) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < split.homes(); i++) {
            names.add(split.homeName(i));
        }
        return names;
    }

    /** @throws IllegalArgumentException when no home has that name; the message lists the nearest names */
    public Home byName(String name) {
        for (HomeSplit split : HomeSplit.values()) {
            int index = names(split).indexOf(name);
            if (index >= 0) {
                return generator.generate(name, split.seed(index), split);
            }
        }
        if (name.startsWith(SEED_PREFIX)) {
            try {
                return bySeed(Long.parseLong(name.substring(SEED_PREFIX.length())));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "The seed of the home (" + name + ") must be a whole number of at most "
                                + "64 bits.\nMaybe use " + SEED_PREFIX + "12345.",
                        e);
            }
        }
        throw new IllegalArgumentException("There is no home named (" + name + ").\nMaybe one of " + nearest(name)
                + ", or " + SEED_PREFIX + "12345.");
    }

    /** The home {@code avnav/seed/SEED}. */
    public Home bySeed(long seed) {
        return generator.generate(SEED_PREFIX + seed, seed, HomeSplit.TRAIN);
    }

    private static String nearest(String name) {
        List<String> all = new ArrayList<>();
        for (HomeSplit split : HomeSplit.values()) {
            all.addAll(names(split));
        }
        return all.stream()
                .sorted(Comparator.comparingInt(other -> edits(name, other)))
                .limit(SUGGESTIONS)
                .collect(Collectors.joining(", "));
    }

    /** Levenshtein distance. */
    private static int edits(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
