package avnav.experiments.fidelity;

import avnav.worldmodel.evaluation.FidelityMeasure;
import avnav.worldmodel.evaluation.HorizonScores;
import java.util.List;
import java.util.Map;

/**
 * An evaluation of a world model.
 *
 * @param fixed rows of fixed-step generation: one prediction straight to every horizon
 * @param rollout rows of rollout generation: step by step on predicted frames
 * @param planning single steps, a row per model that hears
 * @param weights what stands behind each measure that needs weights: a SHA-256 or "no weights"
 * @param settings what was asked of whom, in words, by name
 */
public record FidelityResults(
        List<HorizonScores> fixed,
        List<HorizonScores> rollout,
        List<PlanningScores> planning,
        Map<FidelityMeasure, String> weights,
        Map<String, String> settings) {

    /** The row that shows the last seen frame again. */
    public static final String REPEAT = "repeat last frame";

    /** The row that knows the mean reward of every horizon and nothing else. */
    public static final String MEAN_REWARD = "mean reward";

    /** The row of true frames that went through the encoders and back: what no prediction of latents can beat. */
    public static final String RECONSTRUCTION = "encoders' reconstruction";

    public FidelityResults {
        fixed = List.copyOf(fixed);
        rollout = List.copyOf(rollout);
        planning = List.copyOf(planning);
        weights = Map.copyOf(weights);
        settings = Map.copyOf(settings);
    }
}
