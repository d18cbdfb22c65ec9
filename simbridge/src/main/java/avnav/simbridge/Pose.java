package avnav.simbridge;

/**
 * Where the agent stands and looks, in Habitat's axes: +X right, +Y up, -Z forward at yaw 0; metres.
 *
 * @param y height of the floor under the agent's feet
 * @param yawRadians about +Y; positive turns left, so forward is (-sin yaw, 0, -cos yaw)
 */
public record Pose(double x, double y, double z, double yawRadians) {

    public double distanceTo(Pose other) {
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
}
