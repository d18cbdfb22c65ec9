package avnav.worldmodel.evaluation;

import avnav.worldmodel.evaluation.HorizonScores.Scores;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gathers the comparisons of one mode of generation, row by row and horizon by horizon. Sums do not depend on the order
 * of horizons, only on the order of pairs within one. Not thread-safe.
 */
public final class ScoreSheet implements AutoCloseable {

    private final ThreadLocal<MomentFidelity> fidelity;
    private final FeatureNetworks networks;
    private final int height;
    private final int width;
    private final Optional<FeatureMemory> likeness;
    private final Optional<FeatureMemory> inception;
    private final FrechetDistance frechet = new FrechetDistance();
    private final Map<String, SortedMap<Integer, Tally>> rows = new LinkedHashMap<>();

    /** @param networks stay the caller's to close */
    public ScoreSheet(int height, int width, FeatureNetworks networks) {
        this.height = height;
        this.width = width;
        this.networks = networks;
        likeness = networks.dreamSim()
                .map(network -> new FeatureMemory(moment -> network.embedding(moment.rgb(), height, width)));
        inception = networks.inception()
                .map(network -> new FeatureMemory(moment -> network.features(moment.rgb(), height, width)));
        fidelity = ThreadLocal.withInitial(() -> new MomentFidelity(height, width));
    }

    /**
     * One comparison.
     *
     * @param horizon steps ahead
     */
    public record Pair(String row, int horizon, Moment truth, Moment predicted) {}

    /** Compares a moment that lies some steps ahead with what a row predicted. */
    public void add(String row, int horizon, Moment truth, Moment predicted) {
        add(List.of(new Pair(row, horizon, truth, predicted)));
    }

    /** Compares many on all cores; sums as if they had been added one by one. */
    public void add(List<Pair> pairs) {
        List<Map<FidelityMeasure, Double>> values = pairs.parallelStream()
                .map(pair -> fidelity.get().of(pair.truth(), pair.predicted()))
                .toList();
        likeness.ifPresent(FeatureMemory::beginRound);
        inception.ifPresent(FeatureMemory::beginRound);
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            Tally tally = tally(pair.row(), pair.horizon());
            tally.pairs++;
            values.get(i).forEach(tally::add);
            addFeatures(tally, pair.truth(), pair.predicted());
        }
    }

    private void addFeatures(Tally tally, Moment truth, Moment predicted) {
        if (predicted.isSeen()) {
            networks.lpips()
                    .ifPresent(lpips -> tally.add(
                            FidelityMeasure.LPIPS,
                            lpips.distances(List.of(truth.rgb()), List.of(predicted.rgb()), height, width)[0]));
            likeness.ifPresent(features ->
                    tally.add(FidelityMeasure.DREAMSIM, DreamSim.distance(features.of(truth), features.of(predicted))));
            inception.ifPresent(features -> {
                tally.seen.add(features.of(truth));
                tally.foreseen.add(features.of(predicted));
            });
        }
        if (predicted.isHeard()) {
            networks.vggish().ifPresent(vggish -> {
                for (int ear = 0; ear < 2; ear++) {
                    tally.heard.get(ear).add(vggish.embedding(truth.audio()[ear]));
                    tally.imagined.get(ear).add(vggish.embedding(predicted.audio()[ear]));
                }
            });
        }
    }

    /** Compares a reward, in the unit of the task; a row may have rewards without moments. */
    public void addReward(String row, int horizon, double truth, double predicted) {
        tally(row, horizon).add(FidelityMeasure.REWARD_MSE, (truth - predicted) * (truth - predicted));
    }

    /** What has been gathered, in the order in which rows were met. */
    public List<HorizonScores> scores() {
        return rows.entrySet().stream()
                .map(entry -> scores(entry.getKey(), entry.getValue()))
                .toList();
    }

    private HorizonScores scores(String row, SortedMap<Integer, Tally> tallies) {
        SortedMap<Integer, Scores> byHorizon = new TreeMap<>();
        Tally all = new Tally();
        tallies.forEach((horizon, tally) -> {
            byHorizon.put(horizon, scores(tally));
            all.addAll(tally);
        });
        return new HorizonScores(row, byHorizon, scores(all));
    }

    private Scores scores(Tally tally) {
        Map<FidelityMeasure, Double> values = new EnumMap<>(FidelityMeasure.class);
        tally.sums.forEach((measure, sum) -> values.put(measure, sum / tally.counts.get(measure)));
        if (tally.seen.size() > 1) {
            values.put(
                    FidelityMeasure.FID,
                    frechet.between(tally.seen.toArray(float[][]::new), tally.foreseen.toArray(float[][]::new)));
        }
        if (tally.heard.get(0).size() > 1) {
            double distance = 0;
            for (int ear = 0; ear < 2; ear++) {
                float[][] heard = tally.heard.get(ear).toArray(float[][]::new);
                float[][] imagined = tally.imagined.get(ear).toArray(float[][]::new);
                distance += frechet.between(heard, imagined) / 2;
            }
            values.put(FidelityMeasure.FAD, distance);
        }
        return new Scores(tally.pairs, values);
    }

    private Tally tally(String row, int horizon) {
        return rows.computeIfAbsent(row, name -> new TreeMap<>()).computeIfAbsent(horizon, k -> new Tally());
    }

    @Override
    public void close() {
        frechet.close();
    }
}
