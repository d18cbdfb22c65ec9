package avnav.simbridge.embedded.navigation;

/** An axis-aligned rectangle of the plan (x right, z back), metres. */
public record Rectangle(double minX, double minZ, double maxX, double maxZ) {

    public Rectangle grownBy(double metres) {
        return new Rectangle(minX - metres, minZ - metres, maxX + metres, maxZ + metres);
    }

    /** The smallest rectangle around both. */
    public Rectangle hull(Rectangle other) {
        return new Rectangle(
                Math.min(minX, other.minX),
                Math.min(minZ, other.minZ),
                Math.max(maxX, other.maxX),
                Math.max(maxZ, other.maxZ));
    }

    public boolean contains(double x, double z) {
        return x >= minX && x <= maxX && z >= minZ && z <= maxZ;
    }

    public PlanPoint nearest(double x, double z) {
        return new PlanPoint(Math.max(minX, Math.min(maxX, x)), Math.max(minZ, Math.min(maxZ, z)));
    }

    public double area() {
        return (maxX - minX) * (maxZ - minZ);
    }

    public double middleX() {
        return (minX + maxX) / 2;
    }

    public double middleZ() {
        return (minZ + maxZ) / 2;
    }
}
