package avnav.experiments.worldmodel;

import avnav.experiments.fidelity.FidelityResults;
import avnav.worldmodel.Imagined;
import avnav.worldmodel.evaluation.HorizonScores;
import avnav.worldmodel.evaluation.Moment;
import avnav.worldmodel.evaluation.ScoreSheet;
import avnav.worldmodel.evaluation.ScoreSheet.Pair;
import java.util.ArrayList;
import java.util.List;

/**
 * The scores of both modes. Lists of moments lie window by window, each with steps 1 to {@code horizon}. Rows that do
 * not depend on the mode are compared once and stand in both.
 */
final class EvaluationSheets {

    private final ScoreSheet fixed;
    private final ScoreSheet rollout;
    private final int horizon;
    /** Metres by which the way to the source was shortened: per step ahead, of every window. */
    private final List<List<Double>> whole = new ArrayList<>();
    /** The same of the last of these steps alone. */
    private final List<List<Double>> single = new ArrayList<>();

    private final List<String> inBoth = new ArrayList<>();

    EvaluationSheets(ScoreSheet fixed, ScoreSheet rollout, int horizon) {
        this.fixed = fixed;
        this.rollout = rollout;
        this.horizon = horizon;
        for (int k = 1; k <= horizon; k++) {
            whole.add(new ArrayList<>());
            single.add(new ArrayList<>());
        }
    }

    void addFixed(String row, List<Moment> truth, List<Moment> predicted) {
        fixed.add(pairs(row, truth, predicted));
    }

    void addRollout(String row, List<Moment> truth, List<Moment> predicted) {
        rollout.add(pairs(row, truth, predicted));
    }

    /** A row that is the same in both modes. */
    void addBoth(String row, List<Moment> truth, List<Moment> predicted) {
        if (!inBoth.contains(row)) {
            inBoth.add(row);
        }
        fixed.add(pairs(row, truth, predicted));
    }

    private List<Pair> pairs(String row, List<Moment> truth, List<Moment> predicted) {
        List<Pair> pairs = new ArrayList<>(truth.size());
        for (int i = 0; i < truth.size(); i++) {
            pairs.add(new Pair(row, i % horizon + 1, truth.get(i), predicted.get(i)));
        }
        return pairs;
    }

    /** Fixed-step rewards are those of all k steps together, rollout rewards those of the k-th step. */
    void addRewards(String row, List<Futures.Future> windows, List<Imagined> straight, List<Imagined> steps) {
        for (int window = 0; window < windows.size(); window++) {
            WalkPlaces.Place place = windows.get(window).place();
            for (int k = 1; k <= horizon; k++) {
                int at = window * horizon + k - 1;
                fixed.addReward(row, k, place.decrease(k), straight.get(at).distanceDecrease());
                rollout.addReward(row, k, ofStep(place, k), steps.get(at).distanceDecrease());
            }
        }
    }

    private static double ofStep(WalkPlaces.Place place, int k) {
        return k == 1 ? place.decrease(1) : place.decrease(k) - place.decrease(k - 1);
    }

    void addTrueRewards(List<Futures.Future> windows) {
        for (Futures.Future window : windows) {
            for (int k = 1; k <= horizon; k++) {
                whole.get(k - 1).add(window.place().decrease(k));
                single.get(k - 1).add(ofStep(window.place(), k));
            }
        }
    }

    /** After the last window. */
    List<HorizonScores> fixed() {
        addMeanReward(fixed, whole);
        return fixed.scores();
    }

    /** After the last window; the mean reward is the last row here too. */
    List<HorizonScores> rollout() {
        addMeanReward(rollout, single);
        List<HorizonScores> own = rollout.scores();
        List<HorizonScores> rows = new ArrayList<>(own.subList(0, own.size() - 1));
        fixed.scores().stream().filter(row -> inBoth.contains(row.row())).forEach(rows::add);
        rows.add(own.get(own.size() - 1));
        return rows;
    }

    private static void addMeanReward(ScoreSheet sheet, List<List<Double>> rewards) {
        for (int k = 1; k <= rewards.size(); k++) {
            List<Double> truths = rewards.get(k - 1);
            double mean =
                    truths.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            for (double truth : truths) {
                sheet.addReward(FidelityResults.MEAN_REWARD, k, truth, mean);
            }
        }
    }
}
