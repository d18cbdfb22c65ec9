package avnav.simbridge.embedded.acoustics.room;

import avnav.simbridge.embedded.acoustics.signal.OctaveBands;
import avnav.simbridge.embedded.home.AcousticMaterial;
import avnav.simbridge.embedded.home.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Specular reflections by image sources (Allen and Berkley 1979; for rooms joined by openings Borish 1984): the source is
 * mirrored in the walls of its own room and of the listener's; every path is walked back from the listener, and each
 * bounce must lie on the wall, each leg in air.
 */
final class MirrorImages {

    /** A source mirrored in a row of walls, the nearest to the source first. */
    private record Image(double[] position, int[] rooms, Face[] faces, double[] gains) {}

    private final AcousticScene scene;
    private final SightLines sight;
    private final double[] source;
    private final int sourceRoom;
    private final int maxOrder;

    /** {@code [rooms]} images that a listener in that room may hear; null until asked for. */
    private final Image[][] byRoom;

    MirrorImages(AcousticScene scene, SightLines sight, int sourceRoom, double[] source, int maxOrder) {
        this.scene = scene;
        this.sight = sight;
        this.sourceRoom = sourceRoom;
        this.source = source.clone();
        this.maxOrder = maxOrder;
        this.byRoom = new Image[scene.rooms().size()][];
    }

    /** Adds all audible reflections no longer than {@code mostMetres}. */
    void addTo(List<EarlyPath> paths, int listenerRoom, double[] ear, double mostMetres) {
        if (byRoom[listenerRoom] == null) {
            byRoom[listenerRoom] = images(listenerRoom);
        }
        for (Image image : byRoom[listenerRoom]) {
            double metres = distance(ear, image.position());
            if (metres <= mostMetres && isAudible(image, listenerRoom, ear)) {
                double[] gains = image.gains().clone();
                for (int band = 0; band < gains.length; band++) {
                    gains[band] *= StrictMath.exp(-OctaveBands.airAbsorption(band) * metres / 2) / metres;
                }
                paths.add(new EarlyPath(image.faces().length, image.position(), metres, gains));
            }
        }
    }

    private Image[] images(int listenerRoom) {
        List<Image> all = new ArrayList<>();
        double[] unit = new double[OctaveBands.COUNT];
        Arrays.fill(unit, 1);
        extend(all, new Image(source, new int[0], new Face[0], unit), listenerRoom);
        return all.toArray(Image[]::new);
    }

    private void extend(List<Image> all, Image image, int listenerRoom) {
        int order = image.faces().length;
        if (order == maxOrder) {
            return;
        }
        boolean left = order > 0 && image.rooms()[order - 1] != sourceRoom;
        if (!left) {
            reflect(all, image, sourceRoom, listenerRoom);
        }
        if (listenerRoom != sourceRoom) {
            reflect(all, image, listenerRoom, listenerRoom);
        }
    }

    private void reflect(List<Image> all, Image image, int room, int listenerRoom) {
        int order = image.faces().length;
        Box air = scene.rooms().get(room).air();
        for (Face face : Face.values()) {
            int axis = face.axis();
            double plane = face.plane(air);
            double from = image.position()[axis];
            boolean behind = face.isUpper() ? from >= plane : from <= plane;
            if (behind) {
                continue;
            }
            double[] position = image.position().clone();
            position[axis] = 2 * plane - from;
            int[] rooms = Arrays.copyOf(image.rooms(), order + 1);
            Face[] faces = Arrays.copyOf(image.faces(), order + 1);
            rooms[order] = room;
            faces[order] = face;
            AcousticMaterial material = scene.rooms().get(room).face(face);
            double[] gains = image.gains().clone();
            for (int band = 0; band < gains.length; band++) {
                gains[band] *= Math.sqrt((1 - material.absorption()[band]) * (1 - material.scattering()));
            }
            Image next = new Image(position, rooms, faces, gains);
            all.add(next);
            extend(all, next, listenerRoom);
        }
    }

    private boolean isAudible(Image image, int listenerRoom, double[] ear) {
        double[] at = ear;
        double[] target = image.position();
        int room = listenerRoom;
        double[] mirrored = target.clone();
        for (int k = image.faces().length - 1; k >= 0; k--) {
            Face face = image.faces()[k];
            Box air = scene.rooms().get(image.rooms()[k]).air();
            int axis = face.axis();
            double plane = face.plane(air);
            double step = mirrored[axis] - at[axis];
            double share = (plane - at[axis]) / step;
            if (!(share > 0 && share < 1)) {
                return false;
            }
            double[] bounce = new double[3];
            for (int i = 0; i < 3; i++) {
                bounce[i] = at[i] + share * (mirrored[i] - at[i]);
            }
            bounce[axis] = plane;
            if (!isOnWall(image.rooms()[k], face, air, bounce) || !isFree(room, image.rooms()[k], at, bounce)) {
                return false;
            }
            mirrored[axis] = 2 * plane - mirrored[axis];
            at = bounce;
            room = image.rooms()[k];
        }
        return isFree(room, sourceRoom, at, source);
    }

    private boolean isOnWall(int room, Face face, Box air, double[] point) {
        for (int axis = 0; axis < 3; axis++) {
            if (axis != face.axis() && (point[axis] < Face.lower(air, axis) || point[axis] > Face.upper(air, axis))) {
                return false;
            }
        }
        if (face.axis() == 1) {
            return true;
        }
        for (Opening opening : scene.openings()) {
            if ((opening.roomA() == room || opening.roomB() == room)
                    && opening.face(room) == face
                    && RayWalk.isIn(opening, point)) {
                return false;
            }
        }
        return true;
    }

    private boolean isFree(int roomFrom, int roomTo, double[] from, double[] to) {
        if (roomFrom == roomTo) {
            return sight.isClearOfFurniture(roomFrom, from, to);
        }
        return sight.walls(from, to) == 0 && sight.isClearOfFurniture(from, to);
    }

    private static double distance(double[] one, double[] other) {
        double dx = one[0] - other[0];
        double dy = one[1] - other[1];
        double dz = one[2] - other[2];
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
}
