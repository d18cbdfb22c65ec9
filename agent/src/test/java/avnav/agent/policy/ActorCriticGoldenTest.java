package avnav.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActorCriticGoldenTest {

    private static final float TOLERANCE = 1e-5f;

    static Stream<Path> networks() {
        return GoldenFolder.files("avnav", ".inputs.safetensors").stream();
    }

    static Stream<Path> checkpoints() {
        return GoldenFolder.files("avnav", ".pth").stream();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void actsStepByStepAsTheOriginal(Path file) throws IOException {
        JsonNode golden = json(file, ".inputs.safetensors");
        Safetensors inputs = Safetensors.read(file);
        Safetensors outputs = Safetensors.read(sibling(file, ".inputs.safetensors", ".outputs.safetensors"));
        GoldenRows rows = new GoldenRows(inputs, "");
        try (ActorCritic network = new ActorCritic(GoldenRows.settings(golden), new SplittableRandom(1))) {
            assertThat(FormulaWeights.fill(network.parameters(), golden)).isEmpty();
            assertThat(network.parameters().count())
                    .isEqualTo(golden.path("num_parameters").longValue());
            float[][] memory = rows.memory(inputs.get("hidden0"), rows.allEnvironments());
            for (int t = 0; t < rows.steps(); t++) {
                PolicyStep step = network.act(rows.rows(t, t + 1, rows.allEnvironments(), memory));
                for (int b = 0; b < rows.batch(); b++) {
                    int row = t * rows.batch() + b;
                    assertRow(step.logits()[b], outputs.get("logits_raw"), row);
                    assertRow(step.memory()[b], outputs.get("hidden"), row);
                    assertRow(new float[] {step.value()[b]}, outputs.get("value"), row);
                }
                memory = step.memory();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void followsWholeSequencesAsTheOriginal(Path file) throws IOException {
        JsonNode golden = json(file, ".inputs.safetensors");
        Safetensors inputs = Safetensors.read(file);
        Safetensors outputs = Safetensors.read(sibling(file, ".inputs.safetensors", ".outputs.safetensors"));
        GoldenRows rows = new GoldenRows(inputs, "");
        try (ActorCritic network = new ActorCritic(GoldenRows.settings(golden), new SplittableRandom(1));
                NDManager scope = network.scope().newSubManager()) {
            FormulaWeights.fill(network.parameters(), golden);
            float[][] memory = rows.memory(inputs.get("hidden0"), rows.allEnvironments());
            NDList out = network.follow(scope, rows.rows(0, rows.steps(), rows.allEnvironments(), memory));
            assertClose(out.get(0).toFloatArray(), outputs.get("logits_raw").floats());
            assertClose(out.get(1).toFloatArray(), outputs.get("eval_value").floats());
            assertClose(
                    out.get(2).toFloatArray(), outputs.get("eval_hidden_last").floats());
        }
    }

    @ParameterizedTest
    @MethodSource("checkpoints")
    void checkpointsOfTheOriginalAct(Path file) throws IOException {
        JsonNode golden = json(file, ".pth");
        Safetensors io = Safetensors.read(sibling(file, ".pth", ".io.safetensors"));
        GoldenRows rows = new GoldenRows(io, "in:");
        try (ActorCritic network = PolicyFile.read(file).network(GoldenRows.settings(golden))) {
            float[][] memory = new float[rows.batch()][network.memorySize()];
            for (int t = 0; t < rows.steps(); t++) {
                PolicyStep step = network.act(rows.rows(t, t + 1, rows.allEnvironments(), memory));
                for (int b = 0; b < rows.batch(); b++) {
                    int row = t * rows.batch() + b;
                    assertRow(softmax(step.logits()[b]), io.get("out:probs"), row);
                    assertRow(new float[] {step.value()[b]}, io.get("out:value"), row);
                    assertRow(step.memory()[b], io.get("out:hidden"), row);
                }
                memory = step.memory();
            }
        }
    }

    static float[] softmax(float[] logits) {
        float[] p = new float[logits.length];
        double sum = 0;
        for (float logit : logits) {
            sum += StrictMath.exp(logit);
        }
        for (int i = 0; i < p.length; i++) {
            p[i] = (float) (StrictMath.exp(logits[i]) / sum);
        }
        return p;
    }

    private static void assertRow(float[] actual, StoredTensor expected, int row) {
        float[] all = expected.floats();
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(all[row * actual.length + i], within(TOLERANCE));
        }
    }

    private static void assertClose(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(TOLERANCE));
        }
    }

    private static JsonNode json(Path file, String ending) throws IOException {
        return new ObjectMapper().readTree(Files.readString(sibling(file, ending, ".json")));
    }

    private static Path sibling(Path file, String ending, String other) {
        return Path.of(file.toString().replace(ending, other));
    }
}
