package avnav.worldmodel.codec;

import avnav.simbridge.embedded.home.HomeSplit;
import avnav.worldmodel.data.TrajectoryInfo;
import avnav.worldmodel.data.TrajectoryStore;
import java.util.Arrays;
import java.util.List;

/** The frames of one split of a trajectory store, numbered through. */
final class VisualFrames implements VisualImages {

    private final TrajectoryStore store;
    private final List<TrajectoryInfo> trajectories;
    /** Number of the first frame of each trajectory. */
    private final int[] starts;

    private final int count;

    VisualFrames(TrajectoryStore store, HomeSplit split, VisualSettings settings) {
        this.store = store;
        trajectories = store.trajectories(split);
        int side = settings.side();
        if (store.frameShape().width() != side || store.frameShape().height() != side) {
            throw new IllegalArgumentException(
                    "The data's frames are " + store.frameShape().width() + "x"
                            + store.frameShape().height() + ", but the autoencoder is meant for (" + side
                            + ").\nMaybe set side to the data's.");
        }
        starts = new int[trajectories.size()];
        int at = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = at;
            at += trajectories.get(i).frames();
        }
        count = at;
        if (count == 0) {
            throw new IllegalArgumentException(
                    "The data has no frame of the split (" + split + ").\nMaybe it was generated from a single home.");
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public byte[] rgb(int index) {
        int at = Arrays.binarySearch(starts, index);
        int trajectory = at >= 0 ? at : -at - 2;
        return store.read(trajectories.get(trajectory).index(), index - starts[trajectory], 1)
                .rgb()[0];
    }
}
