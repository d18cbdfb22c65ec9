package avnav.experiments.sweep;

import avnav.experiments.configuration.PlannerRow;
import avnav.experiments.run.Attempt;
import avnav.experiments.run.Progress;
import avnav.experiments.run.SuccessSoFar;
import avnav.experiments.run.TimeLeft;
import avnav.planner.BeamSettings;
import avnav.simbridge.NavigationTask;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * A line now and then about the cell at work and the time left for all. Cells are weighed by the rows that they imagine
 * per decision, since a deep and wide one takes many times as long as an agent that imagines nothing, and by who imagines
 * them; one that is another's copy takes none.
 */
public final class SweepProgress {

    private static final double SECONDS_BETWEEN_LINES = 10;

    /** What an episode takes beside imagining, in rows of the oracle per decision: its home, acoustics and steps. */
    private static final double EPISODE = 4;

    /** What a row of the trained world model takes, likewise. */
    private static final double TRAINED_ROW = 4;

    private final Sweep sweep;
    private final int episodes;
    private final PrintStream out;
    private final LongSupplier nanoClock;
    private final List<String> left;
    private double weightDone;
    private double secondsDone;
    private double lastLineSeconds;

    /** @param episodes of each cell */
    public SweepProgress(Sweep sweep, int episodes, PrintStream out, LongSupplier nanoClock) {
        this.sweep = sweep;
        this.episodes = episodes;
        this.out = out;
        this.nanoClock = nanoClock;
        this.left = new ArrayList<>(sweep.rows());
        out.println(left.size() + " cells of " + episodes + " episodes");
    }

    /** A cell that was finished before. */
    void skip(String row) {
        left.remove(row);
        out.println(place(row) + " was done before");
    }

    /** A cell that is another's copy. */
    void copy(String row, String twin) {
        left.remove(row);
        out.println(place(row) + " walks as " + twin);
    }

    /** Of one cell. */
    Progress of(String row, NavigationTask task) {
        left.remove(row);
        return new Cell(row, task);
    }

    private String place(String row) {
        return "cell " + (sweep.rows().indexOf(row) + 1) + "/" + sweep.rows().size() + " " + row;
    }

    /** What an episode of a row takes, in rows of the oracle per decision. */
    private double weight(String row) {
        return EPISODE + sweep.planner(row).map(SweepProgress::imagining).orElse(0.0);
    }

    private static double imagining(PlannerRow planner) {
        BeamSettings settings = planner.settings();
        int rows = settings.candidates() * (1 + (settings.horizon() - 1) * settings.beamWidth());
        return planner.worldModel() == PlannerRow.WorldModel.ORACLE ? rows : TRAINED_ROW * rows;
    }

    /** Of the cells that are not begun. */
    private double weightLeft() {
        return left.stream()
                .filter(row -> sweep.twin(row).isEmpty())
                .mapToDouble(this::weight)
                .sum();
    }

    private final class Cell implements Progress {

        private final String row;
        private final SuccessSoFar success;
        private long startNanos;
        private int done;
        private int before;

        Cell(String row, NavigationTask task) {
            this.row = row;
            this.success = new SuccessSoFar(task, List.of(row));
        }

        @Override
        public synchronized void begin(int total, List<Attempt> earlier) {
            earlier.forEach(success::add);
            before = earlier.size();
            done = before;
            startNanos = nanoClock.getAsLong();
            out.println(place(row) + (before == 0 ? "" : ", " + before + " episodes done before"));
        }

        @Override
        public synchronized void done(Attempt attempt) {
            success.add(attempt);
            done++;
            double seconds = secondsDone + seconds();
            if (seconds - lastLineSeconds >= SECONDS_BETWEEN_LINES) {
                lastLineSeconds = seconds;
                double weight = weight(row);
                double doneWeight = weightDone + weight * (done - before);
                double leftWeight = weight * (episodes - done) + episodes * weightLeft();
                out.printf(
                        Locale.ROOT,
                        "%s, %d/%d episodes, %s left in all, %s%n",
                        place(row),
                        done,
                        episodes,
                        TimeLeft.of(seconds / doneWeight * leftWeight),
                        success);
            }
        }

        @Override
        public synchronized void end() {
            weightDone += weight(row) * (done - before);
            secondsDone += seconds();
            out.flush();
        }

        private double seconds() {
            return (nanoClock.getAsLong() - startNanos) * 1e-9;
        }
    }
}
