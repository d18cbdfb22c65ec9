package avnav.simbridge.embedded.home;

import java.util.Locale;

/**
 * The three sets of the benchmark's 76 homes. They share no layout (seeds of their own), no surface, and no piece of
 * furniture of which a set could have had another of the same category ({@link Assortment} states the rule).
 */
public enum HomeSplit {
    TRAIN(51, 1_000_000),
    VAL(8, 2_000_000),
    TEST(17, 3_000_000);

    private final int homes;
    private final long firstSeed;

    HomeSplit(int homes, long firstSeed) {
        this.homes = homes;
        this.firstSeed = firstSeed;
    }

    public int homes() {
        return homes;
    }

    /** Name in scene ids and on the command line: {@code train}, {@code val}, {@code test}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Scene id of one of this split's homes, such as {@code avnav/test/home-03}. */
    public String homeName(int index) {
        seed(index);
        return String.format(Locale.ROOT, "avnav/%s/home-%02d", label(), index);
    }

    /** @throws IllegalArgumentException when the index is not below {@link #homes()} */
    public long seed(int index) {
        if (index < 0 || index >= homes) {
            throw new IllegalArgumentException("The home (" + index + ") of the split (" + label()
                    + ") does not exist.\nMaybe use 0 to " + (homes - 1) + ".");
        }
        return firstSeed + index;
    }
}
