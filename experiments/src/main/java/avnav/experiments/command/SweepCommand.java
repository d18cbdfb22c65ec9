package avnav.experiments.command;

import avnav.experiments.BadInput;
import avnav.experiments.Wiring;
import avnav.experiments.report.SweepReport;
import avnav.experiments.run.EpisodeSource;
import avnav.experiments.sweep.Shard;
import avnav.experiments.sweep.Sweep;
import avnav.experiments.sweep.SweepFolder;
import avnav.experiments.sweep.SweepMerge;
import avnav.experiments.sweep.SweepProgress;
import avnav.experiments.sweep.SweepResults;
import avnav.experiments.sweep.SweepRun;
import avnav.experiments.sweep.SweepTimes;
import avnav.experiments.sweep.Table8;
import avnav.simbridge.Episode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a grid of planners on the same episodes and writes the paper's Table 8. */
@Command(
        name = "sweep",
        description = "Run a grid of planners beside agents, all on the same episodes, and write the paper's Table 8. "
                + "Killed and started again with the same --out, it goes on where it was.",
        subcommands = SweepCommand.Merge.class)
public final class SweepCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE.yaml",
            arity = "0..1",
            description = "The grid (default: configs/sweep/table8.yaml).")
    private Optional<Path> file;

    @Option(
            names = "--set",
            paramLabel = "key=value",
            description = "Replace a value of the grid, such as horizons=[1,3]. Repeatable.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--split", paramLabel = "NAME", description = "Episodes of val or test homes.")
    private Optional<String> split;

    @Option(names = "--episodes", paramLabel = "N", description = "How many, spread over all homes; 0 = all.")
    private Optional<Integer> episodes;

    @Option(names = "--threads", paramLabel = "N", description = "Threads (default: all cores).")
    private Optional<Integer> threads;

    @Option(
            names = "--shard",
            paramLabel = "i/n",
            description = "Run every n-th episode from the i-th on, i from 0; join the parts with sweep merge.")
    private Optional<String> shard;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder (default: runs/<time>-sweep).")
    private Optional<Path> out;

    @Override
    public Integer call() {
        int workers = threads.orElse(Runtime.getRuntime().availableProcessors());
        if (workers < 1) {
            throw new BadInput("The number of threads (" + workers + ") must be 1 or more.");
        }
        split.ifPresent(name -> settings.add("episodes.source='" + name.replace("'", "''") + "'"));
        episodes.ifPresent(count -> settings.add("episodes.count=" + count));
        Path root = BenchOptions.root();
        Sweep sweep = Sweep.read(file.orElse(root.resolve("configs/sweep/table8.yaml")), settings, root);
        Shard part = shard.map(Shard::parse).orElse(Shard.WHOLE);
        EpisodeSource source = EpisodeSource.of(
                sweep.bench().episodes().source(),
                sweep.bench().episodes().count(),
                Wiring.episodeReader(sweep.bench()));
        List<Episode> mine = part.of(source.episodes());
        if (mine.isEmpty()) {
            throw new BadInput("The shard (" + part + ") holds none of the ("
                    + source.episodes().size() + ") episodes.\nMaybe use fewer shards.");
        }
        try (Wiring wiring = new Wiring(sweep.bench())) {
            ObjectNode provenance = wiring.provenance(root, VersionText.ours(), source.description());
            SweepFolder folder = SweepFolder.open(out.orElseGet(SweepCommand::newFolder), sweep, part, provenance);
            SweepProgress progress = new SweepProgress(sweep, mine.size(), System.err, System::nanoTime);
            new SweepRun(folder, row -> wiring.workload(mine, List.of(row)), provenance).finish(workers, progress);
            if (part.equals(Shard.WHOLE)) {
                finish(folder);
            } else {
                System.out.println("Shard " + part + ": " + folder.path()
                        + "\nWhen all are there: avnav sweep merge DIR... --out DIR");
            }
        }
        return 0;
    }

    /** Joins shards. */
    @Command(name = "merge", description = "Join the folders of all shards into that of the whole sweep.")
    static final class Merge implements Callable<Integer> {

        @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders of the shards, in any order.")
        private List<Path> parts;

        @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder of the whole.")
        private Path out;

        @Override
        public Integer call() {
            finish(SweepMerge.of(parts).write(out));
            return 0;
        }
    }

    private static void finish(SweepFolder folder) {
        SweepResults results = SweepResults.read(folder);
        new Table8(results).write(folder);
        SweepTimes.write(folder);
        SweepReport.write(folder, results);
        try {
            System.out.print(Files.readString(folder.file("table8.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println("Report: " + folder.file("report.html") + ", times: " + folder.file("timing.md"));
    }

    private static Path newFolder() {
        String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        return Path.of("runs", time + "-sweep");
    }
}
