package avnav.experiments.command;

import avnav.experiments.worldmodel.WorldModelEvaluation;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far an evaluation is, on standard error: a bar on a terminal, else a line now and then. */
final class EvaluationProgress implements WorldModelEvaluation.Progress, AutoCloseable {

    private static final int REDRAW_MILLIS = 200;
    private static final double SECONDS_BETWEEN_LINES = 10;

    private final boolean onTerminal;
    private Optional<ProgressBar> bar = Optional.empty();
    private long begun;
    private double lastLine;
    private int total;
    private int done;

    private EvaluationProgress(boolean onTerminal) {
        this.onTerminal = onTerminal;
    }

    static EvaluationProgress onStandardError() {
        return new EvaluationProgress(System.getProperty("avnav.terminal", "").equals("1"));
    }

    @Override
    public void begin(int all) {
        total = all;
        begun = System.nanoTime();
        if (onTerminal) {
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName("windows")
                    .setInitialMax(all)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                    .setUpdateIntervalMillis(REDRAW_MILLIS)
                    .build());
        }
    }

    @Override
    public void done(int more) {
        done += more;
        bar.ifPresent(shown -> shown.stepBy(more));
        double seconds = (System.nanoTime() - begun) * 1e-9;
        if (bar.isEmpty() && (done == total || seconds - lastLine > SECONDS_BETWEEN_LINES)) {
            lastLine = seconds;
            System.err.printf(
                    Locale.ROOT, "%d/%d windows, %.0f s left%n", done, total, seconds / done * (total - done));
        }
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
