package avnav.worldmodel.training;

import java.util.SplittableRandom;

/** Randomness by name: a generator that depends on the seed and the given numbers alone, so any step replays alone. */
public final class Chance {

    private Chance() {}

    public static SplittableRandom of(long seed, long... names) {
        long mixed = seed;
        for (long name : names) {
            mixed = new SplittableRandom(mixed ^ (name + 0x9e3779b97f4a7c15L)).nextLong();
        }
        return new SplittableRandom(mixed);
    }
}
