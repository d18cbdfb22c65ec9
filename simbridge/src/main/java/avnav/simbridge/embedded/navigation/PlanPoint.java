package avnav.simbridge.embedded.navigation;

/** A point of the plan (x right, z back), metres. */
public record PlanPoint(double x, double z) {

    public double distanceTo(PlanPoint other) {
        double dx = x - other.x;
        double dz = z - other.z;
        return Math.sqrt(dx * dx + dz * dz);
    }
}
