package avnav.worldmodel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The last frames in a row, oldest first, and the motion into each of them; a model picks from them what it sees.
 *
 * @param frames of which the newest is the present
 * @param ways {@code ways[i]} was commanded at frame i - 1 and led to frame i; that of frame 0 is not looked at
 */
public record LatentContext(List<LatentFrame> frames, List<Displacement> ways) {

    public LatentContext {
        frames = List.copyOf(frames);
        ways = List.copyOf(ways);
        if (frames.isEmpty() || frames.size() != ways.size()) {
            throw new IllegalArgumentException("A context needs at least one frame and a way into each: there are "
                    + frames.size() + " and " + ways.size() + ".");
        }
    }

    /** At the start of a walk: the first frame stands for those that are not there yet. */
    public static LatentContext beginning(LatentFrame first, int frames) {
        return new LatentContext(Collections.nCopies(frames, first), Collections.nCopies(frames, Displacement.NONE));
    }

    /** The frame that the agent is at. */
    public LatentFrame newest() {
        return frames.get(frames.size() - 1);
    }

    /** One step later: the oldest frame leaves, the newest joins. */
    public LatentContext then(LatentFrame next, Displacement way) {
        return new LatentContext(later(frames, next), later(ways, way));
    }

    /**
     * Several steps later, of which the last alone was foreseen: in the steps between stands the frame that they began at.
     *
     * @param way commanded over all the steps
     * @param steps 1 or more
     */
    public LatentContext then(LatentFrame next, Displacement way, int steps) {
        LatentContext later = this;
        for (int i = 1; i < steps; i++) {
            LatentFrame now = newest();
            later = later.then(new LatentFrame(now.visual(), now.audio(), now.heard()), Displacement.NONE);
        }
        return later.then(next, way);
    }

    private static <T> List<T> later(List<T> list, T next) {
        List<T> later = new ArrayList<>(list.subList(1, list.size()));
        later.add(next);
        return later;
    }

    /** Of the steps that it reaches back those that were really walked: 0 at the start of a walk, 1 when it is filled. */
    public double filled() {
        int last = frames.size() - 1;
        int walked = 0;
        while (walked < last && before(walked) != before(walked + 1)) {
            walked++;
        }
        return last == 0 ? 1 : walked / (double) last;
    }

    /** The frame so many steps behind the present. */
    public LatentFrame before(int lag) {
        return frames.get(frames.size() - 1 - lag);
    }

    /** Where the frame so many steps behind the present was taken, seen from the present. */
    public Displacement whence(int lag) {
        Displacement back = Displacement.NONE;
        for (int i = 0; i < lag; i++) {
            back = back.then(ways.get(ways.size() - 1 - i).inverse());
        }
        return back;
    }
}
