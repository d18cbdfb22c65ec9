package avnav.simbridge.embedded.sight;

import avnav.simbridge.embedded.home.Box;
import java.util.List;

/** One room of a scene: the air in it, its walls, floor and ceiling, and the furniture that stands in it. */
record Cell(Box air, Solid shell, List<Piece> pieces) {

    Cell {
        pieces = List.copyOf(pieces);
    }
}
