package avnav.worldmodel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InitialiserTest {

    @Test
    void orthogonalMatricesKeepLengths() {
        for (int[] size : new int[][] {{6, 4}, {4, 6}, {5, 5}}) {
            float[] w = Initialiser.orthogonal(new SplittableRandom(3), 2, size[0], size[1]);
            int count = Math.min(size[0], size[1]);
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < count; j++) {
                    double dot = 0;
                    for (int k = 0; k < Math.max(size[0], size[1]); k++) {
                        dot += size[0] <= size[1]
                                ? w[i * size[1] + k] * w[j * size[1] + k]
                                : w[k * size[1] + i] * w[k * size[1] + j];
                    }
                    assertThat(dot).isCloseTo(i == j ? 4 : 0, within(1e-5));
                }
            }
        }
    }

    @Test
    void normalsHaveTheirDeviation() {
        float[] values = Initialiser.kaimingNormal(new SplittableRandom(1), StrictMath.sqrt(2), 50, 20000);
        double squares = 0;
        for (float value : values) {
            squares += value * value;
        }
        assertThat(StrictMath.sqrt(squares / values.length)).isCloseTo(0.2, within(0.005));
    }
}
