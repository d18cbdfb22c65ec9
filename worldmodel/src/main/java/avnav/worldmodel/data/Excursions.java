package avnav.worldmodel.data;

import avnav.simbridge.Action;
import avnav.simbridge.Pose;
import avnav.simbridge.embedded.PreparedHome;
import avnav.simbridge.embedded.navigation.Locomotion;
import avnav.simbridge.embedded.navigation.PlanPoint;
import avnav.simbridge.embedded.navigation.Stance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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

    private final PreparedHome home;
    private final SplittableRandom random;

    Excursions(PreparedHome home, SplittableRandom random) {
        this.home = home;
        this.random = random;
    }

    /** Turns, then steps into whatever stands there and 1 to 4 more; nothing when no wall is near. */
    List<Action> bump(Stance from) {
        for (int i = 0; i < WALLS; i++) {
            int left = random.nextInt(-MOST_BUMP_TURNS, MOST_BUMP_TURNS + 1);
            Stance at = from.turned(left, home.locomotion().motion());
            for (int steps = 1; steps <= MOST_BUMP_STEPS; steps++) {
                Locomotion.Move move = home.locomotion().move(at, Action.MOVE_FORWARD);
                if (move.collided()) {
                    List<Action> actions = turns(left);
                    actions.addAll(Collections.nCopies(steps + random.nextInt(1, 5), Action.MOVE_FORWARD));
                    return actions;
                }
                at = move.stance();
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
        int turns = (int) Math.rint(degrees / home.locomotion().motion().turnDegrees());
        List<Action> actions = turns(random.nextBoolean() ? turns : -turns);
        actions.addAll(Collections.nCopies(random.nextInt(2, 10), Action.MOVE_FORWARD));
        return actions;
    }

    /** A free point within 3 m to which one can walk. */
    Optional<PlanPoint> placeNear(Pose pose) {
        for (int i = 0; i < PLACES; i++) {
            double x = pose.x() + (random.nextDouble() * 2 - 1) * DETOUR_METRES;
            double z = pose.z() + (random.nextDouble() * 2 - 1) * DETOUR_METRES;
            if (home.space().areConnected(pose.x(), pose.z(), x, z)) {
                return Optional.of(new PlanPoint(x, z));
            }
        }
        return Optional.empty();
    }

    private static List<Action> turns(int left) {
        Action turn = left > 0 ? Action.TURN_LEFT : Action.TURN_RIGHT;
        return new ArrayList<>(Collections.nCopies(Math.abs(left), turn));
    }
}
