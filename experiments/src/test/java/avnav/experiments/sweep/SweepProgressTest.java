package avnav.experiments.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.experiments.run.Attempt;
import avnav.experiments.run.Progress;
import avnav.simbridge.NavigationTask;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SweepProgressTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private long nanos;

    /** Two episodes of a policy and of oracles with B = 1, 3 and H = 1, 3 for K = 4. */
    private SweepProgress progress() {
        Path root = Path.of("..");
        List<String> settings = List.of("agents=[policy]", "worldModels=[ORACLE]", "horizons=[1,3]");
        Sweep sweep = Sweep.read(root.resolve("configs/sweep/table8.yaml"), settings, root);
        assertThat(sweep.rows()).hasSize(5);
        return new SweepProgress(sweep, 2, new PrintStream(printed, true, StandardCharsets.UTF_8), () -> nanos);
    }

    private String lastLine() {
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        return lines.get(lines.size() - 1);
    }

    private void walk(Progress cell, String row, int seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
        cell.done(new Attempt.Failure(row, "scene", "0", "no way"));
    }

    @Test
    void theTimeLeftCountsImaginedRowsAndNoCopies() {
        SweepProgress progress = progress();
        Progress policy = progress.of("policy", NavigationTask.AV_NAV);
        policy.begin(2, List.of());
        walk(policy, "policy", 20);
        // 5 s for each of the 4 rows that an episode is worth: 4 left here, and twice 4 + 4, 4 + 12 and 4 + 28 in three
        // cells.
        assertThat(lastLine()).startsWith("cell 1/5 policy, 1/2 episodes, 0:09:40 left in all, success: policy 0 %");
        walk(policy, "policy", 20);
        assertThat(lastLine()).contains("2/2 episodes, 0:09:20 left");
    }

    @Test
    void episodesOfAnEarlierRunTookNoTimeInThisOne() {
        SweepProgress progress = progress();
        progress.skip("policy");
        String row = "beam-oracle-k4-b1-h1-v0.1-c0.0-p0.02";
        Progress cell = progress.of(row, NavigationTask.AV_NAV);
        cell.begin(2, List.of(new Attempt.Failure(row, "scene", "0", "no way")));
        assertThat(lastLine()).endsWith(", 1 episodes done before");
        walk(cell, row, 16);
        // 2 s a row; twice 16 and 32 of them are left.
        assertThat(lastLine()).contains("2/2 episodes, 0:03:12 left");
    }
}
