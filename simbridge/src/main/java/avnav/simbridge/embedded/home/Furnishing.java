package avnav.simbridge.embedded.home;

/**
 * One piece of furniture in its place.
 *
 * @param piece name in the furniture catalogue
 * @param room index into the home's rooms
 * @param bounds where it stands, after turning; blocks the way when its lower side is below the agent's head
 * @param quarterTurns 0..3 left turns about +Y from the catalogue's orientation (front towards +Z)
 */
public record Furnishing(String piece, int room, Box bounds, int quarterTurns) {}
