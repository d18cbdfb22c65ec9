package avnav.worldmodel.cdit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import avnav.worldmodel.nn.AdamW;
import avnav.worldmodel.nn.AdamWSettings;
import avnav.worldmodel.nn.GradientCheck;
import avnav.worldmodel.nn.GradientPass;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Parameters;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AvCditTrainingTest {

    private static final KernelSource SQUARES = new KernelSource(String.join(
            "\n",
            "  def squares(self, x: Tensor, y: List[Tensor]) -> Tensor:",
            "    s = torch.sum(y[0] * y[0])",
            "    for i in range(1, torch.len(y)):",
            "      s = s + torch.sum(y[i] * y[i]) * (i + 1.0)",
            "    return s",
            ""));

    @BeforeAll
    static void oneThread() {
        TensorEngine.useThreads(1);
    }

    private static AvCdit network(CditSettings settings, Precision precision) {
        AvCdit net = new AvCdit(settings, precision, new SplittableRandom(1), SQUARES);
        try (AvCdit filled = SmallNet.network(settings, precision, 1)) {
            net.parameters().load(filled.parameters().store());
        }
        return net;
    }

    private static void collect(AvCdit net, Modality modality, int... contextOfRow) {
        try (NDManager scope = TensorEngine.newScope(net.scope());
                GradientPass pass = GradientPass.open()) {
            Rows rows = SmallNet.rows(scope, net.settings(), modality, 5, contextOfRow);
            NDList answer = net.forward(scope, rows);
            pass.backward(net.kernels().one(scope, "squares", new NDList(Tensors.scalar(scope, 0)), answer));
        }
    }

    @ParameterizedTest
    @EnumSource
    void gradientsEqualFiniteDifferences(Modality modality) {
        requireTrueGradients(SmallNet.AUDIO_VISUAL, modality);
    }

    @Test
    void soDoThoseOfAListenerThatTellsTheSound() {
        requireTrueGradients(SmallNet.SOUND_TOLD, Modality.AUDIO_VISUAL);
    }

    private static void requireTrueGradients(CditSettings s, Modality modality) {
        try (AvCdit net = network(s, Precision.FLOAT32);
                NDManager scope = TensorEngine.newScope(net.scope())) {
            NDList tensors = SmallNet.rows(scope, s, modality, 5, 1, 0, 1).tensors(scope);
            NDArray index = tensors.get(modality.parts() + modality.pasts() + 1);
            int[] sizes = new int[4];
            List<NDArray> inputs = new ArrayList<>();
            tensors.stream().filter(tensor -> tensor != index).forEach(inputs::add);
            NDList[] lists = {
                net.parameters().list(CditLayout.embedders(s)),
                net.parameters().list(CditLayout.modulations(s)),
                net.parameters().list(CditLayout.blocks(s)),
                net.parameters().list(CditLayout.heads(s))
            };
            for (int i = 0; i < lists.length; i++) {
                inputs.addAll(lists[i]);
                sizes[i] = lists[i].size();
            }
            int lone = tensors.size() - 1;
            GradientCheck check = new GradientCheck(net.scope(), (step, in) -> {
                NDList first = new NDList(in.subList(0, lone));
                first.add(modality.parts() + modality.pasts() + 1, index);
                NDList[] own = new NDList[lists.length];
                int at = lone;
                for (int i = 0; i < own.length; i++) {
                    own[i] = new NDList(in.subList(at, at + sizes[i]));
                    at += sizes[i];
                }
                own[0].add(0, net.frequencies());
                NDList answer = net.kernels().call(step, "forward_" + modality.kernel(), first, own);
                return net.kernels().one(step, "squares", new NDList(index), answer);
            });
            List<double[]> values =
                    inputs.stream().map(AvCditTrainingTest::doubles).toList();
            List<long[]> shapes =
                    inputs.stream().map(in -> in.getShape().getShape()).toList();
            assertThat(check.largestError(values, shapes, 2, new SplittableRandom(2)))
                    .isLessThan(1e-6);
        }
    }

    private static double[] doubles(NDArray tensor) {
        float[] floats = tensor.toFloatArray();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    @Test
    void eachModalityReachesItsOwnPartsOnly() {
        Set<Part> sound = EnumSet.of(
                Part.AUDIO_ADAPTOR, Part.REWARD_ADAPTOR, Part.AUDIO_EXPERT, Part.AUDIO_HEAD, Part.REWARD_HEAD);
        Set<Part> sight = EnumSet.of(Part.VISUAL_ADAPTOR, Part.VISUAL_EXPERT, Part.VISUAL_HEAD);
        assertThat(reached(Modality.VISUAL)).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(sound)));
        assertThat(reached(Modality.AUDIO)).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(sight)));
        assertThat(reached(Modality.AUDIO_VISUAL)).isEqualTo(EnumSet.allOf(Part.class));
    }

    /** Parts all of whose weights get a gradient. */
    private static Set<Part> reached(Modality modality) {
        try (AvCdit net = network(SmallNet.AUDIO_VISUAL, Precision.FLOAT32)) {
            NDList gradients = net.parameters().gradients(net.parameters().names());
            collect(net, modality, 0, 1);
            Set<Part> reached = EnumSet.allOf(Part.class);
            Set<Part> touched = EnumSet.noneOf(Part.class);
            for (int i = 0; i < gradients.size(); i++) {
                Part part = Part.of(net.parameters().names().get(i));
                if (GoldenNet.largest(gradients.get(i).toFloatArray()) > 0) {
                    touched.add(part);
                } else {
                    reached.remove(part);
                }
            }
            assertThat(touched).isEqualTo(reached);
            return reached;
        }
    }

    @Test
    void frozenPartsStayWhileOthersMove() {
        Set<Part> learning = EnumSet.of(Part.AUDIO_EXPERT, Part.AUDIO_ADAPTOR, Part.REWARD_HEAD);
        try (AvCdit net = network(SmallNet.AUDIO_VISUAL, Precision.BFLOAT16)) {
            Parameters parameters = net.parameters();
            parameters.setFrozen(true, name -> !learning.contains(Part.of(name)));
            Map<String, float[]> before = new HashMap<>();
            parameters.names().forEach(name -> before.put(name, parameters.values(name)));
            AdamW optimiser = new AdamW(parameters, AdamWSettings.adam(1e-8));
            collect(net, Modality.AUDIO, 0, 0, 1);
            optimiser.step(0.01, 1);
            for (String name : parameters.names()) {
                boolean same = Arrays.equals(before.get(name), parameters.values(name));
                assertThat(same).as(name).isEqualTo(!learning.contains(Part.of(name)));
            }
        }
    }

    @Test
    void twoHundredStepsAndPredictionsLeaveNoTensorBehind() {
        try (AvCdit net = network(SmallNet.AUDIO_VISUAL, Precision.BFLOAT16)) {
            AdamW optimiser = new AdamW(net.parameters(), AdamWSettings.adam(1e-8));
            List<Integer> counts = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                collect(net, Modality.AUDIO_VISUAL, 0, 0);
                optimiser.step(1e-4, 1);
                net.prepare();
                try (NDManager scope = TensorEngine.newScope(net.scope())) {
                    net.predict(scope, SmallNet.rows(scope, net.settings(), Modality.AUDIO, 5, 0, 0));
                }
                counts.add(managed(net.scope()) + managed(net.parameters().scope()));
            }
            assertThat(counts).containsOnly(counts.get(0));
        }
    }

    private static int managed(NDManager manager) {
        return ((PtNDManager) manager).getManagedArrays().size();
    }
}
