package avnav.experiments.metrics;

import avnav.experiments.metrics.Verdict.Scored;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Means over episodes.
 *
 * @param episodes how many were averaged, 1 or more
 */
public record Summary(int episodes, Map<Measure, Interval> means) {

    public Summary {
        means = Map.copyOf(means);
    }

    /** @throws IllegalArgumentException when there is nothing to average */
    public static Summary of(List<Scored> scored, Bootstrap bootstrap) {
        Map<Measure, Interval> means = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            means.put(measure, bootstrap.mean(measure.of(scored)));
        }
        return new Summary(scored.size(), means);
    }

    public Interval of(Measure measure) {
        return means.get(measure);
    }
}
