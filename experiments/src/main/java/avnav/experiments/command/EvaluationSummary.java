package avnav.experiments.command;

import avnav.experiments.fidelity.FidelityResults;
import avnav.experiments.fidelity.PlanningScores;
import avnav.worldmodel.evaluation.FidelityMeasure;
import avnav.worldmodel.evaluation.HorizonScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An evaluation in a terminal: means over all horizons, single steps, and whether rollouts beat repeating. */
final class EvaluationSummary {

    private static final List<FidelityMeasure> COLUMNS = List.of(
            FidelityMeasure.PSNR,
            FidelityMeasure.SSIM,
            FidelityMeasure.LSD,
            FidelityMeasure.SPECTRAL_SSIM,
            FidelityMeasure.LOG_SPECTRAL_SSIM,
            FidelityMeasure.ILD_ERROR,
            FidelityMeasure.REWARD_MSE);

    private EvaluationSummary() {}

    static String of(FidelityResults results) {
        StringBuilder text = new StringBuilder();
        append(text, "fixed-step", results.fixed());
        append(text, "rollout", results.rollout());
        for (PlanningScores row : results.planning()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s, single steps: reward error %.3f of the variance (%d moves), sign of forward %.1f %% (%d),"
                            + " STOP %.1f %%, ILD error of turns %.2f dB against %.2f dB of repeating (%d)%n",
                    row.row(),
                    row.figures().rewardError(),
                    row.figures().moves(),
                    100 * row.figures().forwardSign(),
                    row.figures().forwards(),
                    100 * row.figures().stopAccuracy(),
                    row.turnIldError(),
                    row.turnIldErrorOfRepeating(),
                    row.turns()));
        }
        beaten(text, results.rollout());
        return text.toString();
    }

    private static void append(StringBuilder text, String mode, List<HorizonScores> rows) {
        text.append(String.format(Locale.ROOT, "%-26s", mode));
        COLUMNS.forEach(measure -> text.append(String.format(Locale.ROOT, " %17s", measure.title())));
        text.append(System.lineSeparator());
        for (HorizonScores row : rows) {
            text.append(String.format(Locale.ROOT, "%-26s", row.row()));
            for (FidelityMeasure measure : COLUMNS) {
                Double value = row.overall().values().get(measure);
                text.append(value == null ? String.format("%18s", "-") : String.format(Locale.ROOT, " %17.4f", value));
            }
            text.append(System.lineSeparator());
        }
        text.append(System.lineSeparator());
    }

    /** Whether rollouts are better than repeating at every k from 2 on. */
    private static void beaten(StringBuilder text, List<HorizonScores> rows) {
        Optional<HorizonScores> repeat = rows.stream()
                .filter(row -> row.row().equals(FidelityResults.REPEAT))
                .findFirst();
        for (HorizonScores row : rows) {
            for (FidelityMeasure measure : List.of(FidelityMeasure.PSNR, FidelityMeasure.LSD)) {
                boolean judged = repeat.isPresent()
                        && row.overall().values().containsKey(measure)
                        && !row.row().equals(FidelityResults.REPEAT)
                        && !row.row().equals(FidelityResults.RECONSTRUCTION);
                if (judged) {
                    List<Integer> lost = lost(row, repeat.orElseThrow(), measure);
                    text.append(String.format(
                            "%s, rollout: %s better than repeating the last frame at every k from 2 on: %s%n",
                            row.row(), measure.title(), lost.isEmpty() ? "yes" : "no, not at k = " + lost));
                }
            }
        }
    }

    private static List<Integer> lost(HorizonScores row, HorizonScores repeat, FidelityMeasure measure) {
        List<Integer> lost = new ArrayList<>();
        row.byHorizon().forEach((k, scores) -> {
            double mine = scores.values().get(measure);
            double theirs = repeat.byHorizon().get(k).values().get(measure);
            if (k >= 2 && !(measure.higherIsBetter() ? mine > theirs : mine < theirs)) {
                lost.add(k);
            }
        });
        return lost;
    }
}
