package avnav.worldmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.simbridge.Pose;
import org.junit.jupiter.api.Test;

class DisplacementTest {

    @Test
    void forwardThenLeftThenForwardIsSummedInTheFirstFrame() {
        Motion motion = new Motion(1, 90, 0.15);
        Displacement way = Displacement.commanded(Action.MOVE_FORWARD, motion)
                .then(Displacement.commanded(Action.TURN_LEFT, motion))
                .then(Displacement.commanded(Action.MOVE_FORWARD, motion));
        isClose(way, 1, 1, Math.PI / 2);
    }

    @Test
    void aPoseAheadAndOneToTheLeftAreSeenSo() {
        // At yaw 0 forward is -Z and left is -X.
        isClose(Displacement.between(new Pose(0, 0, 0, 0), new Pose(0, 0, -2, 0)), 2, 0, 0);
        isClose(Displacement.between(new Pose(0, 0, 0, 0), new Pose(-3, 0, 0, 0.5)), 0, 3, 0.5);
        // Having turned left by a quarter, forward is -X and left is +Z.
        double quarter = Math.PI / 2;
        isClose(Displacement.between(new Pose(1, 0, 1, quarter), new Pose(-1, 0, 2, quarter)), 2, 1, 0);
    }

    @Test
    void whatIsCommandedIsWhatHappensWhereNothingIsInTheWay() {
        Motion motion = Motion.AVWM;
        Displacement sum = Displacement.NONE;
        double x = 2;
        double z = -1;
        double yaw = 0.7;
        Pose start = new Pose(x, 0, z, yaw);
        for (int code : new int[] {1, 2, 1, 1, 3, 3, 3, 1, 2, 1}) {
            Action action = Action.ofCode(code);
            sum = sum.then(Displacement.commanded(action, motion));
            if (action == Action.MOVE_FORWARD) {
                x -= Math.sin(yaw) * motion.stepMetres();
                z -= Math.cos(yaw) * motion.stepMetres();
            }
            yaw += Math.toRadians(action == Action.TURN_LEFT ? 10 : action == Action.TURN_RIGHT ? -10 : 0);
        }
        Displacement happened = Displacement.between(start, new Pose(x, 0, z, yaw));
        isClose(sum, happened.forwardMetres(), happened.leftMetres(), happened.yawRadians());
    }

    @Test
    void theWayBackUndoesTheWay() {
        Displacement way = new Displacement(1.2, -0.4, 2.9);
        isClose(way.then(way.inverse()), 0, 0, 0);
        isClose(way.inverse().then(way), 0, 0, 0);
    }

    @Test
    void turnsAreWrapped() {
        assertThat(new Displacement(0, 0, 1.5 * Math.PI).yawRadians()).isCloseTo(-0.5 * Math.PI, within(1e-12));
        assertThat(new Displacement(0, 0, Math.PI).yawRadians()).isEqualTo(-Math.PI);
    }

    private static void isClose(Displacement way, double forward, double left, double yaw) {
        assertThat(way.forwardMetres()).isCloseTo(forward, within(1e-9));
        assertThat(way.leftMetres()).isCloseTo(left, within(1e-9));
        assertThat(way.yawRadians()).isCloseTo(yaw, within(1e-9));
    }
}
