package avnav.simbridge.embedded.navigation;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;

/**
 * What an action does to the agent's stance: Habitat's {@code try_step} on our free space. Immutable and thread-safe.
 *
 * @param sliding whether a blocked step glides along the obstacle (Habitat's {@code allow_sliding}, its default) or
 *     ends where the straight way leaves free space
 */
public record Locomotion(FreeSpace space, Motion motion, boolean sliding) {

    private static final double COLLISION_SLACK_SQUARE_METRES = 1e-5;

    /** Detour reaches this far beyond a circle over the step when it looks for where to slide. */
    private static final double REACH_SLACK_METRES = 0.001;

    private static final int MOST_BENDS = 16;
    private static final double ROUNDING_METRES = 4 * Obstructions.TOUCH_METRES;

    /** The stance after an action, and whether an obstacle cut the action short. */
    public record Move(Stance stance, boolean collided) {}

    /** Turns never collide, STOP does nothing. The stance must be free. */
    public Move move(Stance from, Action action) {
        return switch (action) {
            case STOP -> new Move(from, false);
            case TURN_LEFT -> new Move(from.turned(1, motion), false);
            case TURN_RIGHT -> new Move(from.turned(-1, motion), false);
            case MOVE_FORWARD -> forward(from);
        };
    }

    /** Habitat's rule: {@code moved² + 1e-5 < attempted²}, so bending round a corner can go unnoticed. */
    public static boolean isCollision(double movedMetres, double attemptedMetres) {
        return movedMetres * movedMetres + COLLISION_SLACK_SQUARE_METRES < attemptedMetres * attemptedMetres;
    }

    private Move forward(Stance from) {
        double yaw = from.yawRadians(motion);
        double targetX = from.x() - StrictMath.sin(yaw) * motion.stepMetres();
        double targetZ = from.z() - StrictMath.cos(yaw) * motion.stepMetres();
        PlanPoint end = step(from.x(), from.z(), targetX, targetZ);
        boolean collided = isCollision(
                distance(from.x(), from.z(), end.x(), end.z()), distance(from.x(), from.z(), targetX, targetZ));
        return new Move(from.movedTo(end.x(), end.z()), collided);
    }

    /** The end of a straight attempt from a free point to any target: free, and not farther to walk than the attempt. */
    public PlanPoint step(double fromX, double fromZ, double targetX, double targetZ) {
        if (space.isStraightWayFree(fromX, fromZ, targetX, targetZ) && space.isFree(targetX, targetZ)) {
            return new PlanPoint(targetX, targetZ);
        }
        if (!sliding) {
            return exit(fromX, fromZ, targetX, targetZ);
        }
        double attempted = distance(fromX, fromZ, targetX, targetZ);
        PlanPoint nearest = new Glide(
                        space.grid(), (fromX + targetX) / 2, (fromZ + targetZ) / 2, attempted / 2 + REACH_SLACK_METRES)
                .nearest(fromX, fromZ, targetX, targetZ);
        return walk(new PlanPoint(fromX, fromZ), nearest, attempted);
    }

    /**
     * Towards the end by the shortest way, as far as the metres last. Detour would let the agent round a corner a little
     * farther than its step (up to 0.04 m); then one step could change the geodesic by more than its length.
     */
    private PlanPoint walk(PlanPoint from, PlanPoint end, double metres) {
        PlanPoint at = from;
        double left = metres;
        for (int bends = 0; bends < MOST_BENDS; bends++) {
            double straight = at.distanceTo(end);
            if (space.isStraightWayFree(at.x(), at.z(), end.x(), end.z())) {
                return straight <= left ? end : along(at.x(), at.z(), end.x(), end.z(), left / straight);
            }
            PlanPoint bend = bend(at, end, left);
            if (bend.equals(at)) {
                return at;
            }
            left -= at.distanceTo(bend);
            at = bend;
        }
        return at;
    }

    /** The corner in sight through which the way to the end is shortest; the point itself when none leads nearer. */
    private PlanPoint bend(PlanPoint at, PlanPoint end, double reachMetres) {
        PlanPoint best = at;
        double bestMetres = Double.POSITIVE_INFINITY;
        for (int i = 0; i < space.corners().size(); i++) {
            PlanPoint corner =
                    new PlanPoint(space.corners().x()[i], space.corners().z()[i]);
            double metres = at.distanceTo(corner);
            double through = metres + corner.distanceTo(end);
            if (metres > 0
                    && metres <= reachMetres
                    && through < bestMetres
                    && corner.distanceTo(end) < at.distanceTo(end)
                    && space.isStraightWayFree(at.x(), at.z(), corner.x(), corner.z())) {
                bestMetres = through;
                best = corner;
            }
        }
        return best;
    }

    /** Where the straight way leaves free space. */
    private PlanPoint exit(double fromX, double fromZ, double targetX, double targetZ) {
        double share = space.solids().clearShare(fromX, fromZ, targetX, targetZ);
        return along(fromX, fromZ, targetX, targetZ, share);
    }

    private PlanPoint along(double fromX, double fromZ, double toX, double toZ, double share) {
        double x = fromX + share * (toX - fromX);
        double z = fromZ + share * (toZ - fromZ);
        return space.nearestFree(x, z, ROUNDING_METRES).orElse(new PlanPoint(fromX, fromZ));
    }

    private static double distance(double fromX, double fromZ, double toX, double toZ) {
        return Math.sqrt((toX - fromX) * (toX - fromX) + (toZ - fromZ) * (toZ - fromZ));
    }
}
