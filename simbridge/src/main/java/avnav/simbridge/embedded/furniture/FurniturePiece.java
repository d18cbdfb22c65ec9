package avnav.simbridge.embedded.furniture;

import avnav.simbridge.embedded.home.AcousticMaterial;
import avnav.simbridge.embedded.home.RoomKind;
import java.util.Set;

/**
 * One piece of the catalogue.
 *
 * @param name unique, stable: episode seeds depend on it
 * @param category such as {@code sofa}, {@code bed}, {@code table}, {@code chair}, {@code lamp}
 * @param sizeX, sizeY, sizeZ metres, with the front facing +Z
 * @param placement where it likes to stand
 * @param elevationMetres height of its lower side above the floor (0, but for wall and ceiling pieces)
 * @param rooms kinds of room it belongs to
 * @param sound how its surface absorbs
 */
public record FurniturePiece(
        String name,
        String category,
        double sizeX,
        double sizeY,
        double sizeZ,
        Placement placement,
        double elevationMetres,
        Set<RoomKind> rooms,
        AcousticMaterial sound) {

    /** Where a piece stands in its room. */
    public enum Placement {
        AGAINST_WALL,
        CORNER,
        MIDDLE,
        AROUND_TABLE,
        ON_WALL,
        ON_CEILING,
        RUG
    }
}
