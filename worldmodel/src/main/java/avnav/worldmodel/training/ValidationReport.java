package avnav.worldmodel.training;

import java.util.List;

/**
 * What the averaged weights do on homes that are not trained on.
 *
 * @param losses at fixed windows, noises and diffusion steps
 * @param planning one per sampler; empty in stages without sound or without frames
 */
public record ValidationReport(Losses losses, List<PlanningFigures> planning) {

    public ValidationReport {
        planning = List.copyOf(planning);
    }

    /** What the best weights have least of: the sum of losses, and of the planning errors where they are known. */
    double score() {
        double errors = planning.stream()
                .mapToDouble(
                        figures -> figures.rewardError() + (1 - figures.forwardSign()) + (1 - figures.stopAccuracy()))
                .average()
                .orElse(0);
        return losses.visual() + losses.audio() + losses.reward() + errors;
    }
}
