package avnav.worldmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RewardEncodingTest {

    private static RewardEncoding of(RewardEncoding.Kind kind) {
        return kind == RewardEncoding.Kind.TWO
                ? new RewardEncoding(kind, List.of(0.01, 0.02), List.of(0.06, 0.11))
                : new RewardEncoding(kind, List.of(0.4), List.of(1.7));
    }

    @ParameterizedTest
    @EnumSource
    void movesAndStopsComeBackAsTheyWent(RewardEncoding.Kind kind) {
        RewardEncoding encoding = of(kind);
        for (double metres : new double[] {-0.15, -0.02, 0, 0.07, 0.15}) {
            float[] move = encoding.encode(metres, false, 1);
            assertThat(move).hasSize(kind.numbers());
            assertThat(encoding.distanceDecrease(move, Action.MOVE_FORWARD, 1)).isCloseTo(metres, within(1e-5));
            assertThat(encoding.successProbability(move, Action.MOVE_FORWARD)).isZero();
        }
        assertThat(encoding.distanceDecrease(encoding.encode(0.3, false, 2), Action.TURN_LEFT, 2))
                .isCloseTo(0.3, within(1e-5));
        float[] good = encoding.encode(0, true, 1);
        float[] bad = encoding.encode(0, false, 1);
        assertThat(encoding.successProbability(good, Action.STOP)).isCloseTo(1, within(1e-4));
        assertThat(encoding.successProbability(bad, Action.STOP)).isCloseTo(0, within(1e-4));
        assertThat(encoding.distanceDecrease(good, Action.STOP, 1)).isZero();
    }

    @Test
    void twoNumbersAreStandardisedForTheirOffset() {
        RewardEncoding encoding = of(RewardEncoding.Kind.TWO);
        assertThat(encoding.encode(0.07, false, 1)).containsExactly(1f, -1f);
        assertThat(encoding.encode(0.13, true, 2)).containsExactly(1f, 1f);
        assertThat(encoding.encode(-0.07, false, -1)).containsExactly(-1f, -1f);
    }

    @Test
    void aScalarHidesMovesBesideAStopAndASquashedOneDoesNot() {
        double scalar = gap(RewardEncoding.Kind.SCALAR);
        double squashed = gap(RewardEncoding.Kind.SQUASHED);
        assertThat(scalar).isLessThan(0.02);
        assertThat(squashed).isGreaterThan(0.25);
    }

    /** Difference of a full step towards the source and none, as a share of the difference that a good STOP makes. */
    private static double gap(RewardEncoding.Kind kind) {
        RewardEncoding encoding = of(kind);
        float still = encoding.encode(0, false, 1)[0];
        return (encoding.encode(0.15, false, 1)[0] - still) / (encoding.encode(0, true, 1)[0] - still);
    }

    @Test
    void anOffsetThatWasNotMeasuredIsRefused() {
        assertThatThrownBy(() -> of(RewardEncoding.Kind.TWO).encode(0, false, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("offset (3)");
        assertThatThrownBy(() -> new RewardEncoding(RewardEncoding.Kind.TWO, List.of(0.0), List.of(0.0)))
                .hasMessageContaining("deviation (0.0)");
    }
}
