package avnav.worldmodel.data;

import avnav.simbridge.Motion;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.worldmodel.nn.TensorFileException;
import avnav.worldmodel.nn.TensorRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A finished data set, read window by window; {@code docs/data.md} describes the format. Reads may come from many threads
 * at once and read no more than their window.
 */
public final class TrajectoryStore implements AutoCloseable {

    private final Path folder;
    private final Manifest manifest;
    private final TrajectoryTensors tensors;
    private volatile boolean isClosed;

    private TrajectoryStore(Path folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
        this.tensors = new TrajectoryTensors(manifest.frame());
    }

    /**
     * Reads the manifest and looks whether every file is there and as long as it should be; their content is checked by
     * {@link DatasetVerification}.
     *
     * @throws DatasetException when the folder holds no data set of this format, or a file is missing or cut short
     */
    public static TrajectoryStore open(Path folder) {
        Manifest manifest = Manifest.read(folder);
        for (TrajectoryInfo info : manifest.trajectories()) {
            Path file = folder.resolve(info.file());
            long bytes;
            try {
                bytes = Files.size(file);
            } catch (IOException e) {
                throw new DatasetException(
                        "The file (" + file + ") of trajectory (" + info.index() + ") is missing or unreadable.\n"
                                + "Maybe the folder was copied in part.",
                        e);
            }
            if (bytes != info.bytes()) {
                throw new DatasetException("The file (" + file + ") has (" + bytes + ") bytes, not the (" + info.bytes()
                        + ") that the manifest says.\nMaybe the folder was copied in part.");
            }
        }
        return new TrajectoryStore(folder, manifest);
    }

    public List<TrajectoryInfo> trajectories() {
        return manifest.trajectories();
    }

    /** Those of one split, in order. */
    public List<TrajectoryInfo> trajectories(HomeSplit split) {
        return manifest.trajectories().stream()
                .filter(info -> info.split() == split)
                .toList();
    }

    public Motion motion() {
        return manifest.motion();
    }

    public FrameShape frameShape() {
        return manifest.frame();
    }

    /** What it was generated with. */
    public GenerationSettings settings() {
        return manifest.settings();
    }

    /** Name under which it was generated. */
    public String preset() {
        return manifest.preset();
    }

    /**
     * Frames {@code from} to {@code from + count - 1} of a trajectory.
     *
     * @throws IndexOutOfBoundsException when there is no such trajectory or frame
     * @throws DatasetException when the file is not what the manifest says
     */
    public TrajectoryWindow read(int trajectory, int from, int count) {
        return read(trajectory, from, count, TrajectoryTensors.Senses.BOTH);
    }

    /**
     * All frames of a trajectory without their images and sounds: those two arrays have no entry.
     *
     * @throws DatasetException when the file is not what the manifest says
     */
    public TrajectoryWindow readWithoutSenses(int trajectory) {
        return read(trajectory, 0, trajectories().get(trajectory).frames(), TrajectoryTensors.Senses.NONE);
    }

    TrajectoryWindow read(int trajectory, int from, int count, TrajectoryTensors.Senses senses) {
        if (isClosed) {
            throw new IllegalStateException("The data set (" + folder + ") is closed.");
        }
        TrajectoryInfo info = manifest.trajectories().get(trajectory);
        if (from < 0 || count < 0 || from > info.frames() - count) {
            throw new IndexOutOfBoundsException("Trajectory (" + trajectory + ") has (" + info.frames()
                    + ") frames, not those from (" + from + ") to (" + (from + (long) count) + ").");
        }
        Path file = folder.resolve(info.file());
        try (TensorRows rows = TensorRows.open(file)) {
            tensors.require(rows, info.frames());
            return tensors.decode(rows, from, count, senses);
        } catch (TensorFileException e) {
            throw new DatasetException(e.getMessage(), e);
        } catch (IOException e) {
            throw new DatasetException("The file (" + file + ") cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Ends reading; what was read stays. */
    @Override
    public void close() {
        isClosed = true;
    }
}
