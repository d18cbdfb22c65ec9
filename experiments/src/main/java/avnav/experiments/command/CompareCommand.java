package avnav.experiments.command;

import avnav.experiments.BadInput;
import avnav.experiments.metrics.Summary;
import avnav.experiments.run.ScoredEpisodes;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Compares two runs on the same episodes, such as one world's with another's. */
@Command(
        name = "compare",
        description =
                "Compare the same rows of two runs on the episodes that both have: the second less the first, with "
                        + "95 %% intervals of the paired differences. For one agent in two worlds, or before and after a change.")
public final class CompareCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FIRST", description = "Folder of a finished run of bench.")
    private Path first;

    @Parameters(index = "1", paramLabel = "SECOND", description = "Folder of another.")
    private Path second;

    @Override
    public Integer call() {
        ScoredEpisodes before = ScoredEpisodes.read(first);
        ScoredEpisodes after = ScoredEpisodes.read(second);
        Map<String, Summary> rows = new LinkedHashMap<>();
        for (String row : after.rows()) {
            after.less(before, row).ifPresent(summary -> rows.put(row, summary));
        }
        if (rows.isEmpty()) {
            throw new BadInput("The runs (" + first + ") and (" + second + ") share no episode of any row: "
                    + before.rows() + " and " + after.rows() + ".\nMaybe give both the same agents, split and seed.");
        }
        System.out.print(SummaryTable.formatDifferences(rows));
        return 0;
    }
}
