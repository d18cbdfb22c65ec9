package avnav.worldmodel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KernelsTest {

    @Test
    void gradientsEqualFiniteDifferences() {
        try (TinyNetwork net = new TinyNetwork()) {
            GradientCheck check = new GradientCheck(
                    net.root,
                    (scope, in) -> net.kernels.one(
                            scope, "loss", new NDList(in.get(0), in.get(1)), new NDList(in.subList(2, 6))));
            SplittableRandom random = new SplittableRandom(1);
            List<long[]> shapes = List.of(
                    new long[] {5, 3},
                    new long[] {5, 2},
                    new long[] {4, 3},
                    new long[] {4},
                    new long[] {2, 4},
                    new long[] {2});
            List<double[]> inputs = shapes.stream()
                    .map(shape -> random.doubles((int) StoredTensor.count(shape), -1, 1)
                            .toArray())
                    .toList();
            assertThat(check.largestError(inputs, shapes, 10, random)).isLessThan(1e-7);
        }
    }

    @Test
    void inferenceGivesTheSameNumbersAndIsRefusedByAGradient() {
        try (TinyNetwork net = new TinyNetwork()) {
            String text = "  def f(self, x: Tensor, w: Tensor) -> Tensor:\n    return torch.sum(x * w)\n";
            Kernels kernels = Kernels.compile(net.root, new KernelSource(text));
            NDArray x = Tensors.of(net.root, new float[] {1, 2}, 2);
            NDArray w = Tensors.of(net.root, new float[] {3, 5}, 2);
            NDArray inferred = kernels.infer(net.root, "f", new NDList(x, w)).singletonOrThrow();
            assertThat(inferred.getFloat())
                    .isEqualTo(kernels.one(net.root, "f", new NDList(x, w)).getFloat())
                    .isEqualTo(13);
            w.setRequiresGradient(true);
            try (GradientPass pass = GradientPass.open()) {
                assertThatThrownBy(() -> kernels.one(net.root, "f", new NDList(inferred, w)))
                        .hasMessageContaining("Inference tensors cannot be saved for backward");
            }
        }
    }

    @Test
    void aWrongGradientIsFound() {
        try (TinyNetwork net = new TinyNetwork()) {
            String text = "  def f(self, x: Tensor) -> Tensor:\n    return torch.sum(x * torch.detach(x))\n";
            Kernels kernels = Kernels.compile(net.root, new KernelSource(text));
            GradientCheck check = new GradientCheck(net.root, (scope, in) -> kernels.one(scope, "f", in));
            double error = check.largestError(
                    List.of(new double[] {1, 2}), List.of(new long[] {2}), 8, new SplittableRandom(1));
            assertThat(error).isGreaterThan(0.3);
        }
    }

    @Test
    void twoHundredStepsLeaveNoTensorBehind() {
        try (TinyNetwork net = new TinyNetwork()) {
            AdamW optimiser = new AdamW(net.parameters, AdamWSettings.adam(1e-8));
            MovingAverage average = new MovingAverage(net.parameters, 0.99);
            List<Integer> counts = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                net.collect(() -> {});
                optimiser.step(1e-3, 1);
                average.update();
                counts.add(managed(net.root) + managed(net.parameters.scope()));
            }
            assertThat(counts).containsOnly(counts.get(0));
        }
    }

    @Test
    void aStormOfGarbageBetweenForwardAndBackwardChangesNothing() {
        float[] quiet = gradientsAfter(() -> {});
        float[] stormy = gradientsAfter(KernelsTest::storm);
        assertThat(stormy).containsExactly(quiet);
    }

    private static float[] gradientsAfter(Runnable between) {
        try (TinyNetwork net = new TinyNetwork()) {
            for (int i = 0; i < 5; i++) {
                net.collect(between);
            }
            return net.parameters.gradients(List.of("in.weight")).get(0).toFloatArray();
        }
    }

    /** Frees what nobody holds and overwrites the freed memory. */
    private static void storm() {
        System.gc();
        List<ByteBuffer> rubbish = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(4 << (i % 6));
            while (buffer.hasRemaining()) {
                buffer.put((byte) 0x44);
            }
            rubbish.add(buffer);
        }
        assertThat(rubbish).hasSize(600);
    }

    @Test
    void anUnknownKernelIsNamedWithTheKnownOnes() {
        try (TinyNetwork net = new TinyNetwork()) {
            assertThatThrownBy(() -> net.kernels.call(net.root, "lost", new NDList()))
                    .hasMessageContaining("(lost)")
                    .hasMessageContaining("loss");
        }
    }

    @Test
    void aTensorInTwoListsIsRefused() {
        try (TinyNetwork net = new TinyNetwork()) {
            String text =
                    "  def f(self, x: Tensor, a: List[Tensor], b: List[Tensor]) -> Tensor:\n    return a[0] + b[0]\n";
            Kernels kernels = Kernels.compile(net.root, new KernelSource(text));
            NDArray one = Tensors.scalar(net.root, 1);
            NDArray two = Tensors.scalar(net.root, 2);
            assertThatThrownBy(() -> kernels.call(net.root, "f", new NDList(two), new NDList(one), new NDList(one)))
                    .hasMessageContaining("two arguments");
        }
    }

    @Test
    void textWithAMistakeIsRefusedWithItsLine() {
        try (NDManager root = TensorEngine.newScope()) {
            KernelSource wrong = new KernelSource("  def f(self, x: Tensor) -> Tensor:\n    return torch.nosuch(x)\n");
            assertThatThrownBy(() -> Kernels.compile(root, wrong)).hasMessageContaining("nosuch");
        }
    }

    @Test
    void constantsFillTheHolesOfAText() {
        assertThatThrownBy(() -> KernelSource.resource(Kernels.class, "optimiser.ts", Map.of("left", 1)))
                .hasMessageContaining("left");
        assertThatThrownBy(() -> KernelSource.resource(Kernels.class, "absent.ts"))
                .hasMessageContaining("absent.ts");
    }

    @Test
    void gradientsAreRecordedOnEveryThread() throws InterruptedException {
        try (TinyNetwork net = new TinyNetwork()) {
            float[] loss = new float[1];
            Thread thread = new Thread(() -> loss[0] = net.collect(() -> {}));
            thread.start();
            thread.join();
            assertThat(loss[0]).isGreaterThan(0);
            float[] gradient =
                    net.parameters.gradients(List.of("out.bias")).get(0).toFloatArray();
            assertThat(gradient[0]).isNotCloseTo(0f, within(1e-9f));
        }
    }

    private static int managed(NDManager manager) {
        return ((PtNDManager) manager).getManagedArrays().size();
    }
}
