package avnav.simbridge.embedded.acoustics.room;

import avnav.simbridge.embedded.home.AcousticMaterial;
import avnav.simbridge.embedded.home.Box;

/**
 * Follows a straight ray from inside a room, through openings, to the first wall or piece of furniture. One ray at a
 * time; the result stands in the fields until the next.
 */
final class RayWalk {

    private static final int MOST_ROOMS = 32;

    private final AcousticScene scene;

    /** Where the ray ended. */
    int room;

    AcousticMaterial material;
    final double[] point = new double[3];

    RayWalk(AcousticScene scene) {
        this.scene = scene;
    }

    /** @param direction of any length above 0 */
    void shoot(int startRoom, double[] from, double[] direction) {
        room = startRoom;
        for (int passed = 0; passed < MOST_ROOMS; passed++) {
            AcousticRoom here = scene.rooms().get(room);
            double leave = Double.POSITIVE_INFINITY;
            Face face = Face.FLOOR;
            for (int axis = 0; axis < 3; axis++) {
                if (direction[axis] != 0) {
                    Face towards = Face.of(axis, direction[axis] > 0);
                    double t = (towards.plane(here.air()) - from[axis]) / direction[axis];
                    if (t < leave) {
                        leave = t;
                        face = towards;
                    }
                }
            }
            Obstacle struck = null;
            for (Obstacle obstacle : here.obstacles()) {
                double t = entry(obstacle.box(), from, direction);
                if (t < leave && t > 0) {
                    leave = t;
                    struck = obstacle;
                }
            }
            for (int axis = 0; axis < 3; axis++) {
                point[axis] = from[axis] + leave * direction[axis];
            }
            if (struck != null) {
                material = struck.sound();
                return;
            }
            int next = through(face, direction);
            if (next < 0) {
                material = here.face(face);
                return;
            }
            room = next;
        }
    }

    /** Room behind the opening that the ray leaves by, or -1 when it meets the wall or the opening's reveal. */
    private int through(Face face, double[] direction) {
        for (Opening opening : scene.openings()) {
            boolean mine = opening.roomA() == room || opening.roomB() == room;
            if (!mine || opening.face(room) != face || !isIn(opening, point)) {
                continue;
            }
            int axis = opening.axis();
            int other = opening.otherSide(room);
            double t = (opening.plane(other) - point[axis]) / direction[axis];
            double[] beyond = new double[3];
            for (int i = 0; i < 3; i++) {
                beyond[i] = point[i] + t * direction[i];
            }
            return isIn(opening, beyond) ? other : -1;
        }
        return -1;
    }

    /** Whether a point of the opening's plane is in the hole. */
    static boolean isIn(Opening opening, double[] point) {
        int along = 2 - opening.axis();
        Box air = opening.air();
        return point[1] >= air.minY()
                && point[1] <= air.maxY()
                && point[along] >= Face.lower(air, along)
                && point[along] <= Face.upper(air, along);
    }

    private static double entry(Box box, double[] from, double[] direction) {
        double enter = Double.NEGATIVE_INFINITY;
        double leave = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < 3; axis++) {
            double low = Face.lower(box, axis) - from[axis];
            double high = Face.upper(box, axis) - from[axis];
            if (direction[axis] == 0) {
                if (low > 0 || high < 0) {
                    return Double.POSITIVE_INFINITY;
                }
                continue;
            }
            double one = low / direction[axis];
            double other = high / direction[axis];
            enter = Math.max(enter, Math.min(one, other));
            leave = Math.min(leave, Math.max(one, other));
        }
        return enter <= leave ? enter : Double.POSITIVE_INFINITY;
    }
}
