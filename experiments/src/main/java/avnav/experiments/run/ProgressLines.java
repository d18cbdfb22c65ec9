package avnav.experiments.run;

import avnav.simbridge.NavigationTask;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A line now and then, for logs: episodes, time left, success so far. */
public final class ProgressLines implements Progress {

    private static final double SECONDS_BETWEEN_LINES = 10;

    private final SuccessSoFar success;
    private final PrintStream out;
    private final LongSupplier nanoClock;
    private int total;
    private int before;
    private int done;
    private long startNanos;
    private double lastLineSeconds;

    public ProgressLines(NavigationTask task, List<String> rows, PrintStream out, LongSupplier nanoClock) {
        this.success = new SuccessSoFar(task, rows);
        this.out = out;
        this.nanoClock = nanoClock;
    }

    @Override
    public synchronized void begin(int total, List<Attempt> before) {
        before.forEach(success::add);
        this.total = total;
        this.before = before.size();
        this.done = before.size();
        this.startNanos = nanoClock.getAsLong();
        this.lastLineSeconds = 0;
        out.println(total + " episodes" + (before.isEmpty() ? "" : ", " + before.size() + " done before"));
    }

    @Override
    public synchronized void done(Attempt attempt) {
        success.add(attempt);
        done++;
        double seconds = (nanoClock.getAsLong() - startNanos) * 1e-9;
        if (seconds - lastLineSeconds >= SECONDS_BETWEEN_LINES || done == total) {
            lastLineSeconds = seconds;
            double left = seconds / (done - before) * (total - done);
            out.printf(Locale.ROOT, "%d/%d episodes, %.0f s left, %s%n", done, total, left, success);
        }
    }

    @Override
    public void end() {
        out.flush();
    }
}
