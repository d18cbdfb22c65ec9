package avnav.worldmodel.data;

import avnav.simbridge.Action;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** The ways in which a walk leaves its course. */
final class Excursions {

    /** Steps of the shortest detour; the longest has just under twice as many. */
    static final int LEAST_DETOUR = 12;

    private static final int PLACES = 20;
    private static final double DETOUR_METRES = 3;
    private static final int WALLS = 6;
    private static final int MOST_BUMP_TURNS = 6;
    private static final int MOST_BUMP_STEPS = 8;

    private final Ground ground;
    private final double turnDegrees;
    private final SplittableRandom random;

    /** @param turnDegrees of one turn */
    Excursions(Ground ground, double turnDegrees, SplittableRandom random) {
        this.ground = ground;
        this.turnDegrees = turnDegrees;
        this.random = random;
    }

    /** Turns, then steps into whatever stands there and 1 to 4 more; nothing when no wall is near. */
    List<Action> bump(Pose from) {
        for (int i = 0; i < WALLS; i++) {
            int left = random.nextInt(-MOST_BUMP_TURNS, MOST_BUMP_TURNS + 1);
            OptionalInt steps = ground.stepsToObstacle(from, left, MOST_BUMP_STEPS);
            if (steps.isPresent()) {
                List<Action> actions = turns(left);
                actions.addAll(Collections.nCopies(steps.getAsInt() + random.nextInt(1, 5), Action.MOVE_FORWARD));
                return actions;
            }
        }
        return List.of();
    }

    /** A sweep to one side, sometimes back again. */
    List<Action> lookRound() {
        int left = random.nextInt(2, 13) * (random.nextBoolean() ? 1 : -1);
        List<Action> actions = turns(left);
        if (random.nextInt(3) == 0) {
            actions.addAll(turns(-left));
        }
        return actions;
    }

    /** Turns away by 90 to 180 degrees and walks 2 to 9 steps. */
    List<Action> retreat() {
        double degrees = 90 + 90 * random.nextDouble();
        int turns = (int) Math.rint(degrees / turnDegrees);
        List<Action> actions = turns(random.nextBoolean() ? turns : -turns);
        actions.addAll(Collections.nCopies(random.nextInt(2, 10), Action.MOVE_FORWARD));
        return actions;
    }

    /** A free point within 3 m to which one can walk. */
    Optional<Position> placeNear(Pose pose) {
        for (int i = 0; i < PLACES; i++) {
            double x = pose.x() + (random.nextDouble() * 2 - 1) * DETOUR_METRES;
            double z = pose.z() + (random.nextDouble() * 2 - 1) * DETOUR_METRES;
            Optional<Position> place = ground.floorAt(x, pose.y(), z).filter(floor -> ground.areConnected(pose, floor));
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    private static List<Action> turns(int left) {
        Action turn = left > 0 ? Action.TURN_LEFT : Action.TURN_RIGHT;
        return new ArrayList<>(Collections.nCopies(Math.abs(left), turn));
    }
}
