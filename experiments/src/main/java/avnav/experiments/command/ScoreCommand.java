package avnav.experiments.command;

import avnav.experiments.BadInput;
import avnav.experiments.metrics.Bootstrap;
import avnav.experiments.metrics.Judge;
import avnav.experiments.metrics.Summary;
import avnav.experiments.metrics.Verdict;
import avnav.experiments.metrics.Verdict.Refused;
import avnav.experiments.metrics.Verdict.Scored;
import avnav.experiments.traces.ScoreFile;
import avnav.experiments.traces.TraceFile;
import avnav.simbridge.NavigationTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores traces that any system wrote. */
@Command(
        name = "score",
        description = "Score traces that any system wrote: success, SPL, SoftSPL, NA, SNA, distance to goal.",
        footer = {
            "",
            "One episode a line: {\"episode\": id, \"positions\": [[x,y,z],…] (metres, start first),",
            "\"geodesic\": [metres to the goal,…] (same length; null or \"inf\" = no way),",
            "\"actions\": [0 STOP, 1 forward, 2 left, 3 right,…], \"expertActions\": A of SNA}"
        })
public final class ScoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE.jsonl", description = "Traces, one JSON object a line.")
    private Path file;

    @Option(names = "--json", paramLabel = "OUT", description = "Also write every episode's score and the means here.")
    private Optional<Path> json;

    @Override
    public Integer call() {
        Judge judge = new Judge(NavigationTask.AV_NAV);
        List<Scored> scored = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        Map<String, Summary> rows = new LinkedHashMap<>();
        TraceFile.read(file).forEach((row, traces) -> {
            List<Verdict> verdicts = traces.stream().map(judge::judge).toList();
            List<Scored> own = pick(verdicts, Scored.class);
            scored.addAll(own);
            refused.addAll(pick(verdicts, Refused.class));
            if (!own.isEmpty()) {
                rows.put(row, Summary.of(own, Bootstrap.STANDARD));
            }
        });
        refused.forEach(
                r -> System.err.println("Not averaged: episode (" + r.episode() + "), because " + r.reason() + "."));
        if (scored.isEmpty()) {
            throw new BadInput("The trace file (" + file + ") holds no episode that can be averaged.\n"
                    + "Maybe its geodesic distances are not those to the goal.");
        }
        json.ifPresent(out -> ScoreFile.write(out, scored, refused));
        System.out.print(SummaryTable.format(rows));
        return 0;
    }

    private static <T> List<T> pick(List<Verdict> verdicts, Class<T> kind) {
        return verdicts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
