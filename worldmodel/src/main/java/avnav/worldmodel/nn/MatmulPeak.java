package avnav.worldmodel.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * The fastest matrix product this machine reached just now, the yardstick for a network's speed.
 *
 * @param float32Gflops of a square product in float32
 * @param bfloat16Gflops of the same product in bfloat16
 */
public record MatmulPeak(double float32Gflops, double bfloat16Gflops) {

    private static final int SIZE = 1024;
    private static final int RUNS = 12;

    private static final String TEXT = String.join(
            "\n",
            "  def to_bfloat16(self, a: Tensor) -> Tensor:",
            "    return torch.to(a, 15)",
            "  def product(self, a: Tensor, b: Tensor) -> Tensor:",
            "    return torch.matmul(a, b)",
            "");

    /** Takes a fraction of a second; the best of several runs. */
    public static MatmulPeak measure() {
        try (NDManager scope = TensorEngine.newScope();
                Kernels kernels = Kernels.compile(scope, new KernelSource(TEXT))) {
            float[] values = new float[SIZE * SIZE];
            for (int i = 0; i < values.length; i++) {
                values[i] = (i * 31 % 257) / 257f - 0.5f;
            }
            NDArray a = Tensors.of(scope, values, SIZE, SIZE);
            NDArray b = Tensors.of(scope, values, SIZE, SIZE);
            double wide = best(kernels, scope, a, b);
            NDArray narrowA = kernels.one(scope, "to_bfloat16", new NDList(a));
            NDArray narrowB = kernels.one(scope, "to_bfloat16", new NDList(b));
            return new MatmulPeak(wide, best(kernels, scope, narrowA, narrowB));
        }
    }

    private static double best(Kernels kernels, NDManager scope, NDArray a, NDArray b) {
        long nanos = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            kernels.one(scope, "product", new NDList(a, b)).close();
            nanos = Math.min(nanos, System.nanoTime() - start);
        }
        return 2.0 * SIZE * SIZE * SIZE / nanos;
    }
}
