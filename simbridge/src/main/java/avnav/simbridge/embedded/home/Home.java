package avnav.simbridge.embedded.home;

import java.util.List;

/**
 * A furnished flat on one floor at y = 0, everything axis-aligned. A value: the same seed gives the same home to the
 * last bit on any machine.
 *
 * @param name scene id of episode files, such as {@code avnav/test/home-0003}
 * @param heightMetres of the rooms
 * @param wallMetres thickness of walls between rooms
 */
public record Home(
        String name,
        long seed,
        double heightMetres,
        double wallMetres,
        List<Room> rooms,
        List<Doorway> doorways,
        List<Window> windows,
        List<Furnishing> furnishings) {

    public Home {
        rooms = List.copyOf(rooms);
        doorways = List.copyOf(doorways);
        windows = List.copyOf(windows);
        furnishings = List.copyOf(furnishings);
    }
}
