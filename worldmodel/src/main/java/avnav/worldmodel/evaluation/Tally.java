package avnav.worldmodel.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Sums and features of the pairs at one place of a score sheet. */
final class Tally {

    int pairs;
    final Map<FidelityMeasure, Double> sums = new EnumMap<>(FidelityMeasure.class);
    final Map<FidelityMeasure, Integer> counts = new EnumMap<>(FidelityMeasure.class);
    /** Inception features of true frames. */
    final List<float[]> seen = new ArrayList<>();
    /** The same of predicted ones. */
    final List<float[]> foreseen = new ArrayList<>();
    /** VGGish embeddings of true sounds, per ear. */
    final List<List<float[]>> heard = List.of(new ArrayList<>(), new ArrayList<>());
    /** The same of predicted ones. */
    final List<List<float[]>> imagined = List.of(new ArrayList<>(), new ArrayList<>());

    void add(FidelityMeasure measure, double value) {
        sums.merge(measure, value, Double::sum);
        counts.merge(measure, 1, Integer::sum);
    }

    void addAll(Tally other) {
        pairs += other.pairs;
        other.sums.forEach((measure, sum) -> sums.merge(measure, sum, Double::sum));
        other.counts.forEach((measure, count) -> counts.merge(measure, count, Integer::sum));
        seen.addAll(other.seen);
        foreseen.addAll(other.foreseen);
        for (int ear = 0; ear < 2; ear++) {
            heard.get(ear).addAll(other.heard.get(ear));
            imagined.get(ear).addAll(other.imagined.get(ear));
        }
    }
}
