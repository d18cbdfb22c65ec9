package avnav.worldmodel.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrecisionTest {

    @Test
    void theFasterOneIsTakenAndFloat32WhenInDoubt() {
        assertThat(Precision.faster(new MatmulPeak(190, 404))).isEqualTo(Precision.BFLOAT16);
        assertThat(Precision.faster(new MatmulPeak(310, 166))).isEqualTo(Precision.FLOAT32);
        assertThat(Precision.faster(new MatmulPeak(100, 100))).isEqualTo(Precision.FLOAT32);
    }

    @Test
    void bfloat16IsNeverFastestWithoutItsInstructions() {
        assertThat(CpuFeatures.detect().hasBfloat16Instructions() || Precision.fastest() == Precision.FLOAT32)
                .isTrue();
    }

    @Test
    void theMachinesSpeedIsMeasuredInBothPrecisions() {
        assertThat(MatmulPeak.measure().float32Gflops()).isPositive();
        assertThat(MatmulPeak.glance().bfloat16Gflops()).isPositive();
    }
}
