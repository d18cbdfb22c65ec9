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
    private static final int GLANCE_SIZE = 512;
    private static final int GLANCE_RUNS = 5;

    private static final String TEXT = String.join(
            "\n",
            "  def to_bfloat16(self, a: Tensor) -> Tensor:",
            "    return torch.to(a, 15)",
            "  def product(self, a: Tensor, b: Tensor) -> Tensor:",
            "    return torch.to(torch.narrow(torch.narrow(torch.matmul(a, b), 0, 0, 1), 1, 0, 1), 6)",
            "");

    /** Takes a fraction of a second; the best of several runs. */
    public static MatmulPeak measure() {
        return measure(SIZE, RUNS);
    }

    /** Takes some hundredths of a second: enough to tell which precision is faster, too short for a yardstick. */
    static MatmulPeak glance() {
        return measure(GLANCE_SIZE, GLANCE_RUNS);
    }

    private static MatmulPeak measure(int size, int runs) {
        try (NDManager scope = TensorEngine.newScope();
                Kernels kernels = Kernels.compile(scope, new KernelSource(TEXT))) {
            float[] values = new float[size * size];
            for (int i = 0; i < values.length; i++) {
                values[i] = (i * 31 % 257) / 257f - 0.5f;
            }
            NDArray a = Tensors.of(scope, values, size, size);
            NDArray b = Tensors.of(scope, values, size, size);
            double flops = 2.0 * size * size * size;
            double wide = flops / leastNanos(kernels, scope, a, b, runs);
            NDArray narrowA = kernels.one(scope, "to_bfloat16", new NDList(a));
            NDArray narrowB = kernels.one(scope, "to_bfloat16", new NDList(b));
            return new MatmulPeak(wide, flops / leastNanos(kernels, scope, narrowA, narrowB, runs));
        }
    }

    /** Reads one number of each product, which a GPU must have finished for that. */
    private static long leastNanos(Kernels kernels, NDManager scope, NDArray a, NDArray b, int runs) {
        long nanos = Long.MAX_VALUE;
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            try (NDArray corner = kernels.one(scope, "product", new NDList(a, b))) {
                corner.toFloatArray();
            }
            nanos = Math.min(nanos, System.nanoTime() - start);
        }
        return nanos;
    }
}
