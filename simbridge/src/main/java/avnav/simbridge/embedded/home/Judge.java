package avnav.simbridge.embedded.home;

import avnav.simbridge.embedded.home.Draft.Cell;
import avnav.simbridge.embedded.home.Draft.SharedWall;
import java.util.List;

/** How bad a draft is as a plan: the fewer points, the better; infinite when nobody could live in it. */
final class Judge {

    private static final double LEAST_HOME_SQUARE_METRES = 52;
    private static final double MOST_HOME_SQUARE_METRES = 190;
    private static final double LIKING_OF_DETOURS = 2.5;
    private static final int LEAST_WINDOW_WALL_MILLIMETRES = 1400;

    private Judge() {}

    static double penalty(Draft draft, Programme programme) {
        double penalty = 0;
        double area = 0;
        double corridors = 0;
        for (Cell cell : draft.cells()) {
            penalty += shapePenalty(cell) + lightPenalty(cell, draft);
            area += cell.air().areaSquareMetres();
            corridors += cell.kind() == RoomKind.CORRIDOR ? cell.air().areaSquareMetres() : 0;
        }
        if (!(area > LEAST_HOME_SQUARE_METRES && area < MOST_HOME_SQUARE_METRES)
                || penalty == Double.POSITIVE_INFINITY) {
            return Double.POSITIVE_INFINITY;
        }
        penalty += 60 * Math.max(0, corridors / area - 0.13);
        List<SharedWall> walls = draft.sharedWalls(Connection.LEAST_WALL_MILLIMETRES);
        List<SharedWall> tree = Connection.tree(draft, walls, programme.taste());
        if (tree.size() < draft.cells().size() - 1) {
            return Double.POSITIVE_INFINITY;
        }
        int guestBathrooms = 0;
        int livingDoors = 0;
        int livingRooms = 0;
        int[] doors = new int[draft.cells().size()];
        for (SharedWall wall : tree) {
            RoomKind one = draft.cells().get(wall.roomA()).kind();
            RoomKind other = draft.cells().get(wall.roomB()).kind();
            penalty += Connection.cost(one, other, programme.taste());
            guestBathrooms += isGuestBathroom(one, other) ? 1 : 0;
            livingDoors += one == RoomKind.LIVING && other == RoomKind.LIVING ? 1 : 0;
            doors[wall.roomA()]++;
            doors[wall.roomB()]++;
        }
        for (int i = 0; i < doors.length; i++) {
            penalty += traffic(draft.cells().get(i).kind(), doors[i]);
            livingRooms += draft.cells().get(i).kind() == RoomKind.LIVING ? 1 : 0;
        }
        penalty += guestBathrooms > 0 ? 0 : 8;
        penalty += 8 * (livingRooms - 1 - livingDoors);
        return penalty - programme.winding() * LIKING_OF_DETOURS * Math.min(2.5, stretch(draft, tree));
    }

    private static boolean isGuestBathroom(RoomKind one, RoomKind other) {
        return one == RoomKind.BATHROOM != (other == RoomKind.BATHROOM)
                && one != RoomKind.BEDROOM
                && other != RoomKind.BEDROOM;
    }

    private static double traffic(RoomKind kind, int doors) {
        return switch (kind) {
            case CORRIDOR -> 3 * Math.max(0, 3 - doors);
            case BATHROOM -> 25 * (doors - 1);
            case BEDROOM, STUDY -> 1.5 * Math.max(0, doors - 2);
            default -> 0;
        };
    }

    private static double shapePenalty(Cell cell) {
        Plot air = cell.air();
        int least = leastWidthMillimetres(cell.kind());
        if (air.shortSide() < least || air.areaSquareMetres() < leastArea(cell.kind())) {
            return Double.POSITIVE_INFINITY;
        }
        double aspect = (double) air.longSide() / air.shortSide();
        double tooLarge = Math.max(0, air.areaSquareMetres() - mostArea(cell.kind()));
        if (cell.kind() == RoomKind.CORRIDOR) {
            return Math.max(0, air.longSide() - 8500) / 500.0 + tooLarge;
        }
        double comfort = Math.max(0, least * 1.25 - air.shortSide()) / 200.0;
        return comfort + 6 * Math.max(0, aspect - 1.55) + tooLarge;
    }

    private static double lightPenalty(Cell cell, Draft draft) {
        if (cell.kind() == RoomKind.CORRIDOR || cell.kind() == RoomKind.BATHROOM) {
            return 0;
        }
        boolean lit = !OuterWalls.of(cell, draft, LEAST_WINDOW_WALL_MILLIMETRES).isEmpty();
        return lit ? 0 : cell.kind() == RoomKind.STUDY ? 4 : 9;
    }

    private static int leastWidthMillimetres(RoomKind kind) {
        return switch (kind) {
            case LIVING -> 2700;
            case KITCHEN -> 2200;
            case DINING -> 2600;
            case BEDROOM -> 2600;
            case BATHROOM -> 1750;
            case STUDY -> 2200;
            case CORRIDOR -> 1050;
        };
    }

    static double leastArea(RoomKind kind) {
        return switch (kind) {
            case LIVING, DINING -> 8;
            case BEDROOM -> 8.5;
            case KITCHEN -> 6.5;
            case STUDY -> 6;
            case BATHROOM -> 3.6;
            case CORRIDOR -> 3;
        };
    }

    private static double mostArea(RoomKind kind) {
        return switch (kind) {
            case LIVING -> 42;
            case KITCHEN, DINING -> 20;
            case BEDROOM -> 23;
            case STUDY -> 16;
            case BATHROOM -> 9.5;
            case CORRIDOR -> 14;
        };
    }

    /** Mean over pairs of rooms of the way through the doors to the straight line, both between middles. */
    private static double stretch(Draft draft, List<SharedWall> tree) {
        double sum = 0;
        int pairs = 0;
        for (int room = 0; room < draft.cells().size(); room++) {
            double[] middle = middle(draft.cells().get(room).plot());
            pairs += draft.cells().size() - 1;
            sum += walk(draft, tree, room, -1, middle, middle, 0);
        }
        return sum / pairs;
    }

    private static double walk(
            Draft draft, List<SharedWall> tree, int room, int from, double[] start, double[] at, double walked) {
        double sum = 0;
        for (SharedWall wall : tree) {
            int next = wall.roomA() == room ? wall.roomB() : wall.roomB() == room ? wall.roomA() : -1;
            if (next < 0 || next == from) {
                continue;
            }
            double along = (wall.low() + wall.high()) / 2.0;
            double[] door = wall.acrossX() ? new double[] {wall.at(), along} : new double[] {along, wall.at()};
            double[] end = middle(draft.cells().get(next).plot());
            double toDoor = walked + distance(at, door);
            sum += (toDoor + distance(door, end)) / Math.max(500, distance(start, end));
            sum += walk(draft, tree, next, room, start, door, toDoor);
        }
        return sum;
    }

    private static double[] middle(Plot plot) {
        return new double[] {(plot.minX() + plot.maxX()) / 2.0, (plot.minZ() + plot.maxZ()) / 2.0};
    }

    private static double distance(double[] one, double[] other) {
        double dx = one[0] - other[0];
        double dz = one[1] - other[1];
        return Math.sqrt(dx * dx + dz * dz);
    }
}
