package avnav.worldmodel.nn;

/**
 * Of a network's matrix products and convolutions: rounded weights and activations (relative error near 0.4 %), float32
 * sums. Weights in files, the residual stream, norms, embedders and heads stay in float32.
 */
public enum Precision {
    FLOAT32("x", "x"),
    BFLOAT16("torch.to(x, 15)", "torch.to(x, 6)");

    private final String narrow;
    private final String wide;

    Precision(String narrow, String wide) {
        this.narrow = narrow;
        this.wide = wide;
    }

    /** Which one this machine multiplies faster; the same answer for the life of the process. */
    public static Precision fastest() {
        return Fastest.PRECISION;
    }

    static Precision faster(MatmulPeak peak) {
        return peak.bfloat16Gflops() > peak.float32Gflops() ? BFLOAT16 : FLOAT32;
    }

    /** Whether oneDNN has products of this precision on such a processor. */
    public boolean hasProducts(CpuFeatures processor) {
        return this == BFLOAT16 ? processor.hasBfloat16Products() : processor.hasFloat32Products();
    }

    /** Kernel text that brings {@code x} to the type of the products. */
    public String narrow() {
        return narrow;
    }

    /** Kernel text that brings {@code x} back. */
    public String wide() {
        return wide;
    }

    /**
     * Measured, because the instructions alone do not tell: AMD's AVX512-BF16 multiplies twice as fast as in float32,
     * Intel's half as fast, its AMX six times. Processors without any are not asked; GPUs are.
     */
    private static final class Fastest {

        private static final Precision PRECISION =
                TensorEngine.isOnGpu() || CpuFeatures.detect().hasBfloat16Instructions()
                        ? faster(MatmulPeak.glance())
                        : FLOAT32;
    }
}
