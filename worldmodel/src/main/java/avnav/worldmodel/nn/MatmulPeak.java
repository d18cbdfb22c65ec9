package avnav.worldmodel.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.concurrent.CompletableFuture;

/**
 * The fastest matrix product this machine reached just now, the yardstick for a network's speed.
 *
 * @param float32Gflops of a square product in float32
 * @param bfloat16Gflops of the same product in bfloat16
 */
public record MatmulPeak(double float32Gflops, double bfloat16Gflops) {

    private static final int SIZE = 1024;
    /** So large that a GPU's products take longer than their launch; not tried, for want of one. */
    private static final int GPU_SIZE = 4096;

    private static final int RUNS = 12;
    private static final int GLANCE_SIZE = 256;
    private static final int GLANCE_RUNS = 30;

    private static final String TEXT = String.join(
            "\n",
            "  def to_bfloat16(self, a: Tensor) -> Tensor:",
            "    return torch.to(a, 15)",
            "  def product(self, a: Tensor, b: Tensor) -> Tensor:",
            "    return torch.to(torch.narrow(torch.narrow(torch.matmul(a, b), 0, 0, 1), 1, 0, 1), 6)",
            "");

    /** Takes a fraction of a second; the best of several runs. */
    public static MatmulPeak measure() {
        return measure(TensorEngine.isOnGpu() ? GPU_SIZE : SIZE, RUNS);
    }

    /**
     * On one thread and in some hundredths of a second, to tell which precision is faster: products so short that some
     * run undisturbed on a busy machine, too, and in turns. No yardstick: larger ones are faster. In a thread of its own,
     * so that the caller's number of threads stays as it is.
     */
    public static MatmulPeak glance() {
        if (TensorEngine.isOnGpu()) {
            return measure();
        }
        int threads = TensorEngine.threads();
        return CompletableFuture.supplyAsync(
                        () -> {
                            TensorEngine.useThreads(1);
                            try {
                                return measure(GLANCE_SIZE, GLANCE_RUNS);
                            } finally {
                                TensorEngine.useThreads(threads);
                            }
                        },
                        task -> new Thread(task, "glance").start())
                .join();
    }

    private static MatmulPeak measure(int size, int runs) {
        try (NDManager scope = TensorEngine.newScope();
                Kernels kernels = Kernels.compile(scope, new KernelSource(TEXT))) {
            float[] values = new float[size * size];
            for (int i = 0; i < values.length; i++) {
                values[i] = (i * 31 % 257) / 257f - 0.5f;
            }
            NDArray wide = Tensors.of(scope, values, size, size);
            NDArray narrow = kernels.one(scope, "to_bfloat16", new NDList(wide));
            long wideNanos = Long.MAX_VALUE;
            long narrowNanos = Long.MAX_VALUE;
            for (int run = 0; run < runs; run++) {
                wideNanos = Math.min(wideNanos, nanos(kernels, scope, wide));
                narrowNanos = Math.min(narrowNanos, nanos(kernels, scope, narrow));
            }
            double flops = 2.0 * size * size * size;
            return new MatmulPeak(flops / wideNanos, flops / narrowNanos);
        }
    }

    /** Of a square; reads one number of it, which a GPU must have finished for that. */
    private static long nanos(Kernels kernels, NDManager scope, NDArray a) {
        long start = System.nanoTime();
        try (NDArray corner = kernels.one(scope, "product", new NDList(a, a))) {
            corner.toFloatArray();
        }
        return System.nanoTime() - start;
    }
}
