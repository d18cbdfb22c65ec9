package avnav.agent.imagination;

import static avnav.simbridge.Action.MOVE_FORWARD;
import static avnav.simbridge.Action.STOP;
import static avnav.simbridge.Action.TURN_LEFT;
import static avnav.simbridge.Action.TURN_RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.simbridge.Observation;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeltWallsTest {

    private final FeltWalls walls = new FeltWalls(new WallSense(2, 0, 30, 0.15, 60), Motion.AVWM);
    private int picture;

    @BeforeEach
    void begin() {
        walls.begin(seen(0));
    }

    private static Observation seen(int grey) {
        byte[] rgb = new byte[12];
        Arrays.fill(rgb, (byte) grey);
        return new Observation(2, 2, rgb, new float[0], new float[2][4], 16_000);
    }

    /** The picture changes by so many grey levels. */
    private void does(Action action, int change) {
        picture = picture > 100 ? picture - change : picture + change;
        walls.observe(action, seen(picture));
    }

    private void turns(Action action, int times) {
        for (int i = 0; i < times; i++) {
            does(action, 10);
        }
    }

    private boolean isAhead() {
        return !walls.allows(walls.here(), MOVE_FORWARD);
    }

    private boolean isAhead(Stand stand) {
        return !walls.allows(new Footing(stand, Optional.empty()), MOVE_FORWARD);
    }

    @Test
    void aStepThatLeavesThePictureIsBlockedAndGoesNowhere() {
        does(MOVE_FORWARD, 12);
        assertThat(isAhead()).isFalse();
        Footing before = walls.here();

        does(MOVE_FORWARD, 1);

        assertThat(walls.here()).isEqualTo(before);
        assertThat(isAhead()).isTrue();
    }

    @Test
    void aTurnThatLeavesThePictureIsATurn() {
        does(TURN_LEFT, 0);
        assertThat(walls.here().stand().yaw()).isCloseTo(Math.toRadians(10), within(1e-12));
        assertThat(isAhead()).isFalse();
    }

    @Test
    void aWallIsAheadUntilTheAgentHasTurnedAwayByMoreThanTheSector() {
        does(MOVE_FORWARD, 0);
        turns(TURN_RIGHT, 3);
        assertThat(isAhead()).isTrue();
        turns(TURN_RIGHT, 1);
        assertThat(isAhead()).isFalse();
        turns(TURN_RIGHT, 28);
        assertThat(isAhead()).as("40 degrees to the other side").isFalse();
        turns(TURN_RIGHT, 1);
        assertThat(isAhead()).as("30 degrees to the other side").isTrue();
    }

    @Test
    void noTurnFacesTheWallAgainBeforeTheAgentHasMovedOn() {
        does(MOVE_FORWARD, 0);
        turns(TURN_RIGHT, 4);
        assertThat(walls.allows(walls.here(), MOVE_FORWARD)).isTrue();
        assertThat(walls.allows(walls.here(), TURN_RIGHT)).isTrue();
        assertThat(walls.allows(walls.here(), TURN_LEFT)).isFalse();
        does(MOVE_FORWARD, 12);
        assertThat(walls.allows(walls.here(), TURN_LEFT)).isFalse();
        does(MOVE_FORWARD, 12);
        assertThat(walls.allows(walls.here(), TURN_LEFT)).isTrue();
    }

    @Test
    void aTurnAwayFromAWallIsNotTakenBackBeforeItIsDone() {
        does(MOVE_FORWARD, 0);
        assertThat(walls.allows(walls.here(), TURN_LEFT)).isTrue();
        assertThat(walls.allows(walls.here(), TURN_RIGHT)).isTrue();
        turns(TURN_LEFT, 1);
        assertThat(walls.allows(walls.here(), TURN_LEFT)).isTrue();
        assertThat(walls.allows(walls.here(), TURN_RIGHT)).isFalse();
        assertThat(walls.allows(walls.here(), STOP)).isTrue();

        Footing imagined = walls.after(walls.here(), TURN_LEFT);
        assertThat(walls.allows(imagined, TURN_RIGHT)).isFalse();
        imagined = walls.after(walls.after(imagined, TURN_LEFT), TURN_LEFT);
        assertThat(walls.allows(imagined, MOVE_FORWARD)).isTrue();
    }

    @Test
    void aTurnWithNoWallAheadCommitsToNothing() {
        turns(TURN_LEFT, 2);
        assertThat(walls.here().turningAway()).isEmpty();
        does(MOVE_FORWARD, 0);
        assertThat(walls.allows(walls.here(), TURN_RIGHT)).isTrue();
    }

    @Test
    void aWallIsNoLongerAheadFromAnotherPlace() {
        does(MOVE_FORWARD, 0);
        turns(TURN_LEFT, 9);
        does(MOVE_FORWARD, 12);
        turns(TURN_RIGHT, 9);
        assertThat(isAhead()).as("one step aside is within reach").isTrue();
        turns(TURN_LEFT, 9);
        does(MOVE_FORWARD, 12);
        turns(TURN_RIGHT, 9);
        assertThat(isAhead()).isFalse();
    }

    @Test
    void isForgottenAfterItsTimeAndAtTheNextWalk() {
        does(MOVE_FORWARD, 0);
        for (int i = 0; i < 59; i++) {
            does(i % 2 == 0 ? TURN_LEFT : TURN_RIGHT, 10);
            assertThat(isAhead(Stand.START)).isTrue();
        }
        does(TURN_RIGHT, 10);
        assertThat(isAhead(Stand.START)).isFalse();

        does(MOVE_FORWARD, 0);
        walls.begin(seen(7));
        assertThat(isAhead(Stand.START)).isFalse();
        assertThat(walls.here()).isEqualTo(Footing.START);
    }

    @Test
    void twoStepsThatOnlyShiftThePictureAreAWallAndOneIsNot() {
        FeltWalls seeing = new FeltWalls(new WallSense(2, 0.015, 30, 0.15, 60), Motion.AVWM);
        seeing.begin(PictureFlowTest.pattern(0, 0, 0));
        seeing.observe(MOVE_FORWARD, PictureFlowTest.pattern(0, 0, 0.08));
        assertThat(seeing.here().stand().z()).isCloseTo(-0.15, within(1e-12));

        seeing.observe(MOVE_FORWARD, PictureFlowTest.pattern(3, 0, 0.08));
        assertThat(seeing.allows(seeing.here(), MOVE_FORWARD)).isTrue();
        seeing.observe(TURN_LEFT, PictureFlowTest.pattern(12, 0, 0.08));
        seeing.observe(MOVE_FORWARD, PictureFlowTest.pattern(15, 0, 0.08));
        assertThat(seeing.allows(seeing.here(), MOVE_FORWARD)).isTrue();

        seeing.observe(MOVE_FORWARD, PictureFlowTest.pattern(18, 0, 0.08));
        assertThat(seeing.allows(seeing.here(), MOVE_FORWARD)).isFalse();
        assertThat(seeing.here().stand().z()).as("hindered steps lead nowhere").isCloseTo(-0.15, within(1e-12));
    }

    @Test
    void withoutAThresholdNothingIsFelt() {
        FeltWalls blind = new FeltWalls(new WallSense(0, 0, 30, 0.15, 20), Motion.AVWM);
        blind.begin(seen(3));
        blind.observe(MOVE_FORWARD, seen(3));
        assertThat(blind.allows(Footing.START, MOVE_FORWARD)).isTrue();
        assertThat(blind.here().stand().z()).isCloseTo(-0.15, within(1e-12));
    }

    @Test
    void reckonsFromTheCommands() {
        does(TURN_LEFT, 10);
        does(MOVE_FORWARD, 12);
        turns(TURN_RIGHT, 10);
        does(MOVE_FORWARD, 12);
        double ten = Math.toRadians(10);
        assertThat(walls.here().stand().x()).isCloseTo(-0.15 * Math.sin(ten) + 0.15, within(1e-12));
        assertThat(walls.here().stand().z()).isCloseTo(-0.15 * Math.cos(ten), within(1e-12));
        assertThat(walls.here().stand().yaw()).isCloseTo(-9 * ten, within(1e-12));
    }

    @Test
    void refusesASenseThatMakesNone() {
        assertThatThrownBy(() -> new WallSense(-1, 0, 30, 0.15, 50)).hasMessageContaining("stuckGreyLevels (-1.0)");
        assertThatThrownBy(() -> new WallSense(2, 0, 180, 0.15, 50)).hasMessageContaining("sectorDegrees (180.0)");
        assertThatThrownBy(() -> new WallSense(2, 0, 30, Double.NaN, 50)).hasMessageContaining("reachMetres (NaN)");
        assertThatThrownBy(() -> new WallSense(2, 0, 30, 0.15, 0)).hasMessageContaining("memorySteps (0)");
    }
}
