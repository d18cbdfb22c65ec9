package avnav.simbridge.episodes;

/** Headings as episode files hold them: unit quaternions {@code [x, y, z, w]} about +Y, at most 9 decimals. */
final class YawQuaternion {

    private static final double UNIT_TOLERANCE = 1e-3;
    private static final double DECIMALS = 1e9;

    private YawQuaternion() {}

    static boolean isUnit(double[] xyzw) {
        double square = xyzw[0] * xyzw[0] + xyzw[1] * xyzw[1] + xyzw[2] * xyzw[2] + xyzw[3] * xyzw[3];
        return Math.abs(Math.sqrt(square) - 1) <= UNIT_TOLERANCE;
    }

    static boolean isUpright(double[] xyzw) {
        return Math.abs(xyzw[0]) <= UNIT_TOLERANCE && Math.abs(xyzw[2]) <= UNIT_TOLERANCE;
    }

    /** Radians in (-pi, pi], positive to the left. */
    static double yawRadians(double[] xyzw) {
        double yaw = 2 * StrictMath.atan2(xyzw[1], xyzw[3]);
        if (yaw > Math.PI) {
            return yaw - 2 * Math.PI;
        }
        return yaw <= -Math.PI ? yaw + 2 * Math.PI : yaw;
    }

    static double[] of(double yawRadians) {
        return new double[] {
            0, rounded(StrictMath.sin(yawRadians / 2)), 0, rounded(StrictMath.cos(yawRadians / 2)),
        };
    }

    /** The heading that a reader gets when this one is written. */
    static double written(double yawRadians) {
        return yawRadians(of(yawRadians));
    }

    private static double rounded(double value) {
        return Math.rint(value * DECIMALS) / DECIMALS;
    }
}
