package avnav.experiments.metrics;

import avnav.experiments.metrics.Verdict.Scored;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The measures that are averaged, in the order of tables, with the keys of files. */
public enum Measure {
    SUCCESS("success", "Success", Scored::success),
    SPL("spl", "SPL", Scored::spl),
    SOFT_SPL("softSpl", "SoftSPL", Scored::softSpl),
    NA("na", "NA", Scored::na),
    SNA("sna", "SNA", Scored::sna),
    DISTANCE_TO_GOAL("distanceToGoal", "Distance to goal (m)", Scored::distanceToGoal);

    private final String key;
    private final String title;
    private final ToDoubleFunction<Scored> value;

    Measure(String key, String title, ToDoubleFunction<Scored> value) {
        this.key = key;
        this.title = title;
        this.value = value;
    }

    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    public double of(Scored scored) {
        return value.applyAsDouble(scored);
    }

    public double[] of(List<Scored> scored) {
        return scored.stream().mapToDouble(value).toArray();
    }

    /** Whether the measure is a share of 1, shown in per cent. */
    public boolean isShare() {
        return this != NA && this != DISTANCE_TO_GOAL;
    }
}
