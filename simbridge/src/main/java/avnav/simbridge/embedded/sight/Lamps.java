package avnav.simbridge.embedded.sight;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.furniture.FurniturePiece.Placement;
import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Doorway;
import avnav.simbridge.embedded.home.Furnishing;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.Room;
import avnav.simbridge.embedded.home.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a home's light comes from: ceiling lamps, floor lamps, windows, and open doorways. */
final class Lamps {

    private static final double[] LAMP_COLOUR = {1.0, 0.90, 0.74};
    private static final double[] SKY_COLOUR = {0.90, 0.97, 1.08};
    private static final double CEILING_LAMP = 0.19;
    private static final double FLOOR_LAMP = 0.35;
    private static final double SKY = 5.0;
    private static final double LAMP_RADIUS_METRES = 0.18;
    /** Share of a paint's light that a furnished room's faces reflect: shadows, joints and dirt take the rest. */
    private static final double DIRT = 0.7;

    private static final double LAMP_SPACING_METRES = 3.6;

    private Lamps() {}

    /** Emitters that stand in a room: its lamps and windows. */
    static List<Emitter> of(Home home, int room, FurnitureCatalogue furniture) {
        List<Emitter> emitters = new ArrayList<>();
        Box air = home.rooms().get(room).air();
        List<Box> hanging = new ArrayList<>();
        for (Furnishing piece : home.furnishings()) {
            if (piece.room() == room) {
                String category = furniture.piece(piece.piece()).category();
                if (furniture.piece(piece.piece()).placement() == Placement.ON_CEILING) {
                    hanging.add(piece.bounds());
                } else if (category.equals("floor-lamp")) {
                    addLamp(emitters, piece.bounds(), piece.bounds().maxY() + 0.05, FLOOR_LAMP);
                }
            }
        }
        double share = CEILING_LAMP * air.sizeX() * air.sizeZ();
        if (hanging.isEmpty()) {
            hanging = recessed(air);
        }
        for (Box lamp : hanging) {
            double y = Math.min(lamp.minY() + 0.1, air.maxY() - 0.2);
            addLamp(emitters, lamp, y, (0.9 + share) / hanging.size());
        }
        for (Window window : home.windows()) {
            if (window.room() == room) {
                addWindow(emitters, window);
            }
        }
        return emitters;
    }

    /** What comes from the next room through a doorway: its own emitters, and the light that its faces reflect. */
    static List<Emitter> through(Doorway doorway, int into, List<Emitter> beyond, double[] reflected) {
        List<Emitter> emitters = new ArrayList<>();
        for (Emitter emitter : beyond) {
            emitters.add(emitter.through(doorway));
        }
        Box air = doorway.air();
        double towards = doorway.roomA() == into ? -1 : 1;
        Box opening = doorway.acrossX()
                ? flatX(air, towards < 0 ? air.minX() : air.maxX())
                : flatZ(air, towards < 0 ? air.minZ() : air.maxZ());
        double nx = doorway.acrossX() ? towards : 0;
        double nz = doorway.acrossX() ? 0 : towards;
        addPatch(emitters, opening, nx, nz, reflected);
        return emitters;
    }

    private static List<Box> recessed(Box air) {
        int alongX = Math.max(1, (int) Math.round(air.sizeX() / LAMP_SPACING_METRES));
        int alongZ = Math.max(1, (int) Math.round(air.sizeZ() / LAMP_SPACING_METRES));
        List<Box> lamps = new ArrayList<>();
        for (int i = 0; i < alongX * alongZ; i++) {
            double x = air.minX() + (i % alongX + 0.5) / alongX * air.sizeX();
            double z = air.minZ() + (i / alongX + 0.5) / alongZ * air.sizeZ();
            lamps.add(new Box(x, air.maxY(), z, x, air.maxY(), z));
        }
        return lamps;
    }

    private static void addLamp(List<Emitter> emitters, Box lamp, double y, double intensity) {
        double x = (lamp.minX() + lamp.maxX()) / 2;
        double z = (lamp.minZ() + lamp.maxZ()) / 2;
        double[] strength = scaled(LAMP_COLOUR, intensity / 4);
        for (int i = 0; i < 4; i++) {
            double dx = i < 2 ? -LAMP_RADIUS_METRES : LAMP_RADIUS_METRES;
            double dz = i % 2 == 0 ? -LAMP_RADIUS_METRES : LAMP_RADIUS_METRES;
            emitters.add(Emitter.lamp(x + dx, y, z + dz, strength));
        }
    }

    private static void addWindow(List<Emitter> emitters, Window window) {
        double nx =
                switch (window.side()) {
                    case MIN_X -> 1;
                    case MAX_X -> -1;
                    default -> 0;
                };
        double nz =
                switch (window.side()) {
                    case MIN_Z -> 1;
                    case MAX_Z -> -1;
                    default -> 0;
                };
        addPatch(emitters, window.pane(), nx, nz, scaled(SKY_COLOUR, SKY));
    }

    /** A flat upright rectangle as a few parts of equal size. */
    private static void addPatch(List<Emitter> emitters, Box flat, double nx, double nz, double[] radiance) {
        double width = flat.sizeX() + flat.sizeZ();
        int columns = Math.max(1, (int) Math.round(width / 0.6));
        int rows = Math.max(1, (int) Math.round(flat.sizeY() / 0.7));
        double[] strength = scaled(radiance, width * flat.sizeY() / (columns * rows) / Math.PI);
        for (int i = 0; i < columns * rows; i++) {
            double along = (i % columns + 0.5) / columns;
            double up = (i / columns + 0.5) / rows;
            double x = flat.minX() + along * flat.sizeX();
            double y = flat.minY() + up * flat.sizeY();
            double z = flat.minZ() + along * flat.sizeZ();
            emitters.add(new Emitter(x, y, z, nx, 0, nz, strength, Optional.empty()));
        }
    }

    private static double[] scaled(double[] colour, double factor) {
        return new double[] {colour[0] * factor, colour[1] * factor, colour[2] * factor};
    }

    private static Box flatX(Box box, double x) {
        return new Box(x, box.minY(), box.minZ(), x, box.maxY(), box.maxZ());
    }

    private static Box flatZ(Box box, double z) {
        return new Box(box.minX(), box.minY(), z, box.maxX(), box.maxY(), z);
    }

    /** Linear share of light that each face of a room reflects, {@code [6][3]}; see {@link FaceGrid} for the order. */
    static double[][] albedo(Room room) {
        double[] walls = linear(room.walls().rgbMain());
        return new double[][] {
            linear(room.floor().rgbMain()), linear(room.ceiling().rgbMain()), walls, walls, walls, walls
        };
    }

    private static double[] linear(int rgb) {
        return new double[] {
            DIRT * Srgb.linear(rgb >> 16 & 255), DIRT * Srgb.linear(rgb >> 8 & 255), DIRT * Srgb.linear(rgb & 255)
        };
    }
}
