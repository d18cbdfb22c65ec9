package avnav.simbridge.embedded.mesh;

import java.util.List;

/**
 * A home's triangles, grouped so that what lies behind closed doorways can be skipped.
 *
 * @param rooms in the home's order
 * @param doorways lining, frame and threshold of each doorway in the home's order; seen from both of its rooms
 */
public record HomeMesh(List<RoomMesh> rooms, List<Mesh> doorways) {

    public HomeMesh {
        rooms = List.copyOf(rooms);
        doorways = List.copyOf(doorways);
    }

    /** Triangles with all furniture at its fine level. */
    public int triangleCount() {
        int count = 0;
        for (RoomMesh room : rooms) {
            count += room.shell().triangleCount();
            for (PlacedMesh piece : room.furniture()) {
                count += piece.fine().triangleCount();
            }
        }
        for (Mesh doorway : doorways) {
            count += doorway.triangleCount();
        }
        return count;
    }
}
