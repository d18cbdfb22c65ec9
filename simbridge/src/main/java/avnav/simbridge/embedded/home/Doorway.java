package avnav.simbridge.embedded.home;

/**
 * An opening without a leaf in the wall between two rooms.
 *
 * @param roomA, roomB indices into the home's rooms; A lies on the lower side along the axis
 * @param acrossX whether one walks through it along X (the wall stands at constant X)
 * @param air the box of air within the wall's thickness
 */
public record Doorway(int roomA, int roomB, boolean acrossX, Box air) {}
