package avnav.experiments.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import avnav.experiments.BadInput;
import avnav.experiments.Json;
import avnav.worldmodel.evaluation.FidelityMeasure;
import avnav.worldmodel.evaluation.HorizonScores;
import avnav.worldmodel.evaluation.HorizonScores.Scores;
import avnav.worldmodel.evaluation.Moment;
import avnav.worldmodel.training.PlanningFigures;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FidelityReportTest {

    private static final FidelityResults RESULTS = new FidelityResults(
            List.of(row("stages 1 + 2 + 3", 20, 0.01), row("repeat last frame", 15, 0.09)),
            List.of(),
            List.of(new PlanningScores(
                    "stages 1 + 2 + 3", new PlanningFigures(4, 0.31, 0.9, 0.95, 512, 200), 90, 1.5, 2)),
            Map.of(FidelityMeasure.LPIPS, "no weights", FidelityMeasure.FID, "no weights"),
            Map.of("windows", "30"));

    @TempDir
    private Path folder;

    private static HorizonScores row(String name, double psnr, double reward) {
        TreeMap<Integer, Scores> byHorizon = new TreeMap<>();
        byHorizon.put(1, new Scores(30, Map.of(FidelityMeasure.PSNR, psnr)));
        byHorizon.put(4, new Scores(28, Map.of(FidelityMeasure.PSNR, psnr - 3, FidelityMeasure.REWARD_MSE, reward)));
        Scores overall = new Scores(58, Map.of(FidelityMeasure.PSNR, psnr - 1.5, FidelityMeasure.REWARD_MSE, reward));
        return new HorizonScores(name, byHorizon, overall);
    }

    @Test
    void theFileHasTheAgreedFormAndReadsBack() throws IOException {
        EvaluationFile.write(folder, RESULTS);
        JsonNode json = Json.MAPPER.readTree(Files.readString(folder.resolve("evaluation.json")));
        JsonNode row = json.get("fixed").get("stages 1 + 2 + 3");
        assertThat(row.get("k")).hasToString("[1,4]");
        assertThat(row.get("psnr")).hasToString("[20.0,17.0]");
        assertThat(row.get("rewardMse")).hasToString("[null,0.01]");
        assertThat(row.has("lpips")).isFalse();
        assertThat(json.get("weights").get("lpips").textValue()).isEqualTo("no weights");
        assertThat(json.get("rollout")).isEmpty();
        JsonNode planning = json.get("planning").get("stages 1 + 2 + 3");
        assertThat(planning.get("rewardErrorOverVariance").doubleValue()).isEqualTo(0.31);
        assertThat(planning.get("turnIldErrorOfRepeating").doubleValue()).isEqualTo(2);
        assertThat(EvaluationFile.read(folder)).isEqualTo(RESULTS);
    }

    @Test
    void thePageShowsNumbersStatesAndCurvesAndNeedsNothingElse() throws IOException {
        EvaluationFile.write(folder, RESULTS);
        StripFolder.write(folder, List.of(strip()), 128);
        FidelityReport.write(folder);
        String page = Files.readString(folder.resolve("report.html"));
        assertThat(page)
                .contains("18.500", "no weights", "DreamSim: the single branch", "Not run.", "PSNR over steps ahead");
        assertThat(page.split("data:image/png")).hasSize(1 + 2 + 1);
        assertThat(page).doesNotContain("http:", "https:", "<link", "<script", folder.toString());
        Path first = Files.copy(folder.resolve("report.html"), folder.resolve("first.html"));
        FidelityReport.write(folder);
        assertThat(folder.resolve("report.html")).hasSameBinaryContentAs(first);
    }

    @Test
    void aStripShowsTheFramesItWasGiven() throws IOException {
        StripFolder.write(folder, List.of(strip(), strip()), 128);
        assertThat(StripFolder.files(folder))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("000-rollout-home-7.png", "001-rollout-home-7.png");
        BufferedImage picture = ImageIO.read(StripFolder.files(folder).get(0).toFile());
        byte[] rgb = strip().rows().get("truth").get(1).rgb();
        int found = picture.getRGB(150 + 134 + 10, 44 + 20) & 0xffffff;
        int at = 3 * (20 * 128 + 10);
        int expected = Byte.toUnsignedInt(rgb[at]) << 16
                | Byte.toUnsignedInt(rgb[at + 1]) << 8
                | Byte.toUnsignedInt(rgb[at + 2]);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void aFolderWithoutAnEvaluationIsRefused() throws IOException {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> FidelityReport.write(folder))
                .withMessageContaining("Maybe");
        Files.writeString(folder.resolve("evaluation.json"), "{\"fixed\": {}}");
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> FidelityReport.write(folder));
        assertThat(folder.resolve("report.html")).doesNotExist();
    }

    private static Strip strip() {
        SplittableRandom random = new SplittableRandom(5);
        Map<String, List<Moment>> rows = new LinkedHashMap<>();
        for (String name : List.of("truth", "stages 1 + 2 + 3")) {
            rows.put(name, List.of(moment(random), moment(random)));
        }
        return new Strip("Rollout, home 7", List.of(1, 4), rows);
    }

    private static Moment moment(SplittableRandom random) {
        byte[] rgb = new byte[128 * 128 * 3];
        random.nextBytes(rgb);
        float[][] audio = new float[2][2400];
        for (int i = 0; i < 2400; i++) {
            audio[0][i] = (float) Math.sin(i * 0.3);
            audio[1][i] = (float) (0.1 * Math.sin(i * 0.3));
        }
        return new Moment(rgb, audio);
    }
}
