package avnav.experiments.command;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.experiments.CommandLineRun;
import avnav.experiments.Json;
import avnav.experiments.worldmodel.TinyWorldModel;
import avnav.simbridge.Motion;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateWorldModelCommandTest {

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        System.setProperty("avnav.root", Path.of("..").toString());
        TinyWorldModel.data(folder.resolve("data"));
        TinyWorldModel.run(folder.resolve("run"));
        TinyWorldModel.write(folder.resolve("other"), new Motion(0.2, 10, 0.15), Map.of());
    }

    @AfterAll
    static void forget() {
        System.clearProperty("avnav.root");
    }

    /** @param more options and their values, in place of the usual ones or besides */
    private static CommandLineRun evaluate(String model, String out, String... more) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("--world-model", folder.resolve(model).toString());
        options.put("--data", folder.resolve("data").toString());
        options.put("--out", folder.resolve(out).toString());
        options.put("--threads", "1");
        options.put("--horizon", "2");
        options.put("--windows", "2");
        options.put("--steps", "1");
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        List<String> all =
                new ArrayList<>(List.of("evaluate", "worldmodel", "--set", "planningFrames=4", "--set", "strips=1"));
        options.forEach((name, value) -> all.addAll(List.of(name, value)));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    @Test
    void aTrainingRunHasARowForEachStageWithTheSensesItTrained() throws IOException {
        CommandLineRun run = evaluate("run", "stages");
        assertThat(run.err()).doesNotContain("avnav:");
        assertThat(run.exitCode()).isZero();
        JsonNode json = Json.MAPPER.readTree(Files.readString(folder.resolve("stages/evaluation.json")));
        for (String mode : List.of("fixed", "rollout")) {
            JsonNode rows = json.get(mode);
            assertThat(rows.fieldNames())
                    .toIterable()
                    .contains("stage 1 vision", "stage 2 audio", "stage 3 joint", "repeat last frame", "mean reward");
            assertThat(rows.get("stage 1 vision").get("k")).hasToString("[1,2]");
            assertThat(rows.get("stage 1 vision").get("psnr")).hasSize(2);
            assertThat(rows.get("stage 1 vision").has("lsd")).isFalse();
            assertThat(rows.get("stage 1 vision").has("rewardMse")).isFalse();
            assertThat(rows.get("stage 2 audio").has("psnr")).isFalse();
            assertThat(rows.get("stage 2 audio").get("lsd")).hasSize(2);
            assertThat(rows.get("stage 3 joint").get("ssim")).hasSize(2);
            assertThat(rows.get("stage 3 joint").get("rewardMse")).hasSize(2);
        }
        assertThat(json.get("weights").get("lpips").asText()).isEqualTo("no weights");
        assertThat(json.get("planning").fieldNames()).toIterable().containsExactly("stage 2 audio", "stage 3 joint");
        for (String file : List.of("report.html", "config.yaml", "provenance.json", "strips")) {
            assertThat(folder.resolve("stages").resolve(file)).exists();
        }
        assertThat(run.out()).contains("rollout: PSNR better than repeating", "Report: ");
        assertThat(evaluate("run", "stages").exitCode()).as("a folder in use").isEqualTo(2);
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherDoesNot() throws IOException {
        assertThat(evaluate("run/model-3-joint", "one", "--seed", "5").exitCode())
                .isZero();
        assertThat(evaluate("run/model-3-joint", "two", "--seed", "5").exitCode())
                .isZero();
        assertThat(evaluate("run/model-3-joint", "three", "--seed", "6").exitCode())
                .isZero();
        Path one = folder.resolve("one/evaluation.json");
        assertThat(folder.resolve("two/evaluation.json")).hasSameBinaryContentAs(one);
        assertThat(Files.readString(folder.resolve("three/evaluation.json"))).isNotEqualTo(Files.readString(one));
    }

    @Test
    void whatCannotBeEvaluatedIsSaidOnceAndLeavesNothing() {
        refused(evaluate("nothing", "a"), "nothing", "Maybe");
        refused(evaluate("other", "a"), "steps of 0.2 m", "steps of 0.15 m", "Maybe");
        refused(evaluate("run", "a", "--data", folder.resolve("none").toString()), "none", "Maybe");
        refused(evaluate("run", "a", "--windows", "5000"), "not the (5000)", "Maybe");
        refused(evaluate("run", "a", "--horizon", "9"), "look (3) steps ahead", "Maybe");
        refused(evaluate("run", "a", "--sampler", "magic"), "sampler");
        refused(evaluate("run", "a", "--split", "train"), "train walks hold (0)", "Maybe");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    private static void refused(CommandLineRun run, String... words) {
        assertThat(run.err()).contains(words).doesNotContain("Exception", "\tat ");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines().filter(line -> line.startsWith("avnav:"))).hasSize(1);
    }
}
