package avnav.worldmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.worldmodel.cdit.CditContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatentContextTest {

    private static LatentFrame frame(float number) {
        return new LatentFrame(new float[] {number}, new float[] {number});
    }

    private static Displacement way(Action action) {
        return Displacement.commanded(action, Motion.AVWM);
    }

    @Test
    void framesAreCountedBackFromThePresent() {
        LatentContext context = LatentContext.beginning(frame(0), 3)
                .then(frame(1), way(Action.MOVE_FORWARD))
                .then(frame(2), way(Action.MOVE_FORWARD));
        assertThat(context.frames()).hasSize(3);
        assertThat(context.newest().visual()).containsExactly(2);
        assertThat(context.before(1).visual()).containsExactly(1);
        assertThat(context.before(2).visual()).containsExactly(0);
    }

    @Test
    void aPastFrameLiesWhereTheCommandsSay() {
        LatentContext context = LatentContext.beginning(frame(0), 4)
                .then(frame(1), way(Action.MOVE_FORWARD))
                .then(frame(2), way(Action.TURN_LEFT));
        Displacement oneBack = context.whence(1);
        assertThat(oneBack.yawRadians()).isCloseTo(-Math.toRadians(10), within(1e-12));
        assertThat(oneBack.forwardMetres()).isCloseTo(0, within(1e-12));
        // Seen from the present, which looks 10 degrees to the left, the start lies behind and to the left.
        Displacement twoBack = context.whence(2);
        assertThat(twoBack.forwardMetres()).isCloseTo(-0.15 * Math.cos(Math.toRadians(10)), within(1e-12));
        assertThat(twoBack.leftMetres()).isCloseTo(0.15 * Math.sin(Math.toRadians(10)), within(1e-12));
        assertThat(context.whence(0)).isEqualTo(Displacement.NONE);
    }

    @Test
    void whatWasForeseenSeveralStepsAheadLeavesItsBeginningInTheStepsBetween() {
        LatentContext context = LatentContext.beginning(frame(0), 6).then(frame(1), way(Action.MOVE_FORWARD));
        LatentContext later = context.then(frame(2), Displacement.commanded(Action.MOVE_FORWARD, 3, Motion.AVWM), 3);
        assertThat(later.frames().stream().map(frame -> frame.visual()[0])).containsExactly(0f, 0f, 1f, 1f, 1f, 2f);
        assertThat(later.whence(1).forwardMetres()).isCloseTo(-0.45, within(1e-12));
        assertThat(later.whence(3)).isEqualTo(later.whence(1));
        assertThat(later.whence(4).forwardMetres()).isCloseTo(-0.6, within(1e-12));
        LatentFrame next = frame(2);
        assertThat(context.then(next, way(Action.TURN_LEFT), 1)).isEqualTo(context.then(next, way(Action.TURN_LEFT)));
    }

    @Test
    void isFilledStepByStep() {
        LatentContext context = LatentContext.beginning(frame(0), 4);
        for (int walked = 0; walked < 5; walked++) {
            assertThat(context.filled()).isCloseTo(Math.min(walked, 3) / 3.0, within(1e-12));
            context = context.then(frame(0), way(Action.TURN_LEFT));
        }
        assertThat(LatentContext.beginning(frame(0), 1).filled()).isEqualTo(1);
    }

    @Test
    void theFirstFrameStandsStillBeforeTheWalk() {
        LatentContext context = LatentContext.beginning(frame(0), 4).then(frame(1), way(Action.TURN_RIGHT));
        assertThat(context.whence(3)).isEqualTo(context.whence(1));
    }

    @Test
    void lagsMustFallToThePresent() {
        assertThat(CditContext.consecutive(4).lags()).containsExactly(3, 2, 1, 0);
        assertThat(new CditContext(List.of(20, 10, 4, 0), true).span()).isEqualTo(21);
        for (List<Integer> lags : List.of(List.<Integer>of(), List.of(1), List.of(1, 1, 0), List.of(0, 1, 0))) {
            assertThatThrownBy(() -> new CditContext(lags, true))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must fall");
        }
    }
}
