package avnav.experiments.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(3, 2000);

    @Property(tries = 50)
    void intervalHoldsTheMeanAndStaysWithinTheValues(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = -5, max = 5) Double> drawn) {
        double[] values = drawn.stream().mapToDouble(Double::doubleValue).toArray();
        Interval interval = BOOTSTRAP.mean(values);
        double least = Arrays.stream(values).min().orElseThrow();
        double most = Arrays.stream(values).max().orElseThrow();
        assertThat(interval.low()).isLessThanOrEqualTo(interval.high());
        assertThat(interval.low()).isBetween(least - 1e-9, most + 1e-9);
        assertThat(interval.high()).isBetween(least - 1e-9, most + 1e-9);
        assertThat(interval.mean()).isBetween(least - 1e-9, most + 1e-9);
    }

    @Test
    void sameSeedGivesTheSameInterval() {
        double[] values = new SplittableRandom(5).doubles(100).toArray();
        assertThat(BOOTSTRAP.mean(values)).isEqualTo(BOOTSTRAP.mean(values));
        assertThat(new Bootstrap(4, 2000).mean(values)).isNotEqualTo(BOOTSTRAP.mean(values));
    }

    @Test
    void widthIsThatOfTheNormalApproximationForManyValues() {
        SplittableRandom random = new SplittableRandom(1);
        double[] values = random.doubles(400).toArray();
        Interval interval = new Bootstrap(1, 10_000).mean(values);
        double wanted = 2 * 1.96 * Math.sqrt(1.0 / 12 / values.length);
        assertThat(interval.high() - interval.low()).isEqualTo(wanted, within(0.1 * wanted));
    }

    @Test
    void pairingRemovesWhatBothSharesHaveInCommon() {
        double[] hardness = new SplittableRandom(2).doubles(100).toArray();
        double[] better = Arrays.stream(hardness).map(h -> h + 0.1).toArray();
        Interval gain = BOOTSTRAP.difference(better, hardness);
        assertThat(gain.low()).isEqualTo(0.1, within(1e-9));
        assertThat(gain.high()).isEqualTo(0.1, within(1e-9));
    }

    @Test
    void refusesToAverageNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> BOOTSTRAP.mean(new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> BOOTSTRAP.difference(new double[1], new double[2]));
    }
}
