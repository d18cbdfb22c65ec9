package avnav.simbridge.embedded.home;

import avnav.simbridge.embedded.home.Draft.Cell;
import avnav.simbridge.embedded.home.Draft.SharedWall;
import avnav.simbridge.embedded.home.Programme.Taste;
import java.util.ArrayList;
import java.util.List;

/** Which rooms should open into which: the cheapest tree of doors by what architects like. */
final class Connection {

    /** A shared wall needs this length for a door with its frame. */
    static final int LEAST_WALL_MILLIMETRES = 1050;

    private static final double PASSING_THROUGH_A_BATHROOM = 25;
    private static final double PASSING_THROUGH_A_BEDROOM = 2.5;

    private Connection() {}

    /** The walls that get a door, {@code cells - 1} of them, or fewer when the plan falls apart. */
    static List<SharedWall> tree(Draft draft, List<SharedWall> walls, Taste taste) {
        int count = draft.cells().size();
        boolean[] reached = new boolean[count];
        reached[entrance(draft.cells())] = true;
        List<SharedWall> tree = new ArrayList<>();
        while (tree.size() < count - 1) {
            SharedWall best = null;
            double bestCost = Double.POSITIVE_INFINITY;
            for (SharedWall wall : walls) {
                if (reached[wall.roomA()] != reached[wall.roomB()]) {
                    RoomKind from = draft.cells()
                            .get(reached[wall.roomA()] ? wall.roomA() : wall.roomB())
                            .kind();
                    RoomKind into = draft.cells()
                            .get(reached[wall.roomA()] ? wall.roomB() : wall.roomA())
                            .kind();
                    double cost = cost(from, into, taste) + passing(from, into);
                    if (cost < bestCost) {
                        bestCost = cost;
                        best = wall;
                    }
                }
            }
            if (best == null) {
                return tree;
            }
            reached[best.roomA()] = true;
            reached[best.roomB()] = true;
            tree.add(best);
        }
        return tree;
    }

    private static int entrance(List<Cell> cells) {
        int best = 0;
        for (int i = 0; i < cells.size(); i++) {
            RoomKind kind = cells.get(i).kind();
            if (kind == RoomKind.CORRIDOR) {
                return i;
            }
            best = kind == RoomKind.LIVING && cells.get(best).kind() != RoomKind.LIVING ? i : best;
        }
        return best;
    }

    static double passing(RoomKind from, RoomKind into) {
        if (from == RoomKind.BATHROOM) {
            return PASSING_THROUGH_A_BATHROOM;
        }
        return from == RoomKind.BEDROOM && into != RoomKind.BATHROOM ? PASSING_THROUGH_A_BEDROOM : 0;
    }

    /** How little one likes a door between two kinds of room; 0 is best. */
    static double cost(RoomKind from, RoomKind into, Taste taste) {
        RoomKind one = from.ordinal() < into.ordinal() ? from : into;
        RoomKind other = one == from ? into : from;
        boolean enfilade = taste == Taste.ENFILADE;
        return switch (one) {
            case LIVING ->
                switch (other) {
                    case LIVING, DINING -> 0.3;
                    case KITCHEN, CORRIDOR -> 0.8;
                    case STUDY -> 1.5;
                    case BEDROOM -> enfilade ? 1.5 : 2.5;
                    case BATHROOM -> 4.5;
                };
            case KITCHEN ->
                switch (other) {
                    case DINING -> 0.4;
                    case CORRIDOR -> 1.2;
                    case STUDY -> 4;
                    case BATHROOM -> 6;
                    default -> enfilade ? 4.5 : 7;
                };
            case DINING ->
                switch (other) {
                    case CORRIDOR -> 1.2;
                    case STUDY -> 2;
                    case BATHROOM -> 6;
                    default -> enfilade ? 2 : 4;
                };
            case BEDROOM ->
                switch (other) {
                    case CORRIDOR -> 1;
                    case BATHROOM -> 3;
                    case STUDY -> enfilade ? 1.5 : 3;
                    default -> enfilade ? 2 : 6;
                };
            case BATHROOM -> other == RoomKind.CORRIDOR ? 1 : other == RoomKind.BATHROOM ? 20 : 6;
            case STUDY -> other == RoomKind.CORRIDOR ? 1 : 3;
            case CORRIDOR -> 0.2;
        };
    }
}
