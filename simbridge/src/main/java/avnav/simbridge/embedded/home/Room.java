package avnav.simbridge.embedded.home;

/**
 * A box of air between walls. An L-shaped space is two rooms that share a wide {@link Doorway}.
 *
 * @param name unique within its home, such as {@code bedroom1}
 */
public record Room(String name, RoomKind kind, Box air, Surface walls, Surface floor, Surface ceiling) {}
