package avnav.simbridge.embedded.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.simbridge.Pose;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LocomotionTest {

    private static final FreeSpace ROOM = FreeSpace.of(List.of(new Rectangle(0, 0, 4, 4)), List.of(), 0.15);
    private static final Locomotion SLIDING = new Locomotion(ROOM, Motion.AVWM, true);
    private static final Locomotion STOPPING = new Locomotion(ROOM, Motion.AVWM, false);

    @Test
    void forwardIsMinusZAtYawZeroAndTurnsLeftWithPositiveYaw() {
        Stance ahead = SLIDING.move(at(2, 2, 0), Action.MOVE_FORWARD).stance();
        Stance left = SLIDING.move(at(2, 2, Math.PI / 2), Action.MOVE_FORWARD).stance();

        assertThat(ahead.x()).isEqualTo(2.0);
        assertThat(ahead.z()).isCloseTo(1.85, within(1e-12));
        assertThat(left.x()).isCloseTo(1.85, within(1e-12));
        assertThat(SLIDING.move(at(2, 2, 0), Action.TURN_LEFT).stance().yawRadians(Motion.AVWM))
                .isCloseTo(Math.PI / 18, within(1e-15));
    }

    @Test
    void aBlockedStepSlidesAlongTheWallAndCollides() {
        Locomotion.Move move = SLIDING.move(at(2, 0.2, Math.PI / 6), Action.MOVE_FORWARD);

        assertThat(move.stance().x()).isCloseTo(2 - 0.15 * 0.5, within(1e-12));
        assertThat(move.stance().z()).isEqualTo(0.15);
        assertThat(move.collided()).isTrue();
    }

    @Test
    void withoutSlidingItEndsWhereTheStraightWayLeavesFreeSpace() {
        Locomotion.Move move = STOPPING.move(at(2, 0.2, Math.PI / 6), Action.MOVE_FORWARD);

        assertThat(move.stance().z()).isCloseTo(0.15, within(1e-6));
        assertThat(move.stance().x()).isCloseTo(2 - 0.05 * Math.tan(Math.PI / 6), within(1e-6));
        assertThat(move.collided()).isTrue();
    }

    @Test
    void walkingStraightIntoAWallStandsStill() {
        Locomotion.Move move = SLIDING.move(at(2, 0.15, 0), Action.MOVE_FORWARD);

        assertThat(move.stance().pose(Motion.AVWM)).isEqualTo(at(2, 0.15, 0).pose(Motion.AVWM));
        assertThat(move.collided()).isTrue();
    }

    @Test
    void aBarelyBentStepGoesUnnoticedAsInHabitat() {
        assertThat(Locomotion.isCollision(0.15, 0.15)).isFalse();
        assertThat(Locomotion.isCollision(Math.sqrt(0.15 * 0.15 - 0.9e-5), 0.15))
                .isFalse();
        assertThat(Locomotion.isCollision(Math.sqrt(0.15 * 0.15 - 1.1e-5), 0.15))
                .isTrue();
    }

    @Test
    void aStepPastAThinCornerGoesRoundItOnlyWithinReach() {
        FreeSpace space =
                FreeSpace.of(List.of(new Rectangle(0, 0, 4, 4)), List.of(new Rectangle(1.9, 0, 2.1, 2)), 0.15);
        Locomotion locomotion = new Locomotion(space, Motion.AVWM, true);

        PlanPoint blocked = locomotion.step(1.7, 1, 2.4, 1);

        assertThat(blocked).as("not through the wall").isEqualTo(new PlanPoint(1.75, 1));
    }

    @Test
    void headingsNeverDrift() {
        Stance stance = at(2, 2, 0.123);
        for (int i = 0; i < 36_000; i++) {
            stance = SLIDING.move(stance, Action.TURN_RIGHT).stance();
        }
        assertThat(stance).isEqualTo(at(2, 2, 0.123));
    }

    @Test
    void stopAndTurnsNeverMoveOrCollide() {
        for (Action action : List.of(Action.STOP, Action.TURN_LEFT, Action.TURN_RIGHT)) {
            Locomotion.Move move = SLIDING.move(at(2, 0.15, 0), action);
            assertThat(move.collided()).isFalse();
            assertThat(move.stance().z()).isEqualTo(0.15);
        }
    }

    @Property(tries = 60)
    void anyWalkStaysFreeAndNoStepGoesFartherThanAttempted(
            @ForAll long planSeed, @ForAll long seed, @ForAll boolean sliding) {
        FreeSpace space = Plans.draw(planSeed);
        Locomotion locomotion = new Locomotion(space, Motion.AVWM, sliding);
        SplittableRandom random = new SplittableRandom(seed);
        PlanPoint start = space.draw(random);
        PlanPoint source = space.draw(random);
        Geodesics geodesics = new Geodesics(new VisibilityGraph(space), source.x(), source.z());
        Stance stance = at(start.x(), start.z(), random.nextDouble() * 6);
        for (int i = 0; i < 300; i++) {
            Action action = Action.ofCode(random.nextInt(10) < 7 ? 1 : 2 + random.nextInt(2));
            Stance next = locomotion.move(stance, action).stance();
            double before = geodesics.metresFrom(stance.x(), stance.z());
            double moved = next.pose(Motion.AVWM).distanceTo(stance.pose(Motion.AVWM));
            assertThat(space.areConnected(stance.x(), stance.z(), next.x(), next.z()))
                    .isTrue();
            assertThat(moved).isLessThanOrEqualTo(Motion.AVWM.stepMetres() + 1e-6);
            if (Double.isFinite(before)) {
                assertThat(Math.abs(geodesics.metresFrom(next.x(), next.z()) - before))
                        .as("geodesic")
                        .isLessThanOrEqualTo(Motion.AVWM.stepMetres() + 2e-6);
            }
            stance = next;
        }
    }

    /** But for a way round a corner, which is cut short where it would be longer than the step (by up to 0.04 m). */
    @Property(tries = 150)
    void slidingEndsAtLeastAsNearToTheTargetAsStopping(@ForAll long planSeed, @ForAll long seed) {
        FreeSpace space = Plans.draw(planSeed);
        SplittableRandom random = new SplittableRandom(seed);
        PlanPoint from = space.draw(random);
        double heading = random.nextDouble() * 2 * Math.PI;
        PlanPoint target = new PlanPoint(from.x() + 0.4 * Math.cos(heading), from.z() + 0.4 * Math.sin(heading));
        PlanPoint slid = new Locomotion(space, Motion.AVWM, true).step(from.x(), from.z(), target.x(), target.z());
        PlanPoint stopped = new Locomotion(space, Motion.AVWM, false).step(from.x(), from.z(), target.x(), target.z());

        assertThat(slid.distanceTo(target)).isLessThanOrEqualTo(stopped.distanceTo(target) + 0.04);
        assertThat(space.isStraightWayFree(from.x(), from.z(), stopped.x(), stopped.z()))
                .isTrue();
    }

    private static Stance at(double x, double z, double yaw) {
        return Stance.at(new Pose(x, 0, z, yaw));
    }
}
