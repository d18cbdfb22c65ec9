package avnav.simbridge.embedded.acoustics.room;

import avnav.simbridge.embedded.home.AcousticMaterial;
import avnav.simbridge.embedded.home.Box;
import java.util.List;

/**
 * A box of air.
 *
 * @param faces {@code [6]} materials in the order of {@link Face}
 */
public record AcousticRoom(Box air, List<AcousticMaterial> faces, List<Obstacle> obstacles) {

    public AcousticRoom {
        faces = List.copyOf(faces);
        obstacles = List.copyOf(obstacles);
        if (faces.size() != Face.values().length) {
            throw new IllegalArgumentException("The room has (" + faces.size() + ") faces but needs (6).");
        }
    }

    AcousticMaterial face(Face face) {
        return faces.get(face.ordinal());
    }
}
