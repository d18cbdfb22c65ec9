package avnav.experiments.worldmodel;

import avnav.experiments.fidelity.Strip;
import avnav.worldmodel.evaluation.Moment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Keeps of the first windows what the strips show. */
final class StripCollection {

    private static final int[] SHOWN = {1, 2, 4, 8, 16};

    private final int horizon;
    private final int wanted;
    private final List<Integer> columns;
    private final List<String> titles = new ArrayList<>();
    private final List<Map<String, List<Moment>>> kept = new ArrayList<>();
    private int begun;

    StripCollection(int horizon, int wanted) {
        this.horizon = horizon;
        this.wanted = wanted;
        columns = IntStream.of(SHOWN).filter(k -> k <= horizon).boxed().toList();
    }

    /** Rows that are added from now on are of these windows. */
    void begin(List<Futures.Future> windows) {
        begun = kept.size();
        for (Futures.Future window : windows) {
            if (kept.size() < wanted) {
                WalkPlaces.Place place = window.place();
                titles.add(place.walk().info().scene() + ", walk "
                        + place.walk().info().index() + ", frame " + place.frame());
                kept.add(new LinkedHashMap<>());
                kept.get(kept.size() - 1).put("truth", shown(window.coming(), 0));
            }
        }
    }

    /** @param moments window by window, each with all steps */
    void add(String row, List<Moment> moments) {
        for (int strip = begun; strip < kept.size(); strip++) {
            kept.get(strip).put(row, shown(moments, (strip - begun) * horizon));
        }
    }

    private List<Moment> shown(List<Moment> moments, int from) {
        return columns.stream().map(k -> moments.get(from + k - 1)).toList();
    }

    List<Strip> strips() {
        List<Strip> strips = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            strips.add(new Strip(titles.get(i), columns, kept.get(i)));
        }
        return strips;
    }
}
