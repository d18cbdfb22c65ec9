package avnav.simbridge.embedded.acoustics.room;

import avnav.simbridge.embedded.home.Box;

/**
 * A hole between two rooms.
 *
 * @param roomA the room on the lower side along the axis
 * @param axis 0 when one walks through it along x, 2 along z
 * @param air from room to room through the wall's thickness, which may be 0
 */
public record Opening(int roomA, int roomB, int axis, Box air) {

    double area() {
        return Face.of(axis, false).area(air);
    }

    /** The face of the given room that the hole is in. */
    Face face(int room) {
        return Face.of(axis, room == roomA);
    }

    int otherSide(int room) {
        return room == roomA ? roomB : roomA;
    }

    /** The hole's plane on the side of the given room. */
    double plane(int room) {
        return room == roomA ? Face.lower(air, axis) : Face.upper(air, axis);
    }
}
