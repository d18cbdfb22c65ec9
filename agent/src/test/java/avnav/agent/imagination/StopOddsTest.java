package avnav.agent.imagination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopOddsTest {

    @Test
    void certaintyStaysAndDoubtBecomesTheShareOfAWalk() {
        StopOdds odds = new StopOdds(0.1);
        assertThat(odds.onAWalk(0)).isZero();
        assertThat(odds.onAWalk(1)).isEqualTo(1);
        assertThat(odds.onAWalk(0.5)).isCloseTo(0.1, within(1e-12));
        assertThat(odds.onAWalk(0.9)).isCloseTo(0.5, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
    void aShareOfNothingOrEverythingIsRefused(double rate) {
        assertThatThrownBy(() -> new StopOdds(rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nearRate");
    }
}
