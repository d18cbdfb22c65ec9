package avnav.worldmodel;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.simbridge.Pose;

/**
 * Where one pose lies seen from another: metres ahead, metres to the left, and the turn, positive to the left and
 * wrapped to [-pi, pi).
 */
public record Displacement(double forwardMetres, double leftMetres, double yawRadians) {

    /** Numbers that a network is told of one. */
    public static final int NUMBERS = 3;

    /** No motion at all, which is what STOP commands. */
    public static final Displacement NONE = new Displacement(0, 0, 0);

    public Displacement {
        yawRadians = wrapped(yawRadians);
    }

    /** What an action commands, as if nothing stood in the way. */
    public static Displacement commanded(Action action, Motion motion) {
        double turn = StrictMath.toRadians(motion.turnDegrees());
        return switch (action) {
            case STOP -> NONE;
            case MOVE_FORWARD -> new Displacement(motion.stepMetres(), 0, 0);
            case TURN_LEFT -> new Displacement(0, 0, turn);
            case TURN_RIGHT -> new Displacement(0, 0, -turn);
        };
    }

    /** The same, so many times. */
    public static Displacement commanded(Action action, int times, Motion motion) {
        Displacement once = commanded(action, motion);
        return new Displacement(times * once.forwardMetres, times * once.leftMetres, times * once.yawRadians);
    }

    /** The pose {@code to} in the frame of {@code from}: what really happened between them. */
    public static Displacement between(Pose from, Pose to) {
        double dx = to.x() - from.x();
        double dz = to.z() - from.z();
        double sin = StrictMath.sin(from.yawRadians());
        double cos = StrictMath.cos(from.yawRadians());
        return new Displacement(-sin * dx - cos * dz, -cos * dx + sin * dz, to.yawRadians() - from.yawRadians());
    }

    /** First this, then the other, which is said in the frame that this one ends in. */
    public Displacement then(Displacement next) {
        double sin = StrictMath.sin(yawRadians);
        double cos = StrictMath.cos(yawRadians);
        return new Displacement(
                forwardMetres + cos * next.forwardMetres - sin * next.leftMetres,
                leftMetres + sin * next.forwardMetres + cos * next.leftMetres,
                yawRadians + next.yawRadians);
    }

    /** The way back: {@code d.then(d.inverse())} is {@link #NONE}. */
    public Displacement inverse() {
        double sin = StrictMath.sin(yawRadians);
        double cos = StrictMath.cos(yawRadians);
        return new Displacement(
                -cos * forwardMetres - sin * leftMetres, sin * forwardMetres - cos * leftMetres, -yawRadians);
    }

    /** Writes metres forward, metres left and radians into an array. */
    public void write(float[] target, int at) {
        target[at] = (float) forwardMetres;
        target[at + 1] = (float) leftMetres;
        target[at + 2] = (float) yawRadians;
    }

    private static double wrapped(double angle) {
        double turns = StrictMath.floor((angle + Math.PI) / (2 * Math.PI));
        return angle - turns * 2 * Math.PI;
    }
}
