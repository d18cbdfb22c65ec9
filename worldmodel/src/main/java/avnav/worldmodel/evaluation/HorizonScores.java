package avnav.worldmodel.evaluation;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * One row of an evaluation, such as a training stage or "repeat last frame".
 *
 * @param byHorizon per number of steps ahead
 * @param overall over all horizons together
 */
public record HorizonScores(String row, SortedMap<Integer, Scores> byHorizon, Scores overall) {

    /**
     * Means over pairs, and Frechet distances of their features.
     *
     * @param pairs predicted moments that were compared
     * @param values only measures that have one
     */
    public record Scores(int pairs, Map<FidelityMeasure, Double> values) {}

    public List<Integer> horizons() {
        return List.copyOf(byHorizon.keySet());
    }
}
