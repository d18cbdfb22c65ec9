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
 * @param weights what stands behind each measure that needs weights: a SHA-256, "no weights" or "not implemented"
 */
public record FidelityResults(
        List<HorizonScores> fixed, List<HorizonScores> rollout, Map<FidelityMeasure, String> weights) {

    public FidelityResults {
        fixed = List.copyOf(fixed);
        rollout = List.copyOf(rollout);
        weights = Map.copyOf(weights);
    }
}
