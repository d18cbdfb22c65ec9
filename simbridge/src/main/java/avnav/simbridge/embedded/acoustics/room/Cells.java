package avnav.simbridge.embedded.acoustics.room;

import avnav.simbridge.embedded.home.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * All cells of a scene and the areas through which they exchange sound. Rooms that are much longer than wide are split
 * into cells about as long as wide, in order along the room.
 *
 * @param cells N, those of one room in a row
 * @param firstOfRoom {@code [rooms + 1]} index of each room's first cell; the last entry is N
 * @param exchange {@code [N][N]} square metres, symmetric
 */
record Cells(List<Cell> cells, int[] firstOfRoom, double[][] exchange) {

    static Cells of(AcousticScene scene) {
        List<Cell> cells = new ArrayList<>();
        int[] first = new int[scene.rooms().size() + 1];
        for (int room = 0; room < scene.rooms().size(); room++) {
            first[room] = cells.size();
            for (Box box : pieces(scene.rooms().get(room).air())) {
                cells.add(Cell.of(scene, room, box));
            }
        }
        first[scene.rooms().size()] = cells.size();
        double[][] exchange = new double[cells.size()][cells.size()];
        for (int room = 0; room < scene.rooms().size(); room++) {
            for (int i = first[room]; i + 1 < first[room + 1]; i++) {
                double section = Face.of(longAxis(scene.rooms().get(room).air()), true)
                        .area(cells.get(i).box());
                couple(exchange, i, i + 1, section);
            }
        }
        for (Opening opening : scene.openings()) {
            for (int i = first[opening.roomA()]; i < first[opening.roomA() + 1]; i++) {
                for (int j = first[opening.roomB()]; j < first[opening.roomB() + 1]; j++) {
                    couple(
                            exchange,
                            i,
                            j,
                            opening.area()
                                    * shared(
                                            opening,
                                            cells.get(i).box(),
                                            cells.get(j).box()));
                }
            }
        }
        return new Cells(List.copyOf(cells), first, exchange);
    }

    /** Share of the opening's width that lies between two boxes. */
    private static double shared(Opening opening, Box one, Box other) {
        int along = 2 - opening.axis();
        double low = Math.max(Face.lower(one, along), Face.lower(other, along));
        double high = Math.min(Face.upper(one, along), Face.upper(other, along));
        low = Math.max(low, Face.lower(opening.air(), along));
        high = Math.min(high, Face.upper(opening.air(), along));
        return Math.max(0, high - low) / (Face.upper(opening.air(), along) - Face.lower(opening.air(), along));
    }

    private static void couple(double[][] exchange, int i, int j, double area) {
        exchange[i][j] += area;
        exchange[j][i] += area;
    }

    /** 0 or 2, the longer horizontal side. */
    static int longAxis(Box air) {
        return air.sizeX() >= air.sizeZ() ? 0 : 2;
    }

    private static List<Box> pieces(Box air) {
        double length = Math.max(air.sizeX(), air.sizeZ());
        double width = Math.min(air.sizeX(), air.sizeZ());
        int count = length < 1.5 * width ? 1 : (int) Math.max(2, Math.min(12, Math.rint(length / width)));
        boolean alongX = longAxis(air) == 0;
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double low = i * length / count;
            double high = i + 1 == count ? length : (i + 1) * length / count;
            boxes.add(
                    alongX
                            ? new Box(
                                    air.minX() + low,
                                    air.minY(),
                                    air.minZ(),
                                    i + 1 == count ? air.maxX() : air.minX() + high,
                                    air.maxY(),
                                    air.maxZ())
                            : new Box(
                                    air.minX(),
                                    air.minY(),
                                    air.minZ() + low,
                                    air.maxX(),
                                    air.maxY(),
                                    i + 1 == count ? air.maxZ() : air.minZ() + high));
        }
        return boxes;
    }

    int count() {
        return cells.size();
    }

    /** The cell of a room whose span along the room holds the point (clamped to the room's ends). */
    int cellAt(int room, double x, double z) {
        for (int i = firstOfRoom[room]; i + 1 < firstOfRoom[room + 1]; i++) {
            Box box = cells.get(i).box();
            boolean alongX = box.maxX() == cells.get(i + 1).box().minX();
            if (alongX ? x < box.maxX() : z < box.maxZ()) {
                return i;
            }
        }
        return firstOfRoom[room + 1] - 1;
    }
}
