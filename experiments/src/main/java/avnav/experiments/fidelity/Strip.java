package avnav.experiments.fidelity;

import avnav.worldmodel.evaluation.Moment;
import java.util.List;
import java.util.Map;

/**
 * One walk, as it was and as rows of an evaluation predicted it.
 *
 * @param title such as {@code rollout, home 7, turning left}; also the file's name
 * @param horizons steps ahead of each column
 * @param rows moments by name, the truth first, one per horizon
 */
public record Strip(String title, List<Integer> horizons, Map<String, List<Moment>> rows) {

    public Strip {
        horizons = List.copyOf(horizons);
        if (title.isBlank() || horizons.isEmpty() || rows.isEmpty()) {
            throw new IllegalArgumentException("A strip needs a title (" + title + "), horizons and rows.");
        }
        for (Map.Entry<String, List<Moment>> row : rows.entrySet()) {
            if (row.getValue().size() != horizons.size()) {
                throw new IllegalArgumentException("The row (" + row.getKey() + ") of the strip (" + title + ") has ("
                        + row.getValue().size() + ") moments for " + horizons.size() + " horizons.");
            }
        }
    }
}
