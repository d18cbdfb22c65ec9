package avnav.simbridge.embedded.home;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One named stream of random draws. Streams of different purposes never shift each other, and every draw is made of
 * whole numbers, so that homes are the same on any machine and Java version.
 */
final class Draws {

    private final SplittableRandom bits;

    private Draws(long seed) {
        bits = new SplittableRandom(seed);
    }

    static Draws of(long seed, String purpose) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < purpose.length(); i++) {
            hash = (hash ^ purpose.charAt(i)) * 0x100000001b3L;
        }
        return new Draws(new SplittableRandom(seed).nextLong() ^ hash);
    }

    long anySeed() {
        return bits.nextLong();
    }

    /** Uniform whole number, both ends included. */
    int between(int low, int high) {
        long range = (long) high - low + 1;
        return (int) (low + (((bits.nextLong() >>> 33) * range) >>> 31));
    }

    /** Uniform among {@code low, low + step, ...} up to {@code high}. */
    int stepped(int low, int high, int step) {
        return low + step * between(0, (high - low) / step);
    }

    boolean chance(int percent) {
        return between(0, 99) < percent;
    }

    <T> T pick(List<T> choices) {
        return choices.get(between(0, choices.size() - 1));
    }

    <T> List<T> shuffled(List<T> items) {
        List<T> shuffled = new ArrayList<>(items);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int other = between(0, i);
            T item = shuffled.get(i);
            shuffled.set(i, shuffled.get(other));
            shuffled.set(other, item);
        }
        return shuffled;
    }
}
