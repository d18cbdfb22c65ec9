package avnav.simbridge.embedded.home;

import avnav.simbridge.embedded.home.SurfaceCatalogue.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gives a draft's rooms their names and finishes: walls differ from room to room, corridors share theirs. */
final class Decorator {

    private final SurfaceCatalogue surfaces;
    private final HomeSplit split;
    private final Draws draws;

    Decorator(SurfaceCatalogue surfaces, HomeSplit split, Draws draws) {
        this.surfaces = surfaces;
        this.split = split;
        this.draws = draws;
    }

    List<Room> rooms(Draft draft, int heightMillimetres) {
        Map<RoomKind, Integer> counts = new EnumMap<>(RoomKind.class);
        Map<RoomKind, Room> first = new EnumMap<>(RoomKind.class);
        List<Surface> usedWalls = new ArrayList<>();
        Surface ceiling = draws.pick(surfaces.surfaces(split, Role.CEILING, RoomKind.LIVING));
        Surface homeFloor = draws.pick(surfaces.surfaces(split, Role.FLOOR, RoomKind.LIVING));
        List<Room> rooms = new ArrayList<>();
        for (Draft.Cell cell : draft.cells()) {
            RoomKind kind = cell.kind();
            String name = kind.name().toLowerCase(Locale.ROOT) + counts.merge(kind, 1, Integer::sum);
            Surface walls = unused(surfaces.surfaces(split, Role.WALL, kind), usedWalls);
            Surface floor = floor(kind, homeFloor);
            boolean together = kind == RoomKind.LIVING || kind == RoomKind.CORRIDOR;
            if (together && first.containsKey(kind)) {
                walls = first.get(kind).walls();
                floor = first.get(kind).floor();
            }
            usedWalls.add(walls);
            Room room = new Room(name, kind, cell.air().box(0, heightMillimetres), walls, floor, ceiling);
            first.putIfAbsent(kind, room);
            rooms.add(room);
        }
        return rooms;
    }

    private Surface unused(List<Surface> choices, List<Surface> used) {
        List<Surface> fresh = new ArrayList<>(choices);
        fresh.removeAll(used);
        return draws.pick(fresh.isEmpty() ? choices : fresh);
    }

    /** Dry rooms often continue the home's main floor. */
    private Surface floor(RoomKind kind, Surface homeFloor) {
        List<Surface> choices = surfaces.surfaces(split, Role.FLOOR, kind);
        Surface own = draws.pick(choices);
        return choices.contains(homeFloor) && draws.chance(40) ? homeFloor : own;
    }
}
