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

    /** The end of a straight attempt from a free point to any target: always free. */
    public PlanPoint step(double fromX, double fromZ, double targetX, double targetZ) {
        if (space.isStraightWayFree(fromX, fromZ, targetX, targetZ) && space.isFree(targetX, targetZ)) {
            return new PlanPoint(targetX, targetZ);
        }
        if (sliding) {
            double reach = distance(fromX, fromZ, targetX, targetZ) / 2 + REACH_SLACK_METRES;
            return new Glide(space.grid(), (fromX + targetX) / 2, (fromZ + targetZ) / 2, reach)
                    .nearest(fromX, fromZ, targetX, targetZ);
        }
        double share = space.solids().clearShare(fromX, fromZ, targetX, targetZ);
        double exitX = fromX + share * (targetX - fromX);
        double exitZ = fromZ + share * (targetZ - fromZ);
        double rounding = 4 * Obstructions.TOUCH_METRES;
        return space.nearestFree(exitX, exitZ, rounding).orElse(new PlanPoint(fromX, fromZ));
    }

    private static double distance(double fromX, double fromZ, double toX, double toZ) {
        return Math.sqrt((toX - fromX) * (toX - fromX) + (toZ - fromZ) * (toZ - fromZ));
    }
}
