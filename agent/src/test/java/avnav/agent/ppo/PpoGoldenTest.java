package avnav.agent.ppo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.FormulaWeights;
import avnav.agent.policy.GoldenFolder;
import avnav.agent.policy.GoldenRows;
import avnav.worldmodel.nn.AdamW;
import avnav.worldmodel.nn.AdamWSettings;
import avnav.worldmodel.nn.GradientPass;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.Parameters;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One idea in many lines: each kind of case in golden/ppo has its own inputs to build and its own outputs to compare. */
class PpoGoldenTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Stream<JsonNode> cases(String kind) throws IOException {
        JsonNode root = JSON.readTree(Files.readString(GoldenFolder.of("ppo").resolve("ppo.json")));
        return StreamSupport.stream(root.path("cases").spliterator(), false)
                .filter(node -> node.path("kind").textValue().equals(kind));
    }

    static Stream<JsonNode> gae() throws IOException {
        return cases("gae");
    }

    static Stream<JsonNode> loss() throws IOException {
        return cases("loss");
    }

    static Stream<JsonNode> update() throws IOException {
        return cases("update");
    }

    static Stream<Path> networks() {
        return GoldenFolder.files("avnav", ".inputs.safetensors").stream();
    }

    @ParameterizedTest
    @MethodSource("gae")
    void estimatesAdvantages(JsonNode golden) throws IOException {
        Safetensors file = file(golden, ".safetensors");
        PpoSettings settings = new PpoSettings(
                0.1,
                1,
                1,
                0.5,
                0,
                1e-3,
                1e-5,
                1,
                golden.path("gamma").doubleValue(),
                golden.path("tau").doubleValue(),
                true,
                true);
        List<Trajectory> rollout = GoldenRollout.rollout(file, golden, null, new float[0][]);
        PpoUpdate update = new PpoUpdate(null, settings);
        List<float[]> returns = update.returns(rollout);
        assertTable(returns, file.get("returns_gae"), 1e-6);
        assertTable(update.advantages(rollout, returns), file.get("advantages_normalised"), 1e-5);
        List<float[]> discounted =
                rollout.stream().map(t -> t.returns(settings.discount(), 1)).toList();
        assertTable(discounted, file.get("returns_discounted"), 1e-4);
    }

    /** The policy is a table of logits and values, so these numbers test the loss alone. */
    @ParameterizedTest
    @MethodSource("loss")
    void lossesAndGradientsOfATable(JsonNode golden) throws IOException {
        Safetensors file = file(golden, ".safetensors");
        int rows = golden.path("steps").intValue() * golden.path("envs").intValue();
        try (NDManager scope = TensorEngine.newScope();
                Kernels losses = Kernels.compile(scope, KernelSource.resource(Learner.class, "losses.ts"));
                Parameters table = new Parameters(scope)) {
            float[] logits = before(file, "logits", golden);
            assertLogProbabilities(logits, file);
            table.add("logits", "t", logits, rows, 4);
            table.add("values", "t", before(file, "values", golden), rows, 1);
            AdamW optimiser =
                    new AdamW(table, AdamWSettings.adam(golden.path("eps").doubleValue()));
            NDList in = new NDList(table.get("logits"), table.get("values"));
            in.add(Tensors.of(scope, file.get("actions").longs(), rows, 1));
            for (String name : List.of("old_action_log_probs", "value_preds", "returns", "advantages")) {
                in.add(Tensors.of(scope, file.get(name).floats(), rows, 1));
            }
            double[] hyper = {
                golden.path("clip_param").doubleValue(),
                golden.path("value_loss_coef").doubleValue(),
                golden.path("entropy_coef").doubleValue(),
                golden.path("use_clipped_value_loss").booleanValue() ? 1 : 0
            };
            in.add(Tensors.of(scope, hyper, hyper.length));
            try (GradientPass pass = GradientPass.open()) {
                NDList out = losses.call(scope, "ppo", in);
                pass.backward(out.get(0));
                assertRelative(out.get(0).getFloat(), golden.path("total_loss"), 1e-5);
                assertRelative(out.get(1).getFloat(), golden.path("value_loss"), 1e-5);
                assertRelative(out.get(2).getFloat(), golden.path("action_loss"), 1e-5);
                assertRelative(out.get(3).getFloat(), golden.path("entropy"), 1e-5);
            }
            NDList gradients = table.gradients(List.of("logits", "values"));
            assertClose(gradients.get(0).toFloatArray(), file.get("grad_logits").floats(), 1e-6);
            assertClose(gradients.get(1).toFloatArray(), file.get("grad_values").floats(), 1e-6);
            double norm = optimiser.step(
                    golden.path("lr").doubleValue(),
                    golden.path("max_grad_norm").doubleValue());
            assertRelative(norm, golden.path("grad_norm"), 1e-5);
            assertClose(table.values("logits"), file.get("after_logits").floats(), 2e-6);
            assertClose(table.values("values"), file.get("after_values").floats(), 2e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("update")
    void wholeUpdatesMoveTheNetworkAsTheOriginal(JsonNode golden) throws IOException {
        Safetensors file = file(golden, ".rollout.safetensors");
        try (ActorCritic network = new ActorCritic(GoldenRows.settings(golden), new SplittableRandom(1));
                Learner learner = new Learner(network, golden.path("eps").doubleValue())) {
            assertThat(FormulaWeights.fill(network.parameters(), golden)).isEmpty();
            GoldenRows rows = new GoldenRows(file, "");
            float[][] memory = rows.memory(file.get("hidden0"), rows.allEnvironments());
            List<Trajectory> rollout = GoldenRollout.rollout(file, golden, rows, memory);
            PpoSettings settings = GoldenRollout.settings(golden);
            PpoUpdate update = new PpoUpdate(learner, settings);
            List<LossReport> reports =
                    update.update(rollout, GoldenRollout.epochs(golden), settings.learningRate(), settings.clip());
            LossReport mean = LossReport.mean(reports);
            assertRelative(mean.value(), golden.path("value_loss_mean"), 1e-5);
            assertRelative(mean.action(), golden.path("action_loss_mean"), 1e-5);
            assertRelative(mean.entropy(), golden.path("entropy_mean"), 1e-5);
            for (int i = 0; i < reports.size(); i++) {
                JsonNode step = golden.path("optimizer_steps").get(i);
                assertRelative(reports.get(i).total(), step.path("total_loss"), 1e-5);
                assertRelative(reports.get(i).gradientNorm(), step.path("grad_norm_before_clip"), 1e-5);
            }
            for (JsonNode after : golden.path("parameters_after")) {
                float[] values = network.parameters().values(after.path("name").textValue());
                for (JsonNode spot : after.path("spot")) {
                    assertThat((double) values[spot.path("i").intValue()])
                            .as(after.path("name").textValue())
                            .isCloseTo(spot.path("value").doubleValue(), within(2e-6));
                }
            }
        }
    }

    /** PPO on the whole of an AV-Nav case in one minibatch: losses, every gradient's size, and one Adam step. */
    @ParameterizedTest
    @MethodSource("networks")
    void gradientsOfTheWholeNetwork(Path inputs) throws IOException {
        Path base = Path.of(inputs.toString().replace(".inputs.safetensors", ""));
        JsonNode golden = JSON.readTree(Files.readString(Path.of(base + ".json")));
        Safetensors in = Safetensors.read(inputs);
        Safetensors expected = Safetensors.read(Path.of(base + ".outputs.safetensors"));
        PpoSettings settings = GoldenRollout.settings(golden.path("ppo"));
        try (ActorCritic network = new ActorCritic(GoldenRows.settings(golden), new SplittableRandom(1));
                Learner learner = new Learner(network, settings.adamEpsilon())) {
            FormulaWeights.fill(network.parameters(), golden);
            GoldenRows rows = new GoldenRows(in, "");
            float[][] memory = rows.memory(in.get("hidden0"), rows.allEnvironments());
            List<Trajectory> rollout = GoldenRollout.rollout(in, golden, rows, memory);
            PpoUpdate update = new PpoUpdate(learner, settings);
            List<float[]> returns = GoldenRollout.table(in.get("returns"), rows.steps(), rows.batch());
            List<float[]> advantages = update.advantages(rollout, returns);
            assertTable(advantages, expected.get("advantages"), 1e-5);
            LossReport report = update.collect(rollout, rows.allEnvironments(), returns, advantages, settings.clip());
            JsonNode result = golden.path("ppo_result");
            assertRelative(report.value(), result.path("value_loss"), 1e-4);
            assertThat(report.action()).isCloseTo(result.path("action_loss").doubleValue(), within(1e-5));
            assertRelative(report.entropy(), result.path("entropy"), 1e-5);
            assertThat(report.total()).isCloseTo(result.path("total_loss").doubleValue(), within(1e-5));
            assertGradients(network.parameters(), golden, expected);
            double norm = learner.step(settings.learningRate(), settings.maxGradientNorm());
            assertRelative(norm, result.path("grad_norm_before_clip"), 1e-4);
            for (JsonNode row : golden.path("gradients")) {
                float[] values = network.parameters().values(row.path("name").textValue());
                for (JsonNode spot : row.path("spot")) {
                    assertThat((double) values[spot.path("i").intValue()])
                            .isCloseTo(spot.path("after").doubleValue(), within(2e-6));
                }
            }
        }
    }

    /**
     * The table before the step. The recorded files hold the table after the step under both names (the recorder kept a
     * live tensor), so there the first Adam step, lr * g / (|g| + eps), is undone; {@code action_log_probs}, recorded in
     * time, prove the result.
     */
    private static float[] before(Safetensors file, String name, JsonNode golden) {
        float[] table = file.get(name).floats();
        if (!file.get(name).bytes().equals(file.get("after_" + name).bytes())) {
            return table;
        }
        float[] gradient = file.get("grad_clipped_" + name).floats();
        double rate = golden.path("lr").doubleValue();
        double tiny = golden.path("eps").doubleValue();
        for (int i = 0; i < table.length; i++) {
            table[i] += (float) (rate * gradient[i] / (Math.abs(gradient[i]) + tiny));
        }
        return table;
    }

    private static void assertLogProbabilities(float[] logits, Safetensors file) {
        long[] actions = file.get("actions").longs();
        float[] expected = file.get("action_log_probs").floats();
        int width = logits.length / actions.length;
        for (int row = 0; row < actions.length; row++) {
            double sum = 0;
            for (int a = 0; a < width; a++) {
                sum += Math.exp(logits[row * width + a]);
            }
            double actual = logits[row * width + (int) actions[row]] - Math.log(sum);
            assertThat(actual).isCloseTo(expected[row], within(2e-6));
        }
    }

    private static void assertGradients(Parameters parameters, JsonNode golden, Safetensors expected) {
        NDList gradients = parameters.gradients(parameters.names());
        for (JsonNode row : golden.path("gradients")) {
            String name = row.path("name").textValue();
            NDArray tensor = gradients.get(parameters.names().indexOf(name));
            float[] gradient = tensor.toFloatArray();
            double largest = row.path("max_abs").doubleValue();
            double squares = 0;
            for (float g : gradient) {
                squares += (double) g * g;
            }
            assertThat(Math.sqrt(squares))
                    .as(name)
                    .isCloseTo(
                            row.path("l2").doubleValue(),
                            within(1e-4 * (1e-9 + row.path("l2").doubleValue())));
            for (JsonNode spot : row.path("spot")) {
                assertThat((double) gradient[spot.path("i").intValue()])
                        .isCloseTo(spot.path("grad").doubleValue(), within(1e-4 * largest));
            }
            StoredTensor whole = expected.tensors().get("grad:" + name);
            if (whole != null) {
                assertClose(gradient, whole.floats(), 1e-4 * largest);
            }
        }
    }

    private static void assertTable(List<float[]> actual, StoredTensor expected, double tolerance) {
        List<float[]> wanted = GoldenRollout.table(expected, actual.get(0).length, actual.size());
        for (int n = 0; n < actual.size(); n++) {
            assertClose(actual.get(n), wanted.get(n), tolerance);
        }
    }

    private static void assertClose(float[] actual, float[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat((double) actual[i]).isCloseTo(expected[i], within(tolerance));
        }
    }

    private static void assertRelative(double actual, JsonNode expected, double tolerance) {
        double wanted = expected.doubleValue();
        assertThat(actual).isCloseTo(wanted, within(tolerance * Math.max(Math.abs(wanted), 0.1)));
    }

    private static Safetensors file(JsonNode golden, String ending) throws IOException {
        return Safetensors.read(
                GoldenFolder.of("ppo").resolve(golden.path("case").textValue() + ending));
    }
}
