package avnav.experiments.command;

import avnav.experiments.BadInput;
import avnav.experiments.report.DatasetPicture;
import avnav.worldmodel.data.DatasetException;
import avnav.worldmodel.data.DatasetStatistics;
import avnav.worldmodel.data.TrajectoryStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a data set is made of. */
@Command(name = "stats", description = "Print a data set's distributions and plot them.")
final class DataStatsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Folder of the data set.")
    private Path folder;

    @Option(names = "--out", paramLabel = "FILE.png", description = "The picture (default: DIR/stats.png).")
    private Optional<Path> out;

    @Override
    public Integer call() {
        Path png = out.orElse(folder.resolve("stats.png"));
        try (TrajectoryStore store = TrajectoryStore.open(folder)) {
            DatasetStatistics statistics = DatasetStatistics.of(store);
            System.out.print(DataSummary.of(statistics, store.motion()));
            DatasetPicture.draw(statistics, png);
        } catch (DatasetException e) {
            throw new BadInput(e.getMessage(), e);
        }
        System.out.println("Drawn: " + png);
        return 0;
    }
}
