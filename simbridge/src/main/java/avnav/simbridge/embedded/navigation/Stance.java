package avnav.simbridge.embedded.navigation;

import avnav.simbridge.Motion;
import avnav.simbridge.Pose;

/**
 * Where the agent stands and how it is turned, kept as a whole number of turns so that the heading never drifts.
 *
 * @param y height of the floor, metres
 * @param startYawRadians heading before the first turn
 * @param turns left turns since then minus right turns, less than a full circle
 */
public record Stance(double x, double y, double z, double startYawRadians, int turns) {

    public static Stance at(Pose pose) {
        return new Stance(pose.x(), pose.y(), pose.z(), pose.yawRadians(), 0);
    }

    public double yawRadians(Motion motion) {
        return startYawRadians + turns * motion.turnDegrees() / 180.0 * Math.PI;
    }

    public Pose pose(Motion motion) {
        return new Pose(x, y, z, yawRadians(motion));
    }

    /** @param left turns to the left, negative to the right */
    public Stance turned(int left, Motion motion) {
        int circle = (int) Math.rint(360.0 / motion.turnDegrees());
        return new Stance(x, y, z, startYawRadians, (turns + left) % circle);
    }

    public Stance movedTo(double newX, double newZ) {
        return new Stance(newX, y, newZ, startYawRadians, turns);
    }
}
