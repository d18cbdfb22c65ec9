package avnav.experiments.sweep;

import avnav.experiments.configuration.ConfigFile;
import avnav.experiments.run.BenchRun;
import avnav.experiments.run.RunFolder;
import avnav.experiments.run.Workload;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs the cells of a sweep one after another, or what an earlier process left of them. A cell that cannot differ from an
 * earlier one ({@link Sweep#twin}) is copied from it.
 */
public final class SweepRun {

    private final SweepFolder folder;
    private final Function<String, Workload> workloads;
    private final ObjectNode provenance;

    /** @param workloads what each row has to do, already cut to the folder's shard */
    public SweepRun(SweepFolder folder, Function<String, Workload> workloads, ObjectNode provenance) {
        this.folder = folder;
        this.workloads = workloads;
        this.provenance = provenance;
    }

    /** @param threads 1 or more, that run episodes of one cell side by side */
    public void finish(int threads, SweepProgress progress) {
        Sweep sweep = folder.sweep();
        for (String row : sweep.rows()) {
            String config = ConfigFile.format(sweep.bench().withAgents(List.of(row)));
            RunFolder cell = RunFolder.open(folder.cell(row), config, provenance);
            if (cell.isFinished()) {
                progress.skip(row);
            } else {
                Workload workload = workloads.apply(row);
                BenchRun run = new BenchRun(workload, cell);
                Optional<String> twin = sweep.twin(row);
                if (twin.isPresent() && run.copy(folder.finishedCell(twin.get()))) {
                    progress.copy(row, twin.get());
                } else {
                    run.finish(threads, progress.of(row, workload.task()));
                }
            }
        }
    }
}
