package avnav.experiments.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SignFlipsTest {

    private static final SignFlips TEST = new SignFlips(1, 20_000);

    /** All 2^n sign patterns, counted. */
    @Property(tries = 20)
    void approachesTheExactTestOverAllSigns(@ForAll long seed, @ForAll @IntRange(min = 2, max = 10) int n) {
        double[] left = new SplittableRandom(seed).doubles(n, -1, 2).toArray();
        double sum = Arrays.stream(left).sum();
        int asFar = 0;
        for (int signs = 0; signs < 1 << n; signs++) {
            double flipped = 0;
            for (int i = 0; i < n; i++) {
                flipped += (signs >> i & 1) == 0 ? left[i] : -left[i];
            }
            asFar += Math.abs(flipped) >= Math.abs(sum) - 1e-9 ? 1 : 0;
        }
        assertThat(TEST.pValue(left, new double[n])).isCloseTo(asFar / (double) (1 << n), within(0.02));
    }

    @Test
    void isOneWhereNothingDiffers() {
        assertThat(TEST.pValue(new double[] {1, 2, 3}, new double[] {1, 2, 3})).isEqualTo(1);
    }

    @Test
    void isNeverZero() {
        double[] left = new double[200];
        Arrays.fill(left, 1);
        assertThat(TEST.pValue(left, new double[200])).isEqualTo(1 / 20_001.0);
    }

    @Test
    void doesNotDependOnWhichIsLeft() {
        double[] left = {3, 1, 4, 1, 5, 9, 2, 6};
        double[] right = {2, 7, 1, 8, 2, 8, 1, 8};
        assertThat(TEST.pValue(left, right)).isEqualTo(TEST.pValue(right, left));
    }

    @Test
    void refusesWhatHasNoPairs() {
        assertThatThrownBy(() -> TEST.pValue(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TEST.pValue(new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
