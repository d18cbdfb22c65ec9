package avnav.simbridge.embedded.acoustics.room;

import avnav.simbridge.embedded.acoustics.signal.OctaveBands;

/** Shares the source's power among cells by the surfaces that its straight rays land on first. */
final class SourcePower {

    private static final int RAYS = 6000;

    private SourcePower() {}

    /**
     * Rays in a fixed spiral of evenly spread directions.
     *
     * @return {@code [6][N]} share of the emitted energy that each cell gets back from its surfaces
     */
    static double[][] of(AcousticScene scene, Cells cells, int room, double[] source) {
        double[][] power = new double[OctaveBands.COUNT][cells.count()];
        RayWalk walk = new RayWalk(scene);
        double golden = StrictMath.PI * (3 - StrictMath.sqrt(5));
        double turnCosine = StrictMath.cos(golden);
        double turnSine = StrictMath.sin(golden);
        double cosine = 1;
        double sine = 0;
        double[] direction = new double[3];
        for (int ray = 0; ray < RAYS; ray++) {
            direction[1] = 1 - (2 * ray + 1.0) / RAYS;
            double radius = Math.sqrt(1 - direction[1] * direction[1]);
            direction[0] = radius * cosine;
            direction[2] = radius * sine;
            double next = cosine * turnCosine - sine * turnSine;
            sine = sine * turnCosine + cosine * turnSine;
            cosine = next;
            walk.shoot(room, source, direction);
            int cell = cells.cellAt(walk.room, walk.point[0], walk.point[2]);
            for (int band = 0; band < OctaveBands.COUNT; band++) {
                power[band][cell] += (1 - walk.material.absorption()[band]) / RAYS;
            }
        }
        return power;
    }
}
