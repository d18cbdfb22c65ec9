package avnav.experiments.run;

import avnav.experiments.metrics.Trace;
import avnav.experiments.run.Attempt.Walk;
import avnav.simbridge.NavigationTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Share of successes of every row while a run goes on. */
public final class SuccessSoFar {

    private final NavigationTask task;
    private final Map<String, int[]> successesAndAttempts = new LinkedHashMap<>();

    public SuccessSoFar(NavigationTask task, List<String> rows) {
        this.task = task;
        rows.forEach(row -> successesAndAttempts.put(row, new int[2]));
    }

    public void add(Attempt attempt) {
        int[] counts = successesAndAttempts.get(attempt.row());
        counts[1]++;
        if (attempt instanceof Walk walk && isSuccess(walk.trace())) {
            counts[0]++;
        }
    }

    private boolean isSuccess(Trace trace) {
        int last = trace.actions().size() - 1;
        return task.isSuccess(trace.actions().get(last), trace.geodesicMetres()[last + 1]);
    }

    /** Such as {@code success: random 0 %, expert 100 %}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("success:");
        successesAndAttempts.forEach((row, counts) -> text.append(text.length() > 8 ? ", " : " ")
                .append(row)
                .append(counts[1] == 0 ? " -" : " " + Math.round(100.0 * counts[0] / counts[1]) + " %"));
        return text.toString();
    }
}
