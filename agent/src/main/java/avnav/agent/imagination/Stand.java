package avnav.agent.imagination;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;

/**
 * Where an agent believes it stands, reckoned from its own commands alone: in the frame of the walk's first pose, metres and
 * radians; x to the right, z backwards, yaw to the left.
 */
record Stand(double x, double z, double yaw) {

    static final Stand START = new Stand(0, 0, 0);

    /** After an action that nothing hinders. */
    Stand after(Action action, Motion motion) {
        double turn = Math.toRadians(motion.turnDegrees());
        return switch (action) {
            case STOP -> this;
            case MOVE_FORWARD ->
                new Stand(x - motion.stepMetres() * Math.sin(yaw), z - motion.stepMetres() * Math.cos(yaw), yaw);
            case TURN_LEFT -> new Stand(x, z, yaw + turn);
            case TURN_RIGHT -> new Stand(x, z, yaw - turn);
        };
    }

    double metresTo(Stand other) {
        return Math.hypot(x - other.x, z - other.z);
    }

    /** Smallest angle between the two headings, 0 to pi. */
    double turnTo(Stand other) {
        return Math.abs(Math.IEEEremainder(yaw - other.yaw, 2 * Math.PI));
    }
}
