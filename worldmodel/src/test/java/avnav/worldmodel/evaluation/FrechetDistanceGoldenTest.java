package avnav.worldmodel.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorEngine;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrechetDistanceGoldenTest {

    static Stream<JsonNode> cases() {
        return Fidelity.each(Fidelity.json("frechet.json"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void distancesAreTheOriginals(JsonNode golden) {
        TensorEngine.useThreads(1);
        Safetensors sets = Fidelity.tensors("frechet.safetensors");
        String name = golden.get("case").textValue();
        try (FrechetDistance frechet = new FrechetDistance()) {
            double samples = frechet.between(rows(sets.get(name + ".a")), rows(sets.get(name + ".b")));
            double moments = frechet.between(
                    sets.get(name + ".mean_a").doubles(),
                    sets.get(name + ".cov_a").doubles(),
                    sets.get(name + ".mean_b").doubles(),
                    sets.get(name + ".cov_b").doubles());
            for (String column : new String[] {"pytorch_fid", "symmetric_eigenvalues"}) {
                if (golden.path(column).isNumber()) {
                    double expected = golden.get(column).doubleValue();
                    double allowed = Math.max(1e-6 * Math.abs(expected), 1e-12);
                    assertThat(moments).as(column).isCloseTo(expected, within(allowed));
                    assertThat(samples).as(column).isCloseTo(expected, within(allowed));
                }
            }
        }
    }

    /** Means 1 and 7, variances 2 and 8: 36 + 2 + 8 - 2 * 4. */
    @Test
    void inOneDimensionItIsMeansAndDeviationsApart() {
        try (FrechetDistance frechet = new FrechetDistance()) {
            double distance = frechet.between(new float[][] {{0}, {2}}, new float[][] {{5}, {9}});
            assertThat(distance).isCloseTo(38, within(1e-12));
        }
    }

    /** As many dimensions as FID's features have, nearly all of them idle. */
    @Test
    void fewSamplesInManyDimensionsLoseNothing() {
        Safetensors sets = Fidelity.tensors("frechet.safetensors");
        float[][] a = widened(rows(sets.get("few.a")));
        float[][] b = widened(rows(sets.get("few.b")));
        try (FrechetDistance frechet = new FrechetDistance()) {
            assertThat(frechet.between(a, b)).isCloseTo(30.9721617, within(1e-6));
            assertThat(frechet.between(a, a)).isCloseTo(0, within(1e-10));
        }
    }

    private static float[][] widened(float[][] rows) {
        return Arrays.stream(rows).map(row -> Arrays.copyOf(row, 2048)).toArray(float[][]::new);
    }

    @Test
    void oneSampleIsNoDistribution() {
        try (FrechetDistance frechet = new FrechetDistance()) {
            assertThatThrownBy(() -> frechet.between(new float[][] {{1, 2}}, new float[][] {{1, 2}, {3, 4}}))
                    .hasMessageContaining("(1)");
        }
    }

    private static float[][] rows(StoredTensor tensor) {
        int size = (int) tensor.shape()[1];
        float[] values = tensor.floats();
        float[][] rows = new float[values.length / size][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, i * size, (i + 1) * size);
        }
        return rows;
    }
}
