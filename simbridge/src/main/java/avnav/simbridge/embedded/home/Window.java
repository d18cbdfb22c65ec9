package avnav.simbridge.embedded.home;

/**
 * A pane in an outer wall, for light and looks.
 *
 * @param side of the room it is on
 * @param pane flat in the axis of its wall, on the room's inner surface
 */
public record Window(int room, Side side, Box pane) {

    /** The wall of a room by the direction in which it lies from the room's middle. */
    public enum Side {
        MIN_X,
        MAX_X,
        MIN_Z,
        MAX_Z
    }
}
