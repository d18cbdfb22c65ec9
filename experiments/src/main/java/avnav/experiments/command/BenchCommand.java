package avnav.experiments.command;

import avnav.experiments.BadInput;
import avnav.experiments.Wiring;
import avnav.experiments.configuration.BenchConfig;
import avnav.experiments.configuration.ConfigFile;
import avnav.experiments.metrics.Summary;
import avnav.experiments.report.Report;
import avnav.experiments.run.BenchRun;
import avnav.experiments.run.EpisodeSource;
import avnav.experiments.run.Progress;
import avnav.experiments.run.ProgressBarOnTerminal;
import avnav.experiments.run.ProgressLines;
import avnav.experiments.run.RunFolder;
import avnav.experiments.run.SummaryFile;
import avnav.experiments.run.Workload;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs benchmark episodes and reports on them. */
@Command(
        name = "bench",
        description = "Run benchmark episodes, score them as the field does, write a report. Killed and started again "
                + "with the same --out, it goes on where it was.")
public final class BenchCommand implements Callable<Integer> {

    @Mixin
    private BenchOptions options;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads (default: all cores). The numbers do not depend on it.")
    private Optional<Integer> threads;

    @Option(names = "--out", paramLabel = "DIR", description = "Run folder (default: runs/<time>-bench).")
    private Optional<Path> out;

    @Override
    public Integer call() {
        int workers = threads.orElse(Runtime.getRuntime().availableProcessors());
        if (workers < 1) {
            throw new BadInput("The number of threads (" + workers + ") must be 1 or more.");
        }
        BenchConfig config = options.config();
        EpisodeSource source =
                EpisodeSource.of(config.episodes().source(), config.episodes().count(), Wiring.episodeReader(config));
        try (Wiring wiring = new Wiring(config)) {
            Workload workload = wiring.workload(source.episodes());
            ObjectNode provenance = wiring.provenance(BenchOptions.root(), VersionText.ours(), source.description());
            RunFolder folder =
                    RunFolder.open(out.orElseGet(BenchCommand::newFolder), ConfigFile.format(config), provenance);
            new BenchRun(workload, folder).finish(workers, progress(workload));
            Report.write(folder, workload.task());
            return print(folder, workload.rows());
        }
    }

    private static int print(RunFolder folder, List<String> wanted) {
        Map<String, Summary> rows = SummaryFile.rows(folder);
        System.out.print(SummaryTable.format(rows));
        if (rows.size() > 1) {
            System.out.println();
            System.out.println("Differences, episode by episode:");
            System.out.print(SummaryTable.formatDifferences(SummaryFile.differences(folder)));
        }
        SummaryFile.refusals(folder).forEach(line -> System.err.println("Not averaged: " + line));
        System.out.println("Report: " + folder.report());
        boolean isComplete = rows.keySet().containsAll(wanted);
        if (!isComplete) {
            System.err.println("avnav: no episode of some rows could be averaged.");
        }
        return isComplete ? 0 : 1;
    }

    private static Progress progress(Workload workload) {
        return System.getProperty("avnav.terminal", "").equals("1")
                ? new ProgressBarOnTerminal(workload.task(), workload.rows())
                : new ProgressLines(workload.task(), workload.rows(), System.err, System::nanoTime);
    }

    private static Path newFolder() {
        String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        return Path.of("runs", time + "-bench");
    }
}
