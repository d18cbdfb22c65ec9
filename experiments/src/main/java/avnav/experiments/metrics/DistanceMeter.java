package avnav.experiments.metrics;

import avnav.simbridge.Position;
import java.util.Optional;

/**
 * The distance to the goal as habitat-lab's {@code DistanceToGoal} measures it: asked again only when the agent left the
 * place of the last question by more than {@code 1e-4 + 1e-5 |coordinate|} along some axis (NumPy's {@code allclose}).
 */
final class DistanceMeter {

    private static final double ABSOLUTE_METRES = 1e-4;
    private static final double RELATIVE = 1e-5;

    private Optional<Position> asked = Optional.empty();
    private double metres;

    /** The distance that counts at this position, where the simulator would answer {@code geodesicMetres}. */
    double at(Position position, double geodesicMetres) {
        if (asked.isEmpty() || !isClose(asked.get(), position)) {
            asked = Optional.of(position);
            metres = geodesicMetres;
        }
        return metres;
    }

    private static boolean isClose(Position before, Position now) {
        return isClose(before.x(), now.x()) && isClose(before.y(), now.y()) && isClose(before.z(), now.z());
    }

    private static boolean isClose(double before, double now) {
        return Math.abs(before - now) <= ABSOLUTE_METRES + RELATIVE * Math.abs(now);
    }
}
