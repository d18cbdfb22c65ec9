package avnav.experiments.worldmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.experiments.configuration.EvaluationConfig;
import avnav.experiments.fidelity.FidelityResults;
import avnav.experiments.fidelity.Strip;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.SoundRendering;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.data.TrajectoryWindow;
import avnav.worldmodel.evaluation.FeatureWeights;
import avnav.worldmodel.evaluation.FidelityMeasure;
import avnav.worldmodel.evaluation.HorizonScores;
import avnav.worldmodel.evaluation.InterauralLevel;
import avnav.worldmodel.evaluation.PeakSignalToNoise;
import avnav.worldmodel.training.Chance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldModelEvaluationTest {

    private static final EvaluationConfig CONFIG = new EvaluationConfig(
            7,
            HomeSplit.TEST,
            4,
            TinyWorldModel.HORIZON,
            EvaluationConfig.Sampling.FAST,
            1,
            SoundRendering.REMEMBERED,
            6,
            2,
            FeatureWeights.none());

    @TempDir
    private static Path folder;

    private static TrajectoryStore store;
    private static EvaluatedModels model;
    private static WorldModelEvaluation.Outcome outcome;
    private static List<WalkPlaces.Place> places;

    @BeforeAll
    static void evaluate() throws IOException {
        store = TrajectoryStore.open(TinyWorldModel.data(folder.resolve("data")));
        model = EvaluatedModels.open(TinyWorldModel.write(folder.resolve("model")));
        Told told = new Told();
        outcome = new WorldModelEvaluation(CONFIG, model, store).run(told);
        assertThat(told.done).isEqualTo(told.total).isEqualTo(4 + 6 + 6);
        places = new WalkPlaces(store, HomeSplit.TEST)
                .draw(4, 3, TinyWorldModel.HORIZON, Chance.of(7, 1), place -> true);
    }

    @AfterAll
    static void close() {
        model.close();
        store.close();
    }

    private static final class Told implements WorldModelEvaluation.Progress {

        private int total;
        private int done;

        @Override
        public void begin(int all) {
            total = all;
        }

        @Override
        public void done(int more) {
            done += more;
        }
    }

    private static HorizonScores row(List<HorizonScores> rows, String name) {
        return rows.stream().filter(row -> row.row().equals(name)).findFirst().orElseThrow();
    }

    private static List<TrajectoryWindow> windows() {
        return places.stream()
                .map(place -> store.read(place.walk().info().index(), place.frame(), TinyWorldModel.HORIZON + 1))
                .toList();
    }

    @Test
    void everyRowHasEveryHorizonInBothModes() {
        FidelityResults results = outcome.results();
        for (List<HorizonScores> mode : List.of(results.fixed(), results.rollout())) {
            assertThat(mode)
                    .extracting(HorizonScores::row)
                    .containsExactlyInAnyOrder(
                            EvaluatedModels.ONE,
                            FidelityResults.REPEAT,
                            FidelityResults.RECONSTRUCTION,
                            FidelityResults.MEAN_REWARD);
            for (HorizonScores row : mode) {
                boolean shown = !row.row().equals(FidelityResults.MEAN_REWARD);
                assertThat(row.horizons()).containsExactly(1, 2, 3);
                assertThat(row.byHorizon().values()).allMatch(scores -> scores.pairs() == (shown ? 4 : 0));
                assertThat(row.overall().values().containsKey(FidelityMeasure.LSD))
                        .isEqualTo(shown);
            }
        }
        assertThat(row(results.fixed(), EvaluatedModels.ONE).overall().values())
                .containsKeys(FidelityMeasure.PSNR, FidelityMeasure.ILD_ERROR, FidelityMeasure.REWARD_MSE);
        assertThat(results.planning()).hasSize(1);
        assertThat(results.planning().get(0).figures().moves()).isEqualTo(6);
        assertThat(results.settings()).containsEntry("homes", "4").containsEntry("windows", "4");
    }

    @Test
    void rolloutsGoOnFromWhatTheModelItselfForesaw() {
        HorizonScores fixed = row(outcome.results().fixed(), EvaluatedModels.ONE);
        HorizonScores rollout = row(outcome.results().rollout(), EvaluatedModels.ONE);
        double later = fixed.byHorizon().get(3).values().get(FidelityMeasure.PSNR);
        assertThat(rollout.byHorizon().get(3).values().get(FidelityMeasure.PSNR))
                .isNotEqualTo(later);
    }

    @Test
    void repeatingTheLastFrameScoresWhatOneCountsByHand() {
        HorizonScores row = row(outcome.results().rollout(), FidelityResults.REPEAT);
        for (int k = 1; k <= TinyWorldModel.HORIZON; k++) {
            double psnr = 0;
            double ild = 0;
            for (TrajectoryWindow window : windows()) {
                psnr += PeakSignalToNoise.capped(PeakSignalToNoise.of(window.rgb()[k], window.rgb()[0])) / 4;
                ild += Math.abs(InterauralLevel.of(window.wave(k)) - InterauralLevel.of(window.wave(0))) / 4;
            }
            Map<FidelityMeasure, Double> values = row.byHorizon().get(k).values();
            assertThat(values.get(FidelityMeasure.PSNR)).isCloseTo(psnr, within(1e-9));
            assertThat(values.get(FidelityMeasure.ILD_ERROR)).isCloseTo(ild, within(1e-9));
            assertThat(values).doesNotContainKey(FidelityMeasure.REWARD_MSE);
        }
        assertThat(row).isEqualTo(row(outcome.results().fixed(), FidelityResults.REPEAT));
    }

    @Test
    void theMeanRewardsErrorIsTheRewardsVariance() {
        for (int k = 1; k <= TinyWorldModel.HORIZON; k++) {
            List<Double> whole = new ArrayList<>();
            List<Double> single = new ArrayList<>();
            for (TrajectoryWindow window : windows()) {
                whole.add((double) window.geodesicMetres()[0] - window.geodesicMetres()[k]);
                single.add((double) window.geodesicMetres()[k - 1] - window.geodesicMetres()[k]);
            }
            assertThat(meanRewardError(outcome.results().fixed(), k)).isCloseTo(variance(whole), within(1e-9));
            assertThat(meanRewardError(outcome.results().rollout(), k)).isCloseTo(variance(single), within(1e-9));
        }
    }

    private static double meanRewardError(List<HorizonScores> rows, int k) {
        return row(rows, FidelityResults.MEAN_REWARD)
                .byHorizon()
                .get(k)
                .values()
                .get(FidelityMeasure.REWARD_MSE);
    }

    private static double variance(List<Double> values) {
        double mean = values.stream().mapToDouble(value -> value).average().orElseThrow();
        return values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
    }

    @Test
    void theReconstructionIsWhatTheEncodersMakeOfTheTruth() {
        double psnr = 0;
        for (TrajectoryWindow window : windows()) {
            List<LatentFrame> latents =
                    model.first().codec().encode(List.of(window.rgb()[2]), List.<float[][]>of(window.wave(2)));
            byte[] image = model.first().codec().images(latents).get(0);
            psnr += PeakSignalToNoise.capped(PeakSignalToNoise.of(window.rgb()[2], image)) / 4;
        }
        HorizonScores row = row(outcome.results().fixed(), FidelityResults.RECONSTRUCTION);
        assertThat(row.byHorizon().get(2).values().get(FidelityMeasure.PSNR)).isCloseTo(psnr, within(0.05));
    }

    @Test
    void windowsAreSpreadOverTheHomesAndLieWithinTheirWalks() {
        assertThat(places).extracting(place -> place.walk().info().scene()).doesNotHaveDuplicates();
        for (WalkPlaces.Place place : places) {
            assertThat(place.frame()).isGreaterThanOrEqualTo(3);
            assertThat(place.frame() + TinyWorldModel.HORIZON)
                    .isLessThan(place.walk().frames());
        }
    }

    @Test
    void stripsShowTruthEveryModeAndTheReconstruction() {
        assertThat(outcome.strips()).hasSize(2);
        Strip strip = outcome.strips().get(0);
        assertThat(strip.horizons()).containsExactly(1, 2);
        assertThat(strip.rows().keySet())
                .containsExactly("truth", "AV-CDiT, fixed", "AV-CDiT, rollout", "reconstruction");
        assertThat(strip.rows().get("truth").get(1).rgb())
                .isEqualTo(windows().get(0).rgb()[2]);
        assertThat(strip.title()).contains(places.get(0).walk().info().scene());
    }
}
