package avnav.experiments.run;

import avnav.simbridge.NavigationTask;
import java.time.Duration;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that moves: episodes, time left, success so far. */
public final class ProgressBarOnTerminal implements Progress {

    private static final int REDRAW_MILLIS = 200;

    private final SuccessSoFar success;
    private ProgressBar bar;

    public ProgressBarOnTerminal(NavigationTask task, List<String> rows) {
        this.success = new SuccessSoFar(task, rows);
    }

    @Override
    public synchronized void begin(int total, List<Attempt> before) {
        before.forEach(success::add);
        bar = new ProgressBarBuilder()
                .setTaskName("episodes")
                .setInitialMax(total)
                .startsFrom(before.size(), Duration.ZERO)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .build();
        bar.setExtraMessage(success.toString());
    }

    @Override
    public synchronized void done(Attempt attempt) {
        success.add(attempt);
        bar.step();
        bar.setExtraMessage(success.toString());
    }

    @Override
    public synchronized void end() {
        bar.close();
    }
}
