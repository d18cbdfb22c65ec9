package avnav.simbridge.embedded.home;

/** A rectangle of the plan in whole millimetres, so that plans are exact. */
record Plot(int minX, int minZ, int maxX, int maxZ) {

    int sizeX() {
        return maxX - minX;
    }

    int sizeZ() {
        return maxZ - minZ;
    }

    int shortSide() {
        return Math.min(sizeX(), sizeZ());
    }

    int longSide() {
        return Math.max(sizeX(), sizeZ());
    }

    double areaSquareMetres() {
        return (double) sizeX() * sizeZ() / 1e6;
    }

    Plot grownBy(int millimetres) {
        return new Plot(minX - millimetres, minZ - millimetres, maxX + millimetres, maxZ + millimetres);
    }

    boolean overlaps(Plot other) {
        return minX < other.maxX && other.minX < maxX && minZ < other.maxZ && other.minZ < maxZ;
    }

    boolean contains(Plot other) {
        return minX <= other.minX && minZ <= other.minZ && maxX >= other.maxX && maxZ >= other.maxZ;
    }

    /** The part below a line across X or Z. */
    Plot below(boolean acrossX, int at) {
        return acrossX ? new Plot(minX, minZ, at, maxZ) : new Plot(minX, minZ, maxX, at);
    }

    /** The part above a line across X or Z. */
    Plot above(boolean acrossX, int at) {
        return acrossX ? new Plot(at, minZ, maxX, maxZ) : new Plot(minX, at, maxX, maxZ);
    }

    Box box(int lowMillimetres, int highMillimetres) {
        return new Box(
                minX / 1000.0,
                lowMillimetres / 1000.0,
                minZ / 1000.0,
                maxX / 1000.0,
                highMillimetres / 1000.0,
                maxZ / 1000.0);
    }
}
