package avnav.worldmodel.codec;

import avnav.worldmodel.nn.CpuFeatures;

/** How the convolutions compute. Norms and attention are float32 in both; a file's numbers do not depend on it. */
public enum VisualPrecision {
    /** Also float64 where the inputs are; what golden numbers are compared with. */
    FLOAT32,
    /** Rounded weights and activations, float32 sums; relative error near 0.4 %. */
    BFLOAT16;

    /** bfloat16 where the processor multiplies it natively (AVX512-BF16 or AMX), else float32. */
    public static VisualPrecision ofThisMachine() {
        return CpuFeatures.detect().hasFastBfloat16() ? BFLOAT16 : FLOAT32;
    }
}
