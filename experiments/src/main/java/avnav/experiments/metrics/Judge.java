package avnav.experiments.metrics;

import avnav.experiments.metrics.Verdict.Refused;
import avnav.experiments.metrics.Verdict.Scored;
import avnav.simbridge.Action;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.Position;
import java.util.List;

/**
 * Scores a trace exactly as habitat-lab and SoundSpaces score a running episode.
 *
 * <p>Where the original divides by zero or carries on with infinities (start on the goal, no way at the start or at the
 * end), the verdict is {@link Refused}.
 */
public final class Judge {

    private final NavigationTask task;

    public Judge(NavigationTask task) {
        this.task = task;
    }

    public Verdict judge(Trace trace) {
        DistanceMeter meter = new DistanceMeter();
        double shortest = meter.at(trace.positions().get(0), trace.geodesicMetres()[0]);
        if (shortest == 0) {
            return new Refused(trace.episode(), "it starts on the goal: the geodesic distance at reset is 0");
        }
        if (Double.isInfinite(shortest)) {
            return new Refused(trace.episode(), "no way leads from its start to the goal");
        }
        double distance = shortest;
        double path = 0;
        double reward = 0;
        List<Position> positions = trace.positions();
        for (int i = 0; i < trace.actions().size(); i++) {
            double before = distance;
            distance = meter.at(positions.get(i + 1), trace.geodesicMetres()[i + 1]);
            path += positions.get(i + 1).distanceTo(positions.get(i));
            reward += task.reward(trace.actions().get(i), before, distance);
        }
        if (Double.isInfinite(distance)) {
            return new Refused(trace.episode(), "no way leads from its end to the goal");
        }
        int actions = trace.actions().size();
        Action last = trace.actions().get(actions - 1);
        boolean success = task.isSuccess(last, distance);
        return new Scored(
                trace.episode(),
                success ? 1 : 0,
                Measures.spl(success, shortest, path),
                Measures.softSpl(distance, shortest, path),
                actions,
                Measures.sna(success, trace.expertActions(), actions),
                distance,
                reward);
    }
}
