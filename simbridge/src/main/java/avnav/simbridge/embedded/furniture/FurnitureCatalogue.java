package avnav.simbridge.embedded.furniture;

import avnav.simbridge.embedded.mesh.Mesh;
import java.util.List;

/** All pieces and their meshes. */
public interface FurnitureCatalogue {

    /** In a fixed order. */
    List<FurniturePiece> pieces();

    /**
     * The piece's mesh: footprint centred on the origin, lower side at y = 0, front facing +Z, metres.
     *
     * @param coarse the level for far away
     * @throws IllegalArgumentException when no piece has that name
     */
    Mesh mesh(String piece, boolean coarse);
}
