package avnav.experiments.run;

import java.util.List;

/** A scene from above, for pictures: areas in metres, x right and z down the page. */
public record FloorPlan(String scene, List<Area> rooms, List<Area> doorways, List<Area> furniture) {

    public FloorPlan {
        rooms = List.copyOf(rooms);
        doorways = List.copyOf(doorways);
        furniture = List.copyOf(furniture);
    }

    /** A rectangle with a word for it, such as {@code kitchen1} or {@code sofa}. */
    public record Area(String name, double minX, double minZ, double maxX, double maxZ) {}
}
