package avnav.worldmodel.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.GoldenFolder;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole trajectories of diffusers' schedulers on a network that is one line. */
class SamplersGoldenTest {

    private static final KernelSource TOY = new KernelSource(
            "  def toy(self, w: Tensor, x: Tensor, b: Tensor) -> Tensor:\n" + "    return x * w[0] + b\n");

    private final NoiseSchedule schedule = NoiseSchedule.linear();

    static Stream<String> runs() {
        Iterable<String> names = () -> json().get("runs").fieldNames();
        return StreamSupport.stream(names.spliterator(), false);
    }

    private static JsonNode json() {
        return Golden.json(GoldenFolder.of("samplers").resolve("runs.json"));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void followsTheOriginalStepByStep(String name) {
        String family = name.substring(0, name.indexOf('/'));
        String run = name.substring(name.indexOf('/') + 1);
        JsonNode settings = json().get("runs").get(name);
        Golden golden = Golden.read(GoldenFolder.of("samplers").resolve(family.replace('+', 'p') + ".safetensors"));
        List<SolverStep> steps = steps(family, run, settings);
        double[] timesteps = golden.doubles(run + ".timesteps");
        for (int i = 0; i < timesteps.length; i++) {
            assertThat(steps.get(i).networkStep()).isCloseTo(timesteps[i], within(1e-3));
        }
        TensorEngine.useThreads(1);
        try (NDManager scope = TensorEngine.newScope();
                Sampler sampler = new Sampler(steps);
                Kernels toy = Kernels.compile(scope, TOY)) {
            List<float[]> states = new ArrayList<>();
            List<float[]> starts = new ArrayList<>();
            NDList first = new NDList(golden.tensor(scope, "in.x_T"));
            NDList b = new NDList(golden.tensor(scope, "in.b"));
            Noise recorded = (inner, parts) -> new NDList(golden.tensor(inner, "in.noise", states.size()));
            sampler.sample(scope, (inner, x, t) -> toyOutput(toy, inner, x, b, t), first, recorded, (start, next) -> {
                starts.add(start.get(0).toFloatArray());
                states.add(next.get(0).toFloatArray());
            });
            assertStates(golden, run, states, starts);
        }
    }

    private static NDList toyOutput(Kernels toy, NDManager scope, NDList x, NDList b, double t) {
        JsonNode numbers = json().get("toy");
        double a = numbers.get("a0").doubleValue() + numbers.get("a1").doubleValue() * t / 1000;
        NDList arguments = new NDList(Tensors.of(scope, new double[] {a}, 1), x.get(0), b.get(0));
        return toy.call(scope, "toy", arguments);
    }

    private static void assertStates(Golden golden, String run, List<float[]> states, List<float[]> starts) {
        String key = run + ".trajectory";
        double largest = 0;
        for (float value : golden.floats(key)) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < states.size(); i++) {
            assertWithin(key + " " + i, states.get(i), golden.floats(key, i + 1), 1e-5 * largest);
            if (golden.has(run + ".pred_x0")) {
                assertWithin("x0 " + i, starts.get(i), golden.floats(run + ".pred_x0", i), 1e-5 * largest);
            }
        }
    }

    private static void assertWithin(String what, float[] actual, float[] expected, double allowed) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).as(what).isCloseTo(expected[i], within((float) allowed));
        }
    }

    private List<SolverStep> steps(String family, String run, JsonNode settings) {
        int count = settings.get("steps").intValue();
        if (family.equals("flow-euler")) {
            Spacing spacing = run.startsWith("even") ? Spacing.TRAILING : Spacing.LINSPACE;
            double shift = settings.get("shift").doubleValue();
            SamplerSettings flow = new SamplerSettings(SamplerSettings.Kind.FLOW_EULER, count, 0, spacing, shift);
            return new SolverPlan(schedule, Prediction.FLOW).steps(flow);
        }
        Spacing spacing =
                Spacing.valueOf(settings.get("timestep_spacing").textValue().toUpperCase(Locale.ROOT));
        Prediction prediction = settings.get("prediction_type").textValue().equals("epsilon")
                ? Prediction.EPSILON
                : Prediction.VELOCITY;
        int offset = settings.path("steps_offset").intValue();
        SolverPlan plan = new SolverPlan(schedule, prediction);
        if (family.equals("ddim")) {
            int[] visited = spacing.forDdim(schedule.steps(), count, offset);
            NoiseLevel end = settings.get("set_alpha_to_one").booleanValue() ? NoiseLevel.CLEAN : schedule.level(0);
            double eta = settings.get("eta").doubleValue();
            return plan.ddim(visited, stridesBack(visited, schedule.steps() / count), eta, end);
        }
        return plan.dpmSolver(
                spacing.forDpmSolver(schedule.steps(), count, offset),
                settings.get("solver_order").intValue(),
                settings.get("solver_type").textValue().equals("heun"));
    }

    /** Where diffusers' DDIM believes to arrive: a whole stride on, whatever its list says. */
    private static int[] stridesBack(int[] visited, int stride) {
        int[] reached = new int[visited.length];
        for (int i = 0; i < visited.length; i++) {
            reached[i] = Math.max(-1, visited[i] - stride);
        }
        return reached;
    }
}
