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
        StopOdds odds = new StopOdds(0.1, 0);
        assertThat(odds.onAWalk(0, 0.7, 1)).isZero();
        assertThat(odds.onAWalk(1, 0.7, 1)).isEqualTo(1);
        assertThat(odds.onAWalk(0.5, 0.7, 1)).isCloseTo(0.1, within(1e-12));
        assertThat(odds.onAWalk(0.9, 0.7, 1)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void thePolicysOpinionIsPooledWithTheShareByLogOdds() {
        assertThat(new StopOdds(0.1, 1).onAWalk(0.5, 0.7, 1)).isCloseTo(0.7, within(1e-12));
        StopOdds half = new StopOdds(0.1, 0.5);
        assertThat(half.onAWalk(0.5, 0.9, 1)).isCloseTo(0.5, within(1e-12));
        assertThat(half.onAWalk(0.5, 0.1, 1)).isCloseTo(0.1, within(1e-12));
        assertThat(half.onAWalk(0.8, 0.6, 1)).isBetween(half.onAWalk(0.8, 0.5, 1), half.onAWalk(0.8, 0.7, 1));
    }

    @Test
    void aPolicyThatIsQuiteSureIsStillDoubted() {
        StopOdds odds = new StopOdds(0.3, 1);
        assertThat(odds.onAWalk(0.5, 0, 1)).isCloseTo(1e-4, within(1e-12));
        assertThat(odds.onAWalk(0.5, 1, 1)).isCloseTo(1 - 1e-4, within(1e-12));
    }

    @Test
    void theModelCountsAsFarAsItHasHeardEnough() {
        StopOdds odds = new StopOdds(0.1, 0);
        assertThat(odds.onAWalk(0.99, 0.7, 0)).isCloseTo(0.1, within(1e-12));
        assertThat(odds.onAWalk(1, 0.7, 0)).isCloseTo(0.1, within(1e-12));
        // Half the log-odds of 81 : 1 are those of 9 : 1.
        assertThat(odds.onAWalk(81 / 82.0, 0.7, 0.5)).isCloseTo(0.5, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aShareOfThePolicyOutsideItsRangeIsRefused(double share) {
        assertThatThrownBy(() -> new StopOdds(0.3, share))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stopPolicyShare");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
    void aShareOfNothingOrEverythingIsRefused(double rate) {
        assertThatThrownBy(() -> new StopOdds(rate, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nearRate");
    }
}
