package avnav.worldmodel.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CpuFeaturesTest {

    private static CpuFeatures with(String flags) {
        return CpuFeatures.parse(List.of("processor : 0", "model name\t: Some CPU", "flags\t\t: fpu " + flags));
    }

    @Test
    void readsModelAndFlags() {
        CpuFeatures features = with("sse2 avx2");
        assertThat(features.model()).isEqualTo("Some CPU");
        assertThat(features.flags()).containsExactly("avx2", "fpu", "sse2");
        assertThat(CpuFeatures.parse(List.of()).flags()).isEmpty();
    }

    @Test
    void bfloat16HasInstructionsIsPossibleWithAvx512AndRefusedWithoutBoth() {
        assertThat(with("avx2 avx512bw avx512_bf16").hasBfloat16Instructions()).isTrue();
        assertThat(with("avx512bw amx_bf16").hasBfloat16Instructions()).isTrue();
        assertThat(with("avx2 avx512bw").hasBfloat16Instructions()).isFalse();
        assertThat(with("avx2 avx512bw").hasBfloat16Products()).isTrue();
        assertThat(with("avx2").hasBfloat16Products()).isFalse();
        assertThat(with("avx512bw amx_bf16").hasBfloat16Products()).isTrue();
    }

    @Test
    void singlePrecisionIsLeftToLibtorchWithoutAvx2() {
        assertThat(with("sse2 avx2").hasFloat32Products()).isTrue();
        assertThat(with("sse2").hasFloat32Products()).isFalse();
    }
}
