package avnav.simbridge.embedded.mesh;

import java.util.List;

/**
 * What belongs to one room.
 *
 * @param room index into the home's rooms
 * @param shell walls, floor, ceiling, skirting and windows, without the doorways' linings
 * @param furniture in the home's order
 */
public record RoomMesh(int room, Mesh shell, List<PlacedMesh> furniture) {

    public RoomMesh {
        furniture = List.copyOf(furniture);
    }
}
