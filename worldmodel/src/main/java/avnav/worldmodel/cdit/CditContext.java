package avnav.worldmodel.cdit;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which frames of the past a network sees, and what it is told of them.
 *
 * @param lags steps behind the present, oldest first; the last is 0
 * @param motion whether it is told where each of them was taken, seen from the present: the commanded motion since, by
 *     the embedder of the action. Over several steps the ears turn and move; with the motion known, that tells front from
 *     behind and near from far
 */
public record CditContext(List<Integer> lags, boolean motion) {

    private static final int MOST = 1000;

    public CditContext {
        lags = List.copyOf(lags);
        boolean falls = !lags.isEmpty() && lags.get(0) <= MOST;
        for (int i = 1; i < lags.size(); i++) {
            falls &= lags.get(i) < lags.get(i - 1);
        }
        if (!falls || lags.get(lags.size() - 1) != 0) {
            throw new IllegalArgumentException("The lags of the context " + lags + " must fall, from at most " + MOST
                    + " steps, and end with 0, the present.\nMaybe [3, 2, 1, 0] is meant.");
        }
    }

    /** NWM's: so many frames in a row, and nothing else. */
    public static CditContext consecutive(int frames) {
        return new CditContext(
                IntStream.range(0, frames).mapToObj(i -> frames - 1 - i).toList(), false);
    }

    /** Frames seen. */
    public int frames() {
        return lags.size();
    }

    /** Frames in a row that must be remembered to have them. */
    public int span() {
        return lags.get(0) + 1;
    }
}
