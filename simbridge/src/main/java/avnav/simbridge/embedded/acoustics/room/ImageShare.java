package avnav.simbridge.embedded.acoustics.room;

import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.home.Box;
import java.util.Arrays;

/**
 * How much of a box's reverberation is left to the diffuse field when mirror images up to some order are heard as
 * themselves. Counts, over all directions and all places of source and listener, how many walls a straight way of a given
 * length crosses in the lattice of mirrored rooms: along each axis the number is one of two neighbouring integers.
 *
 * @param share {@code [steps]} energy that images leave, for ways of {@code i * STEP_METRES}; 1 further on
 */
record ImageShare(double[] share) {

    private static final double STEP_METRES = 0.25;
    private static final int DIRECTIONS = 200;

    /** @param specular share of a reflection's energy that is mirrored, the rest is scattered */
    static ImageShare of(Box air, double specular, int maxOrder, double mostMetres) {
        double[] share = new double[(int) (mostMetres / STEP_METRES)];
        double[] orders = new double[maxOrder + 1];
        double golden = StrictMath.PI * (3 - StrictMath.sqrt(5));
        for (int i = 0; i < share.length; i++) {
            double left = 0;
            for (int d = 0; d < DIRECTIONS; d++) {
                double y = 1 - (d + 0.5) / DIRECTIONS;
                double radius = Math.sqrt(1 - y * y);
                double x = radius * Math.abs(StrictMath.cos(golden * d));
                double z = radius * Math.abs(StrictMath.sin(golden * d));
                double way = i * STEP_METRES;
                crossings(orders, way * x / air.sizeX(), way * y / air.sizeY(), way * z / air.sizeZ());
                double rest = 1 - orders[0];
                double kept = 1;
                for (int order = 1; order <= maxOrder; order++) {
                    kept *= specular;
                    rest -= orders[order] * kept;
                }
                left += rest;
            }
            share[i] = left / DIRECTIONS;
        }
        return new ImageShare(share);
    }

    /** Probabilities of 0 to maxOrder crossings when x, y and z boxes are traversed from a random start. */
    private static void crossings(double[] orders, double x, double y, double z) {
        Arrays.fill(orders, 0);
        double[] spans = {x, y, z};
        for (int choice = 0; choice < 8; choice++) {
            double probability = 1;
            int count = 0;
            for (int axis = 0; axis < 3; axis++) {
                int whole = (int) spans[axis];
                double more = spans[axis] - whole;
                boolean up = (choice >> axis & 1) == 1;
                probability *= up ? more : 1 - more;
                count += up ? whole + 1 : whole;
            }
            if (count < orders.length) {
                orders[count] += probability;
            }
        }
    }

    double at(double seconds) {
        double position = seconds * Acoustics.SOUND_METRES_PER_SECOND / STEP_METRES;
        int before = (int) position;
        if (before + 1 >= share.length) {
            return 1;
        }
        double part = position - before;
        return (1 - part) * share[before] + part * share[before + 1];
    }
}
