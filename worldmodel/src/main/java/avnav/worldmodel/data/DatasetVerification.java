package avnav.worldmodel.data;

import avnav.worldmodel.nn.TensorRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Compares every byte of a data set with its manifest. */
public final class DatasetVerification {

    private final Path folder;
    private final Manifest manifest;

    private DatasetVerification(Path folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** @throws DatasetException when there is no readable manifest */
    public static DatasetVerification of(Path folder) {
        return new DatasetVerification(folder, Manifest.read(folder));
    }

    public List<TrajectoryInfo> trajectories() {
        return manifest.trajectories();
    }

    /**
     * Looks at all files, even after a bad one.
     *
     * @param checked told of every trajectory that was looked at
     * @return what is wrong, a line per file; empty when nothing is
     */
    public List<String> run(Consumer<TrajectoryInfo> checked) {
        List<String> problems = new ArrayList<>();
        for (TrajectoryInfo info : manifest.trajectories()) {
            problem(info).ifPresent(problems::add);
            checked.accept(info);
        }
        return problems;
    }

    private Optional<String> problem(TrajectoryInfo info) {
        Path file = folder.resolve(info.file());
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.of("The file (" + file + ") is missing.");
            }
            long bytes = Files.size(file);
            if (bytes != info.bytes()) {
                return Optional.of("The file (" + file + ") has (" + bytes + ") bytes, not (" + info.bytes() + ").");
            }
            String found = Checksum.of(file);
            if (!found.equals(info.sha256())) {
                return Optional.of("The file (" + file + ") has changed: its SHA-256 is (" + found + "), not ("
                        + info.sha256() + ").");
            }
            try (TensorRows rows = TensorRows.open(file)) {
                new TrajectoryTensors(manifest.frame()).require(rows, info.frames());
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }
}
