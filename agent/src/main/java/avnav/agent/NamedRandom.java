package avnav.agent;

import java.util.SplittableRandom;

/**
 * Random generators split by name: a run's seed and the names of a purpose give one generator, whatever else was drawn,
 * in whatever order, on whatever thread.
 */
public final class NamedRandom {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int JSON_SAFE_BITS = 53;

    private NamedRandom() {}

    /** A seed of 53 bits (exact in any JSON reader), hashed by FNV-1a from the seed and the names. */
    public static long seed(long seed, String... names) {
        long hash = FNV_OFFSET;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            hash = (hash ^ (seed >>> shift & 0xff)) * FNV_PRIME;
        }
        for (String name : names) {
            for (int i = 0; i < name.length(); i++) {
                hash = (hash ^ name.charAt(i)) * FNV_PRIME;
            }
            hash = (hash ^ 0xffff) * FNV_PRIME;
        }
        return new SplittableRandom(hash).nextLong() >>> (Long.SIZE - JSON_SAFE_BITS);
    }
}
