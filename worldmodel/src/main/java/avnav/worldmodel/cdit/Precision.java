package avnav.worldmodel.cdit;

import avnav.worldmodel.nn.CpuFeatures;

/** Of the matrix products in the blocks; weights, residual stream, attention, embedders and heads stay in float32. */
public enum Precision {
    FLOAT32("x", "x"),
    BFLOAT16("torch.to(x, 15)", "torch.to(x, 6)");

    private final String narrow;
    private final String wide;

    Precision(String narrow, String wide) {
        this.narrow = narrow;
        this.wide = wide;
    }

    /** bfloat16 where the processor multiplies it fast. */
    public static Precision fastest() {
        return CpuFeatures.detect().hasFastBfloat16() ? BFLOAT16 : FLOAT32;
    }

    /** Whether oneDNN has products of this precision on such a processor. */
    boolean hasProducts(CpuFeatures processor) {
        return this == BFLOAT16 ? processor.hasBfloat16Products() : processor.hasFloat32Products();
    }

    /** Kernel text that brings {@code x} to the type of the products. */
    String narrow() {
        return narrow;
    }

    /** Kernel text that brings {@code x} back. */
    String wide() {
        return wide;
    }
}
