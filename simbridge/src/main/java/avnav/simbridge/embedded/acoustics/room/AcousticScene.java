package avnav.simbridge.embedded.acoustics.room;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.AcousticMaterial;
import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Doorway;
import avnav.simbridge.embedded.home.Furnishing;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.Room;
import java.util.ArrayList;
import java.util.List;

/**
 * All that sound meets in a home: boxes of air, holes between them, boxes of furniture.
 *
 * @param wallTransmission {@code [6]} share of the energy that passes one wall, per band
 */
public record AcousticScene(List<AcousticRoom> rooms, List<Opening> openings, double[] wallTransmission) {

    /** A light partition of plasterboard: 25 to 45 dB (EN 12354-1, annex B, rounded). */
    private static final double[] PARTITION_DECIBELS = {25, 29, 34, 39, 43, 45};

    public AcousticScene {
        rooms = List.copyOf(rooms);
        openings = List.copyOf(openings);
        if (rooms.isEmpty()) {
            throw new IllegalArgumentException("The acoustic scene must have at least one room.");
        }
    }

    /** @param catalogue that the home was furnished from */
    public static AcousticScene of(Home home, FurnitureCatalogue catalogue) {
        List<List<Obstacle>> obstacles = new ArrayList<>();
        home.rooms().forEach(room -> obstacles.add(new ArrayList<>()));
        for (Furnishing furnishing : home.furnishings()) {
            AcousticMaterial sound = catalogue.piece(furnishing.piece()).sound();
            obstacles.get(furnishing.room()).add(new Obstacle(furnishing.bounds(), sound));
        }
        List<AcousticRoom> rooms = new ArrayList<>();
        for (Room room : home.rooms()) {
            AcousticMaterial wall = room.walls().sound();
            List<AcousticMaterial> faces =
                    List.of(wall, wall, room.floor().sound(), room.ceiling().sound(), wall, wall);
            rooms.add(new AcousticRoom(room.air(), faces, obstacles.get(rooms.size())));
        }
        List<Opening> openings = new ArrayList<>();
        for (Doorway doorway : home.doorways()) {
            openings.add(new Opening(doorway.roomA(), doorway.roomB(), doorway.acrossX() ? 0 : 2, doorway.air()));
        }
        return new AcousticScene(rooms, openings, partition());
    }

    /** Transmission of an ordinary light partition wall. */
    public static double[] partition() {
        double[] transmission = new double[PARTITION_DECIBELS.length];
        for (int band = 0; band < transmission.length; band++) {
            transmission[band] = StrictMath.pow(10, -PARTITION_DECIBELS[band] / 10);
        }
        return transmission;
    }

    /** Index of the room that holds the point, or of the nearest room. */
    public int roomAt(double x, double y, double z) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rooms.size(); i++) {
            Box air = rooms.get(i).air();
            double dx = x - Math.max(air.minX(), Math.min(air.maxX(), x));
            double dy = y - Math.max(air.minY(), Math.min(air.maxY(), y));
            double dz = z - Math.max(air.minZ(), Math.min(air.maxZ(), z));
            double distance = dx * dx + dy * dy + dz * dz;
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }
}
