package avnav.worldmodel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The last frames that the model sees, oldest first. */
public record LatentContext(List<LatentFrame> frames) {

    public LatentContext {
        frames = List.copyOf(frames);
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("A context needs at least one frame.");
        }
    }

    /** At the start of a walk: the first frame stands for those that are not there yet. */
    public static LatentContext beginning(LatentFrame first, int frames) {
        return new LatentContext(Collections.nCopies(frames, first));
    }

    /** The frame that the agent is at. */
    public LatentFrame newest() {
        return frames.get(frames.size() - 1);
    }

    /** One step later: the oldest frame leaves, the newest joins. */
    public LatentContext then(LatentFrame next) {
        List<LatentFrame> later = new ArrayList<>(frames.subList(1, frames.size()));
        later.add(next);
        return new LatentContext(later);
    }
}
