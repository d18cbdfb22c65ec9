package avnav.simbridge.embedded.home;

import avnav.simbridge.embedded.furniture.FurniturePiece;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The pieces that one split may use. Within a category, in the catalogue's order: of six or more pieces every fifth
 * goes to val, every sixth to test and the rest to train; of three to five the last two go to val and test; of two the
 * first goes to train and the second to val and test; a single piece is everybody's. Fixtures, which a room cannot do
 * without or which nobody could tell apart, are everybody's.
 */
public final class Assortment {

    private static final Set<String> FIXTURES =
            Set.of("kitchen-base", "kitchen-upper", "range-hood", "ceiling-lamp", "rug", "radiator");

    private final List<FurniturePiece> pieces;

    private Assortment(List<FurniturePiece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    public static Assortment of(List<FurniturePiece> catalogue, HomeSplit split) {
        Map<String, Integer> counts = new HashMap<>();
        for (FurniturePiece piece : catalogue) {
            counts.merge(piece.category(), 1, Integer::sum);
        }
        Map<String, Integer> seen = new HashMap<>();
        List<FurniturePiece> own = new ArrayList<>();
        for (FurniturePiece piece : catalogue) {
            int index = seen.merge(piece.category(), 1, Integer::sum) - 1;
            if (FIXTURES.contains(piece.category()) || belongs(index, counts.get(piece.category()), split)) {
                own.add(piece);
            }
        }
        return new Assortment(own);
    }

    private static boolean belongs(int index, int count, HomeSplit split) {
        if (count == 1) {
            return true;
        }
        if (count == 2) {
            return index == 0 == (split == HomeSplit.TRAIN);
        }
        int place = count < 6 ? index - count + 6 : index % 6;
        HomeSplit owner = place == 4 ? HomeSplit.VAL : place == 5 ? HomeSplit.TEST : HomeSplit.TRAIN;
        return owner == split;
    }

    /** In the catalogue's order. */
    public List<FurniturePiece> pieces() {
        return pieces;
    }

    /** Whether every split uses all pieces of the category. */
    public static boolean isFixture(String category) {
        return FIXTURES.contains(category);
    }

    Optional<FurniturePiece> named(String name) {
        return pieces.stream().filter(piece -> piece.name().equals(name)).findFirst();
    }

    /** Pieces of a category that suit a kind of room. */
    List<FurniturePiece> of(String category, RoomKind room) {
        return pieces.stream()
                .filter(piece ->
                        piece.category().equals(category) && piece.rooms().contains(room))
                .toList();
    }

    /** Pieces of a category for any room. */
    List<FurniturePiece> of(String category) {
        return pieces.stream()
                .filter(piece -> piece.category().equals(category))
                .toList();
    }
}
