package avnav.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import avnav.simbridge.Observation;
import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.GradientCheck;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.Parameters;
import avnav.worldmodel.nn.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyKernelsTest {

    private static final int STEPS = 3;
    private static final int BATCH = 2;

    @TempDir
    Path folder;

    private static NetworkSettings small(Architecture architecture, boolean depth) {
        NetworkSettings.Sizes sound = architecture == Architecture.COMPACT
                ? new NetworkSettings.Sizes(8, 11, 1)
                : new NetworkSettings.Sizes(20, 20, 2);
        return new NetworkSettings(architecture, 40, true, depth, sound, 6);
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void gradientsOfWholeSequencesEqualFiniteDifferences(Architecture architecture) {
        NetworkSettings settings = small(architecture, true);
        SplittableRandom random = new SplittableRandom(4);
        List<double[]> inputs = new ArrayList<>();
        List<long[]> shapes = new ArrayList<>();
        NetworkSettings.Sizes sound = settings.soundShape();
        int rows = STEPS * BATCH;
        add(inputs, shapes, random, 255, rows, 40, 40, 3);
        add(inputs, shapes, random, 1, rows, 40, 40, 1);
        add(inputs, shapes, random, 1, rows, sound.rows(), sound.columns(), sound.channels());
        add(inputs, shapes, random, 1, rows, 4);
        add(inputs, shapes, random, 1, BATCH, 6);
        int data = inputs.size();
        try (NDManager scope = TensorEngine.newScope();
                Parameters parameters = new Parameters(scope)) {
            NetworkLayout.create(settings, parameters, random);
            for (String name : parameters.names()) {
                add(inputs, shapes, random, 0.3, parameters.shape(name));
            }
            KernelSource sum = new KernelSource(
                    "  def total(self, rgb: Tensor, depth: Tensor, sound: Tensor, previous: Tensor, memory: Tensor, "
                            + "p: List[Tensor]) -> Tensor:\n"
                            + "    mask = torch.ones([3, 2, 1], dtype=7)\n"
                            + "    a, b, c, = (self).follow(rgb, depth, sound, previous, memory, mask, p)\n"
                            + "    return torch.sum(a * a) + torch.sum(b) + torch.sum(torch.sin(c))\n");
            KernelSource[] sources = NetworkLayout.kernels(settings);
            Kernels kernels = Kernels.compile(scope, sources[0], sources[1], sum);
            GradientCheck check = new GradientCheck(
                    scope,
                    (step, in) -> kernels.one(
                            step, "total", new NDList(in.subList(0, data)), new NDList(in.subList(data, in.size()))));
            assertThat(check.largestError(inputs, shapes, 6, random)).isLessThan(1e-6);
        }
    }

    private static void add(
            List<double[]> inputs, List<long[]> shapes, SplittableRandom random, double size, long... shape) {
        int count = 1;
        for (long length : shape) {
            count *= (int) length;
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = size * (size == 255 ? random.nextDouble() : 2 * random.nextDouble() - 1);
        }
        inputs.add(values);
        shapes.add(shape);
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void rowsDoNotInfluenceEachOther(Architecture architecture) {
        SplittableRandom random = new SplittableRandom(9);
        NetworkSettings settings = small(architecture, false);
        try (ActorCritic network = new ActorCritic(settings, random)) {
            List<Percept> percepts = List.of(percept(settings, random), percept(settings, random));
            float[][] memory = {new float[6], {1, 0, 0.5f, 0, 0, -1}};
            PolicyStep both = network.act(new PolicyRows(percepts, new int[] {1, 2}, new boolean[2], memory));
            PolicyStep alone = network.act(
                    new PolicyRows(percepts.subList(1, 2), new int[] {2}, new boolean[1], new float[][] {memory[1]}));
            for (int a = 0; a < 4; a++) {
                assertThat(alone.logits()[0][a]).isCloseTo(both.logits()[1][a], within(1e-6f));
            }
            PolicyStep wiped = network.act(new PolicyRows(
                    percepts.subList(1, 2), new int[] {-1}, new boolean[] {true}, new float[][] {memory[1]}));
            assertThat(wiped.value()[0]).isNotEqualTo(alone.value()[0]);
        }
    }

    @Test
    void actingLeavesNoTensorBehind() {
        SplittableRandom random = new SplittableRandom(9);
        NetworkSettings settings = small(Architecture.COMPACT, false);
        try (ActorCritic network = new ActorCritic(settings, random)) {
            List<Integer> counts = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                network.act(new PolicyRows(
                        List.of(percept(settings, random)), new int[] {0}, new boolean[1], new float[1][6]));
                counts.add(((PtNDManager) network.scope()).getManagedArrays().size());
            }
            assertThat(counts).containsOnly(counts.get(0));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ElementType.class,
            names = {"F32", "F16"})
    void aWrittenPolicyReadsBack(ElementType type) throws IOException {
        SplittableRandom random = new SplittableRandom(9);
        NetworkSettings settings = small(Architecture.COMPACT, true);
        Path file = folder.resolve("policy.safetensors");
        try (ActorCritic network = new ActorCritic(settings, random)) {
            PolicyFile.write(file, network, type, Map.of("frames", "12"));
            PolicyFile read = PolicyFile.read(file);
            assertThat(read.metadata()).containsEntry("frames", "12");
            assertThat(read.settings()).isEqualTo(settings);
            try (ActorCritic again = read.network()) {
                for (String name : network.parameters().names()) {
                    float[] expected = network.parameters().values(name);
                    float[] actual = again.parameters().values(name);
                    for (int i = 0; i < expected.length; i++) {
                        float slack = type == ElementType.F32 ? 0 : Math.abs(expected[i]) / 1024 + 1e-7f;
                        assertThat(actual[i]).isBetween(expected[i] - slack, expected[i] + slack);
                    }
                }
            }
        }
    }

    @Test
    void theCompatibleNetworkHasTheOriginalsWeights() {
        try (ActorCritic network = new ActorCritic(NetworkSettings.soundSpaces(), new SplittableRandom(1))) {
            assertThat(network.parameters().count()).isEqualTo(4_956_549);
            NDArray actor = network.parameters().get("action_distribution.linear.weight");
            assertThat(actor.norm().getFloat()).isCloseTo(0.02f, within(1e-4f));
        }
    }

    @Test
    void anObservationOfAnotherSizeIsRefused() {
        Senses senses = new Senses(NetworkSettings.compact(), 16000, 2400);
        Observation wrong = new Observation(100, 100, new byte[30000], new float[0], new float[2][2400], 16000);
        assertThatThrownBy(() -> senses.of(wrong)).hasMessageContaining("100x100");
        Observation rate = new Observation(128, 128, new byte[128 * 128 * 3], new float[0], new float[2][2400], 8000);
        assertThatThrownBy(() -> senses.of(rate)).hasMessageContaining("8000");
    }

    private static Percept percept(NetworkSettings settings, SplittableRandom random) {
        byte[] rgb = new byte[settings.rgbCount()];
        random.nextBytes(rgb);
        float[] sound = new float[settings.soundShape().count()];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) random.nextDouble();
        }
        return new Percept(rgb, new float[settings.depthCount()], sound);
    }
}
