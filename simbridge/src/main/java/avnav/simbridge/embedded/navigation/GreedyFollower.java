package avnav.simbridge.embedded.navigation;

import avnav.simbridge.Action;
import avnav.simbridge.Pose;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Habitat's greedy geodesic follower, asked before every step, on our free space; it walks to a known source, so only
 * experts and datasets may use it. One walk, one follower; not thread-safe.
 *
 * <p>Rule (habitat-sim {@code GreedyFollower}, recorded in golden/habitat): stop when the geodesic is below the goal
 * radius; else try "n left turns, forward" and "n right turns, forward" for n = 0, 1, ... below half a circle and take
 * the first action of the best by (geodesic now - after) / step - 0.0125 n - 0.25 if collided - 0.05 if then nearer than
 * 0.2 m to an edge; only what is above -0.25 counts, above 0.99 the search stops. After 16 alternating turns the whole of
 * the next choice is carried out.
 *
 * <p>Beyond Habitat's rule: when {@link #PATIENCE} actions bring no progress, or nothing is above -0.25, it walks on by
 * the choices that shorten the geodesic most, each carried out whole. As each shortens it, there is no endless loop.
 */
public final class GreedyFollower {

    /** Habitat-recorded choice that stops safely within the 1 m success distance: 0.85 of it. */
    public static final double GOAL_RADIUS_METRES = 0.85;

    /** Actions without progress before the follower changes its rule. */
    public static final int PATIENCE = 48;

    private static final int THRASHING_TURNS = 16;
    private static final double PROGRESS_METRES = 1e-3;

    private final Locomotion locomotion;
    private final Geodesics geodesics;
    private final double goalRadiusMetres;
    private final ArrayDeque<Action> committed = new ArrayDeque<>();
    private Action lastTurn = Action.STOP;
    private int alternatingTurns;
    private double bestMetres = Double.POSITIVE_INFINITY;
    private int sinceProgress;
    private boolean isPatient = true;

    public GreedyFollower(Locomotion locomotion, Geodesics geodesics, double goalRadiusMetres) {
        this.locomotion = locomotion;
        this.geodesics = geodesics;
        this.goalRadiusMetres = goalRadiusMetres;
    }

    /** The next action from this pose; STOP within the goal radius; empty when the source cannot be reached. */
    public Optional<Action> next(Pose pose) {
        Stance stance = Stance.at(pose);
        double metres = geodesics.metresFrom(pose.x(), pose.z());
        if (metres == Double.POSITIVE_INFINITY) {
            return Optional.empty();
        }
        noteProgress(metres);
        if (!committed.isEmpty()) {
            return Optional.of(noted(committed.removeFirst()));
        }
        if (metres < goalRadiusMetres) {
            return Optional.of(Action.STOP);
        }
        Choice choice = isPatient ? Choice.habitats(locomotion, geodesics, stance, metres) : Choice.NONE;
        if (!choice.exists()) {
            choice = Choice.shortening(locomotion, geodesics, stance, metres);
            commitTo(choice);
        } else if (alternatingTurns >= THRASHING_TURNS) {
            commitTo(choice);
        }
        if (!choice.exists()) {
            return Optional.empty();
        }
        Action action = committed.isEmpty() ? choice.first() : committed.removeFirst();
        return Optional.of(noted(action));
    }

    /**
     * Number of actions, STOP included, from the start to within the goal radius: the A of SNA.
     *
     * @return empty when the source cannot be reached or not within the limit
     */
    public static Optional<Integer> expertActions(
            Locomotion locomotion, Geodesics geodesics, Pose start, double goalRadiusMetres, int limit) {
        GreedyFollower follower = new GreedyFollower(locomotion, geodesics, goalRadiusMetres);
        Stance stance = Stance.at(start);
        for (int actions = 1; actions <= limit; actions++) {
            Optional<Action> action = follower.next(stance.pose(locomotion.motion()));
            if (action.isEmpty()) {
                return Optional.empty();
            }
            if (action.get() == Action.STOP) {
                return Optional.of(actions);
            }
            stance = locomotion.move(stance, action.get()).stance();
        }
        return Optional.empty();
    }

    private void commitTo(Choice choice) {
        for (int turn = 0; turn < choice.turns(); turn++) {
            committed.addLast(choice.turn());
        }
        if (choice.exists()) {
            committed.addLast(Action.MOVE_FORWARD);
        }
    }

    private void noteProgress(double metres) {
        if (metres < bestMetres - PROGRESS_METRES) {
            bestMetres = metres;
            sinceProgress = 0;
        } else if (++sinceProgress > PATIENCE) {
            isPatient = false;
        }
    }

    private Action noted(Action action) {
        boolean isTurn = action == Action.TURN_LEFT || action == Action.TURN_RIGHT;
        alternatingTurns = !isTurn ? 0 : action == lastTurn ? 1 : alternatingTurns + 1;
        lastTurn = isTurn ? action : Action.STOP;
        return action;
    }
}
