package avnav.simbridge.embedded.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.Action;
import avnav.simbridge.Pose;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our motion and geodesics against recordings of the real habitat-sim; tolerances from the recordings' own notes. */
class HabitatMotionGoldenTest {

    static Stream<RecordedMotion> recordings() {
        return RecordedMotion.all();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void geodesicsOnThePlanAgreeWithDetours(RecordedMotion recorded) {
        Errors errors = pairErrors(recorded, recorded.planSpace());

        assertThat(errors.share(0.02)).isGreaterThan(0.6);
        assertThat(errors.share(0.1)).isGreaterThan(0.94);
        assertThat(errors.highest()).as("Detour's path is longer").isLessThan(1.1);
        assertThat(errors.lowest()).as("Detour's path is shorter").isGreaterThan(-0.14);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void geodesicsOnTheRecordedMeshAreDetoursOrShorter(RecordedMotion recorded) {
        Errors errors = pairErrors(recorded, recorded.meshSpace());

        assertThat(errors.share(0.011)).isGreaterThan(0.93);
        assertThat(errors.lowest()).as("never longer than Detour's").isGreaterThan(-0.02);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void stepsOnTheRecordedMeshEndWhereHabitatsEnd(RecordedMotion recorded) {
        FreeSpace mesh = recorded.meshSpace();
        for (boolean sliding : new boolean[] {true, false}) {
            Locomotion locomotion = new Locomotion(mesh, recorded.motion(), sliding);
            double[] starts = recorded.data().doubles("step.start");
            double[] targets = recorded.data().doubles("step.end");
            double[] ends = recorded.data().doubles(sliding ? "step.sliding" : "step.no_sliding");
            Errors errors = new Errors();
            for (int i = 0; i < starts.length; i += 3) {
                if (RecordedMotion.isOnFloor(starts[i + 1])) {
                    PlanPoint start =
                            mesh.nearestFree(starts[i], starts[i + 2], 0.1).orElseThrow();
                    PlanPoint end = locomotion.step(start.x(), start.z(), targets[i], targets[i + 2]);
                    errors.add(end.distanceTo(new PlanPoint(ends[i], ends[i + 2])));
                }
            }
            assertThat(errors.share(0.015)).as("sliding " + sliding).isGreaterThan(0.95);
            assertThat(errors.share(0.15)).as("sliding " + sliding).isGreaterThan(0.98);
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void walksTurnAndStepFreelyAsHabitats(RecordedMotion recorded) {
        FreeSpace mesh = recorded.meshSpace();
        Locomotion locomotion = new Locomotion(mesh, recorded.motion(), true);
        List<Pose> poses = recorded.walkPoses();
        int[] actions = recorded.data().ints("walk.action");
        int steps = recorded.data().shape("walk.action")[1];
        Stance stance = Stance.at(poses.get(0));
        int free = 0;
        for (int i = 0; i < actions.length; i++) {
            int row = i / steps * (steps + 1) + i % steps;
            Pose before = poses.get(row);
            Pose after = poses.get(row + 1);
            stance = i % steps == 0 ? Stance.at(before) : stance.movedTo(before.x(), before.z());
            Stance moved = locomotion.move(stance, Action.ofCode(actions[i])).stance();
            if (Action.ofCode(actions[i]) != Action.MOVE_FORWARD) {
                stance = moved;
            } else if (isFreeStep(recorded, before, after)
                    && mesh.isFree(before.x(), before.z())
                    && mesh.isStraightWayFree(before.x(), before.z(), after.x(), after.z())) {
                assertThat(moved.x()).isCloseTo(after.x(), within(2e-6));
                assertThat(moved.z()).isCloseTo(after.z(), within(2e-6));
                free++;
            }
            double drift = moved.yawRadians(recorded.motion()) - after.yawRadians();
            assertThat(StrictMath.cos(drift)).isCloseTo(1, within(1e-11));
        }
        assertThat(free).isGreaterThan(actions.length / 10);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void collisionsFollowHabitatsRule(RecordedMotion recorded) {
        List<Pose> poses = recorded.walkPoses();
        int[] actions = recorded.data().ints("walk.action");
        int[] collided = recorded.data().ints("walk.collided");
        int steps = recorded.data().shape("walk.action")[1];
        for (int i = 0; i < actions.length; i++) {
            int row = i / steps * (steps + 1) + i % steps;
            double moved = poses.get(row).distanceTo(poses.get(row + 1));
            boolean isCollision = Action.ofCode(actions[i]) == Action.MOVE_FORWARD
                    && Locomotion.isCollision(moved, recorded.motion().stepMetres());
            assertThat(isCollision).as("walk %d step %d", i / steps, i % steps).isEqualTo(collided[row + 1] == 1);
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void edgesAndSnappedPointsLieWhereTheRecordedMeshHasThem(RecordedMotion recorded) {
        FreeSpace mesh = recorded.meshSpace();
        double[] queries = recorded.data().doubles("obstacle.query");
        double[] distances = recorded.data().doubles("obstacle.distance");
        for (int i = 0; i < distances.length; i++) {
            if (RecordedMotion.isOnFloor(queries[3 * i + 1])) {
                assertThat(Math.min(2, mesh.clearanceMetres(queries[3 * i], queries[3 * i + 2])))
                        .isCloseTo(distances[i], within(0.015));
            }
        }
        double[] points = recorded.data().doubles("point.query");
        double[] snaps = recorded.data().doubles("point.snap");
        for (int i = 0; i < points.length; i += 3) {
            if (RecordedMotion.isOnFloor(snaps[i + 1])) {
                PlanPoint snap = mesh.nearestFree(points[i], points[i + 2], 3).orElseThrow();
                assertThat(snap.distanceTo(new PlanPoint(snaps[i], snaps[i + 2])))
                        .isLessThan(0.03);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void followerNeedsAboutAsManyActionsAsHabitats(RecordedMotion recorded) {
        FreeSpace mesh = recorded.meshSpace();
        VisibilityGraph graph = new VisibilityGraph(mesh);
        Locomotion locomotion = new Locomotion(mesh, recorded.motion(), true);
        Errors errors = new Errors();
        for (JsonNode walk : recorded.facts().get("follower")) {
            Geodesics geodesics = new Geodesics(
                    graph,
                    walk.get("goal").get(0).asDouble(),
                    walk.get("goal").get(2).asDouble());
            JsonNode rotation = walk.get("rotation_wxyz");
            double yaw = 2
                    * StrictMath.atan2(
                            rotation.get(2).asDouble(), rotation.get(0).asDouble());
            PlanPoint start = mesh.nearestFree(
                            walk.get("start").get(0).asDouble(),
                            walk.get("start").get(2).asDouble(),
                            0.1)
                    .orElseThrow();
            for (JsonNode run : walk.get("runs")) {
                Optional<Integer> actions = GreedyFollower.expertActions(
                        locomotion,
                        geodesics,
                        new Pose(start.x(), 0, start.z(), yaw),
                        run.get("goal_radius").asDouble(),
                        500);
                int habitats = run.get("closed_loop").asText().length();
                errors.add((actions.orElseThrow() - habitats) / (double) habitats);
            }
        }
        assertThat(errors.share(0.10)).as("within 10 %").isGreaterThan(0.75);
        assertThat(errors.mean()).as("on average").isBetween(-0.05, 0.03);
    }

    /** Habitat's metres minus ours. */
    private static Errors pairErrors(RecordedMotion recorded, FreeSpace space) {
        VisibilityGraph graph = new VisibilityGraph(space);
        double[] starts = recorded.data().doubles("pair.start");
        double[] goals = recorded.data().doubles("pair.goal");
        double[] metres = recorded.data().doubles("pair.geodesic");
        Errors errors = new Errors();
        for (int i = 0; i < metres.length; i++) {
            boolean isPushedOff = i % 10 == 9;
            if (RecordedMotion.isOnFloor(goals[3 * i + 1])
                    && RecordedMotion.isOnFloor(starts[3 * i + 1])
                    && !isPushedOff
                    && Double.isFinite(metres[i])) {
                double ours = new Geodesics(graph, goals[3 * i], goals[3 * i + 2])
                        .metresFrom(starts[3 * i], starts[3 * i + 2]);
                errors.add(metres[i] - ours);
            }
        }
        return errors;
    }

    private static boolean isFreeStep(RecordedMotion recorded, Pose before, Pose after) {
        return Math.abs(before.distanceTo(after) - recorded.motion().stepMetres()) < 1e-6;
    }
}
