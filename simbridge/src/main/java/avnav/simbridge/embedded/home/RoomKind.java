package avnav.simbridge.embedded.home;

/** What a room is for; decides its size, its furniture and its surfaces. */
public enum RoomKind {
    LIVING,
    KITCHEN,
    DINING,
    BEDROOM,
    BATHROOM,
    STUDY,
    CORRIDOR
}
