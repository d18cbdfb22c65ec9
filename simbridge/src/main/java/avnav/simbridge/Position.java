package avnav.simbridge;

/** A point in Habitat's axes (+X right, +Y up, -Z forward at yaw 0), metres. */
public record Position(double x, double y, double z) {

    public double distanceTo(Position other) {
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    public boolean isFinite() {
        return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
    }
}
