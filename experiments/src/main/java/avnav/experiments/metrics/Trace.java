package avnav.experiments.metrics;

import avnav.simbridge.Action;
import avnav.simbridge.Position;
import java.util.List;

/**
 * Where one episode's agent went and what it did; everything that scoring needs.
 *
 * @param episode id
 * @param positions {@code [N+1]} start first, then one after each of the N actions, metres
 * @param geodesicMetres {@code [N+1]} shortest walkable distance from each position to the goal; infinite = no way
 * @param actions {@code [N]}; STOP only as the last
 * @param expertActions the A of SNA
 */
public record Trace(
        String episode, List<Position> positions, double[] geodesicMetres, List<Action> actions, int expertActions) {

    public Trace {
        positions = List.copyOf(positions);
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("The episode (" + episode + ") must hold at least one action.");
        }
        if (positions.size() != actions.size() + 1 || geodesicMetres.length != positions.size()) {
            throw new IllegalArgumentException("The episode (" + episode + ") has (" + positions.size()
                    + ") positions and (" + geodesicMetres.length + ") geodesic distances but its (" + actions.size()
                    + ") actions need (" + (actions.size() + 1) + ") of each.");
        }
        int stop = actions.indexOf(Action.STOP);
        if (stop >= 0 && stop != actions.size() - 1) {
            throw new IllegalArgumentException("The episode (" + episode + ") goes on after STOP (action " + stop
                    + "), which must be its last action.");
        }
        if (expertActions < 0) {
            throw new IllegalArgumentException("The episode (" + episode + ") has expertActions (" + expertActions
                    + "), which must not be negative.");
        }
        for (double metres : geodesicMetres) {
            if (!(metres >= 0)) {
                throw new IllegalArgumentException("The episode (" + episode + ") has the geodesic distance (" + metres
                        + " m), which must be 0 or more.");
            }
        }
    }
}
