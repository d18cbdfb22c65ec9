package avnav.simbridge.embedded.acoustics.room;

import avnav.simbridge.embedded.acoustics.signal.OctaveBands;
import avnav.simbridge.embedded.home.AcousticMaterial;
import avnav.simbridge.embedded.home.Box;

/**
 * A part of a room in which sound is taken to be diffuse: the whole room, or one of the pieces of a long one.
 *
 * @param room index in the scene
 * @param absorptionArea {@code [6]} square metres per band by Eyring, air included
 * @param meanAbsorption {@code [6]} of the surfaces, without air
 * @param volume cubic metres
 */
record Cell(int room, Box box, double[] absorptionArea, double[] meanAbsorption, double volume) {

    private static final double TOUCHING = 0.02;

    static Cell of(AcousticScene scene, int room, Box box) {
        AcousticRoom around = scene.rooms().get(room);
        double[] swallowed = new double[OctaveBands.COUNT];
        double surface = 0;
        for (Face face : Face.values()) {
            boolean outer = face.plane(box) == face.plane(around.air());
            if (outer) {
                double area = face.area(box) - holes(scene, room, face, box);
                surface += area;
                add(swallowed, around.face(face), area);
            }
        }
        double volume = box.volume();
        for (Obstacle obstacle : around.obstacles()) {
            if (!isIn(obstacle.box(), box)) {
                continue;
            }
            volume -= obstacle.box().volume();
            for (Face face : Face.values()) {
                double area = face.area(obstacle.box());
                if (Math.abs(face.plane(obstacle.box()) - face.plane(around.air())) < TOUCHING) {
                    surface -= area;
                    add(swallowed, around.face(face), -area);
                } else {
                    surface += area;
                    add(swallowed, obstacle.sound(), area);
                }
            }
        }
        return eyring(room, box, swallowed, surface, Math.max(volume, box.volume() / 2));
    }

    private static Cell eyring(int room, Box box, double[] swallowed, double surface, double volume) {
        double[] area = new double[OctaveBands.COUNT];
        double[] mean = new double[OctaveBands.COUNT];
        for (int band = 0; band < mean.length; band++) {
            mean[band] = Math.max(1e-4, Math.min(0.99, swallowed[band] / surface));
            area[band] = -surface * StrictMath.log(1 - mean[band]) + 4 * OctaveBands.airAbsorption(band) * volume;
        }
        return new Cell(room, box, area, mean, volume);
    }

    private static void add(double[] swallowed, AcousticMaterial material, double area) {
        for (int band = 0; band < swallowed.length; band++) {
            swallowed[band] += area * material.absorption()[band];
        }
    }

    private static double holes(AcousticScene scene, int room, Face face, Box box) {
        double area = 0;
        for (Opening opening : scene.openings()) {
            if ((opening.roomA() == room || opening.roomB() == room) && opening.face(room) == face) {
                area += opening.area() * overlap(opening, box);
            }
        }
        return area;
    }

    /** Share of an opening's width that lies beside the box. */
    static double overlap(Opening opening, Box box) {
        int along = 2 - opening.axis();
        double low = Math.max(Face.lower(opening.air(), along), Face.lower(box, along));
        double high = Math.min(Face.upper(opening.air(), along), Face.upper(box, along));
        double width = Face.upper(opening.air(), along) - Face.lower(opening.air(), along);
        return Math.max(0, high - low) / width;
    }

    private static boolean isIn(Box obstacle, Box box) {
        double x = (obstacle.minX() + obstacle.maxX()) / 2;
        double z = (obstacle.minZ() + obstacle.maxZ()) / 2;
        return x >= box.minX() && x < box.maxX() + 1e-9 && z >= box.minZ() && z < box.maxZ() + 1e-9;
    }
}
