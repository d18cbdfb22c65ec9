package avnav.simbridge.embedded.navigation;

/** An axis-aligned rectangle of the plan (x right, z back), metres. */
public record Rectangle(double minX, double minZ, double maxX, double maxZ) {

    public Rectangle grownBy(double metres) {
        return new Rectangle(minX - metres, minZ - metres, maxX + metres, maxZ + metres);
    }

    public boolean contains(double x, double z) {
        return x >= minX && x <= maxX && z >= minZ && z <= maxZ;
    }
}
