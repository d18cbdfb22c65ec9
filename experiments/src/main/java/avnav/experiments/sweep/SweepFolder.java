package avnav.experiments.sweep;

import avnav.experiments.AtomicFile;
import avnav.experiments.BadInput;
import avnav.experiments.configuration.ConfigFile;
import avnav.experiments.run.RunFolder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of a sweep or of one shard of it: {@code config.yaml}, {@code provenance.json}, {@code shard.txt} where it is
 * a part, a run folder per row under {@code cells}, and what is made of them.
 */
public final class SweepFolder {

    private static final String SHARD = "shard.txt";

    private final Path path;
    private final Sweep sweep;
    private final Shard shard;

    private SweepFolder(Path path, Sweep sweep, Shard shard) {
        this.path = path;
        this.sweep = sweep;
        this.shard = shard;
    }

    /**
     * Begins a sweep in a new or empty folder, or goes on with the one that was begun there.
     *
     * @throws BadInput when the folder belongs to something else, or to another shard
     */
    public static SweepFolder open(Path path, Sweep sweep, Shard shard, ObjectNode provenance) {
        boolean isNew = !Files.exists(path.resolve("config.yaml"));
        RunFolder.open(path, ConfigFile.format(sweep), provenance);
        SweepFolder folder = new SweepFolder(path, sweep, shard);
        if (isNew && !shard.equals(Shard.WHOLE)) {
            AtomicFile.write(path.resolve(SHARD), shard + "\n");
        }
        Shard before = shardOf(path);
        if (!before.equals(shard)) {
            throw new BadInput("The folder (" + path + ") holds shard (" + before + "), not (" + shard + ").\n"
                    + "Maybe give every shard an --out of its own.");
        }
        return folder;
    }

    /**
     * One that was run before.
     *
     * @throws BadInput when there is no sweep in it
     */
    public static SweepFolder of(Path path) {
        Path config = path.resolve("config.yaml");
        if (!Files.exists(config)) {
            throw new BadInput("The folder (" + path + ") holds no sweep.\nMaybe the path is mistyped.");
        }
        return new SweepFolder(path, ConfigFile.read(config).as(Sweep.class), shardOf(path));
    }

    private static Shard shardOf(Path path) {
        Path file = path.resolve(SHARD);
        try {
            return Files.exists(file) ? Shard.parse(Files.readString(file).strip()) : Shard.WHOLE;
        } catch (IOException e) {
            throw new BadInput("The file (" + file + ") cannot be read: " + e.getMessage() + ".", e);
        }
    }

    public Path path() {
        return path;
    }

    public Sweep sweep() {
        return sweep;
    }

    public Shard shard() {
        return shard;
    }

    /** Where a row's run lies. */
    public Path cell(String row) {
        return path.resolve("cells").resolve(row);
    }

    /** @throws BadInput when the row's run is not finished */
    public RunFolder finishedCell(String row) {
        return RunFolder.finished(cell(row));
    }

    public Path file(String name) {
        return path.resolve(name);
    }
}
