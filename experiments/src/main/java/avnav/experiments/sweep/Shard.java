package avnav.experiments.sweep;

import avnav.experiments.BadInput;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of every cell's episodes: those whose place in the order leaves {@code index} when divided by {@code count}.
 * Parts are therefore as even as can be, and joined by taking one of each in turn.
 *
 * @param index from 0
 */
public record Shard(int index, int count) {

    /** All of it. */
    public static final Shard WHOLE = new Shard(0, 1);

    public Shard {
        if (count < 1 || index < 0 || index >= count) {
            throw new IllegalArgumentException("The shard (" + index + "/" + count + ") does not exist.\n"
                    + "Maybe count from 0: of 4 shards, 0/4 to 3/4.");
        }
    }

    /** @throws BadInput when the text is not {@code i/n} with i in 0..n-1 */
    public static Shard parse(String text) {
        if (!text.matches("\\d{1,6}/\\d{1,6}")) {
            throw new BadInput("The shard (" + text + ") must be i/n.\nMaybe 0/4 for the first of four.");
        }
        String[] parts = text.split("/");
        try {
            return new Shard(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage(), e);
        }
    }

    public <T> List<T> of(List<T> all) {
        return IntStream.range(0, all.size())
                .filter(i -> i % count == index)
                .mapToObj(all::get)
                .toList();
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
