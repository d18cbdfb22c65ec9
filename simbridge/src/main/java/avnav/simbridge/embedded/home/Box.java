package avnav.simbridge.embedded.home;

/** An axis-aligned box in Habitat's axes (+X right, +Y up, +Z back), metres. */
public record Box(double minX, double minY, double minZ, double maxX, double maxY, double maxZ) {

    public Box {
        if (!(minX <= maxX) || !(minY <= maxY) || !(minZ <= maxZ)) {
            throw new IllegalArgumentException("The box's lower corner (" + minX + ", " + minY + ", " + minZ
                    + ") must not lie beyond its upper corner (" + maxX + ", " + maxY + ", " + maxZ + ").");
        }
    }

    public double sizeX() {
        return maxX - minX;
    }

    public double sizeY() {
        return maxY - minY;
    }

    public double sizeZ() {
        return maxZ - minZ;
    }

    public double volume() {
        return sizeX() * sizeY() * sizeZ();
    }

    public boolean contains(double x, double y, double z) {
        return x >= minX && x <= maxX && y >= minY && y <= maxY && z >= minZ && z <= maxZ;
    }
}
