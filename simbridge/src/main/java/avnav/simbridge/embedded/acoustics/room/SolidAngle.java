package avnav.simbridge.embedded.acoustics.room;

import avnav.simbridge.embedded.home.Box;

/**
 * What a listener sees of an opening, taken in the middle of the wall.
 *
 * @param steradians 0 to 2 pi
 * @param towards {@code [3]} mean direction, weighted with what each part of the opening subtends
 */
record SolidAngle(double steradians, double[] towards) {

    private static final int ACROSS = 4;
    private static final int UP = 3;
    private static final double LEAST_METRES = 0.05;

    static SolidAngle of(Opening opening, double[] ear) {
        Box air = opening.air();
        int axis = opening.axis();
        int along = 2 - axis;
        double plane = (Face.lower(air, axis) + Face.upper(air, axis)) / 2;
        double depth = plane - ear[axis];
        double low = Face.lower(air, along) - ear[along];
        double high = Face.upper(air, along) - ear[along];
        double bottom = air.minY() - ear[1];
        double top = air.maxY() - ear[1];
        double d = Math.max(Math.abs(depth), 1e-6);
        double angle = corner(high, top, d) - corner(low, top, d) - corner(high, bottom, d) + corner(low, bottom, d);
        double[] towards = new double[3];
        double behind = Math.max(Math.abs(depth), LEAST_METRES);
        for (int i = 0; i < ACROSS; i++) {
            double u = low + (i + 0.5) * (high - low) / ACROSS;
            for (int j = 0; j < UP; j++) {
                double v = bottom + (j + 0.5) * (top - bottom) / UP;
                double square = u * u + v * v + behind * behind;
                double weight = behind / (square * square);
                towards[along] += weight * u;
                towards[1] += weight * v;
                towards[axis] += weight * (depth < 0 ? -behind : behind);
            }
        }
        return new SolidAngle(angle, towards);
    }

    private static double corner(double u, double v, double d) {
        return StrictMath.atan(u * v / (d * Math.sqrt(u * u + v * v + d * d)));
    }
}
