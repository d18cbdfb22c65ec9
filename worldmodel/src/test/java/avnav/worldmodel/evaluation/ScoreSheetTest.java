package avnav.worldmodel.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.worldmodel.nn.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreSheetTest {

    private static final int SIZE = 16;

    private final SplittableRandom random = new SplittableRandom(4);

    @Test
    void meansAreOverPairsAndOverallCountsEachPairOnce() throws IOException {
        Moment truth = moment();
        Moment near = moment();
        try (FeatureNetworks networks = FeatureNetworks.open(FeatureWeights.none());
                ScoreSheet sheet = new ScoreSheet(SIZE, SIZE, networks)) {
            sheet.add("model", 1, truth, near);
            sheet.add("model", 1, truth, truth);
            sheet.add("model", 4, truth, near);
            sheet.addReward("model", 1, 0.1, 0.4);
            sheet.addReward("mean reward", 1, 0.1, 0);
            List<HorizonScores> scores = sheet.scores();
            assertThat(scores).extracting(HorizonScores::row).containsExactly("model", "mean reward");
            HorizonScores model = scores.get(0);
            assertThat(model.horizons()).containsExactly(1, 4);
            double psnr = PeakSignalToNoise.of(truth.rgb(), near.rgb());
            double best = PeakSignalToNoise.CEILING;
            assertThat(value(model.byHorizon().get(1), FidelityMeasure.PSNR))
                    .isCloseTo((psnr + best) / 2, within(1e-9));
            assertThat(value(model.overall(), FidelityMeasure.PSNR)).isCloseTo((2 * psnr + best) / 3, within(1e-9));
            assertThat(model.overall().pairs()).isEqualTo(3);
            assertThat(value(model.overall(), FidelityMeasure.REWARD_MSE)).isCloseTo(0.09, within(1e-12));
            assertThat(scores.get(1).overall().values()).containsOnlyKeys(FidelityMeasure.REWARD_MSE);
        }
    }

    @Test
    void aPerfectPredictionHasThePerfectValues() throws IOException {
        Moment truth = moment();
        try (FeatureNetworks networks = FeatureNetworks.open(FeatureWeights.none());
                ScoreSheet sheet = new ScoreSheet(SIZE, SIZE, networks)) {
            sheet.add("truth", 1, truth, truth);
            HorizonScores.Scores scores = sheet.scores().get(0).overall();
            assertThat(value(scores, FidelityMeasure.SSIM)).isCloseTo(1, within(1e-12));
            assertThat(value(scores, FidelityMeasure.LSD)).isCloseTo(0, within(1e-9));
            assertThat(value(scores, FidelityMeasure.SPECTRAL_SSIM)).isCloseTo(1, within(1e-12));
            assertThat(value(scores, FidelityMeasure.LOG_SPECTRAL_SSIM)).isCloseTo(1, within(1e-12));
            assertThat(value(scores, FidelityMeasure.ILD_ERROR)).isZero();
        }
    }

    @Test
    void withoutWeightsThereIsNoNumberUnderTheMeasuresName() throws IOException {
        try (FeatureNetworks networks = FeatureNetworks.open(FeatureWeights.none());
                ScoreSheet sheet = new ScoreSheet(SIZE, SIZE, networks)) {
            sheet.add("model", 1, moment(), moment());
            sheet.add("model", 1, moment(), moment());
            assertThat(sheet.scores().get(0).overall().values())
                    .doesNotContainKeys(
                            FidelityMeasure.LPIPS, FidelityMeasure.DREAMSIM, FidelityMeasure.FID, FidelityMeasure.FAD);
            assertThat(networks.status())
                    .containsEntry(FidelityMeasure.LPIPS, "no weights")
                    .containsEntry(FidelityMeasure.FAD, "no weights")
                    .containsEntry(FidelityMeasure.FID, "no weights")
                    .containsEntry(FidelityMeasure.DREAMSIM, "no weights");
        }
    }

    /** Through narrow networks of random weights. */
    @Test
    void framesAreComparedByTheNetworksThatAreThere(@TempDir Path folder) throws IOException {
        TensorEngine.useThreads(1);
        Path weights = InceptionParityTest.file(folder.resolve("narrow.safetensors"), 1008);
        List<Moment> truths = List.of(moment(), moment(), moment());
        List<Moment> predictions = List.of(moment(), moment(), moment());
        try (FrechetDistance frechet = new FrechetDistance();
                FeatureNetworks networks = FeatureNetworks.ofFrames(
                        DreamSimParityTest.small(), Inception.load(weights, new InceptionLayout(16)));
                ScoreSheet sheet = new ScoreSheet(SIZE, SIZE, networks)) {
            Inception inception = networks.inception().orElseThrow();
            DreamSim dreamSim = networks.dreamSim().orElseThrow();
            float[][] seen = new float[3][];
            float[][] foreseen = new float[3][];
            double likeness = 0;
            for (int i = 0; i < 3; i++) {
                sheet.add("model", i + 1, truths.get(i), predictions.get(i));
                seen[i] = inception.features(truths.get(i).rgb(), SIZE, SIZE);
                foreseen[i] = inception.features(predictions.get(i).rgb(), SIZE, SIZE);
                likeness += DreamSim.distance(
                        dreamSim.embedding(truths.get(i).rgb(), SIZE, SIZE),
                        dreamSim.embedding(predictions.get(i).rgb(), SIZE, SIZE));
            }
            HorizonScores scores = sheet.scores().get(0);
            assertThat(value(scores.overall(), FidelityMeasure.FID))
                    .isEqualTo(frechet.between(seen, foreseen))
                    .isGreaterThan(0.001);
            assertThat(value(scores.overall(), FidelityMeasure.DREAMSIM))
                    .isCloseTo(likeness / 3, within(1e-12))
                    .isGreaterThan(0.001);
            assertThat(scores.byHorizon().get(1).values())
                    .containsKey(FidelityMeasure.DREAMSIM)
                    .doesNotContainKeys(FidelityMeasure.FID, FidelityMeasure.LPIPS);
        }
    }

    private static double value(HorizonScores.Scores scores, FidelityMeasure measure) {
        return scores.values().get(measure);
    }

    private Moment moment() {
        byte[] rgb = new byte[SIZE * SIZE * 3];
        random.nextBytes(rgb);
        float[][] audio = new float[2][2400];
        for (float[] ear : audio) {
            for (int i = 0; i < ear.length; i++) {
                ear[i] = (float) (0.1 * random.nextGaussian());
            }
        }
        return new Moment(rgb, audio);
    }
}
