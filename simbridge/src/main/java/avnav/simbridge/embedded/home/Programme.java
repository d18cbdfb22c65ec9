package avnav.simbridge.embedded.home;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the owner asked of the architect: rooms with areas, and a taste.
 *
 * @param spaces in the order in which the plan is sliced: neighbours in the list become neighbours on the plan
 * @param corridors at most so many
 * @param taste how rooms hang together
 * @param winding how much detours are liked, 0 to 3
 */
record Programme(List<Space> spaces, int corridors, Taste taste, int winding) {

    /** How rooms hang together. */
    enum Taste {
        ZONED,
        MIXED,
        ENFILADE
    }

    /** A room to be, or, when {@code court}, a piece of the outline that stays outside. */
    record Space(RoomKind kind, double areaSquareMetres, boolean court) {}

    static Programme draw(Draws draws) {
        int area = draws.between(60, 100) + draws.between(0, 60);
        int count = Math.max(4, Math.min(8, area / 15 + draws.between(-1, 1)));
        Taste taste = draws.chance(20) ? Taste.ENFILADE : draws.chance(60) ? Taste.ZONED : Taste.MIXED;
        int corridors = taste == Taste.ENFILADE ? draws.between(0, 1) : count > 6 ? 2 : 1;
        List<RoomKind> kinds =
                new ArrayList<>(List.of(RoomKind.LIVING, RoomKind.KITCHEN, RoomKind.BEDROOM, RoomKind.BATHROOM));
        while (kinds.size() < count) {
            extra(kinds, draws);
        }
        int courts = count < 5 || draws.chance(40) ? 0 : draws.chance(20) ? 2 : 1;
        List<Space> spaces = order(withAreas(kinds, area - 7 * corridors, draws), taste, draws);
        for (int i = 0; i < courts; i++) {
            Space court = new Space(RoomKind.CORRIDOR, draws.between(6, 8 + area / 9), true);
            spaces.add(draws.between(0, spaces.size()), court);
        }
        return new Programme(List.copyOf(spaces), corridors, taste, draws.between(0, 3));
    }

    private static void extra(List<RoomKind> kinds, Draws draws) {
        int die = draws.between(0, 99);
        if (die < 38 && count(kinds, RoomKind.BEDROOM) < 4) {
            kinds.add(RoomKind.BEDROOM);
        } else if (die < 60 && count(kinds, RoomKind.DINING) < 1) {
            kinds.add(RoomKind.DINING);
        } else if (die < 76 && count(kinds, RoomKind.STUDY) < 1) {
            kinds.add(RoomKind.STUDY);
        } else if (die < 88 && count(kinds, RoomKind.BATHROOM) < 2 && count(kinds, RoomKind.BEDROOM) > 1) {
            kinds.add(RoomKind.BATHROOM);
        } else if (count(kinds, RoomKind.LIVING) < 2) {
            kinds.add(RoomKind.LIVING);
        }
    }

    private static int count(List<RoomKind> kinds, RoomKind kind) {
        return Collections.frequency(kinds, kind);
    }

    private static List<Space> withAreas(List<RoomKind> kinds, double area, Draws draws) {
        double[] wanted = new double[kinds.size()];
        double sum = 0;
        for (int i = 0; i < wanted.length; i++) {
            boolean second = kinds.subList(0, i).contains(kinds.get(i));
            wanted[i] = typicalArea(kinds.get(i), second) * draws.between(85, 118) / 100;
            sum += wanted[i];
        }
        List<Space> spaces = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            double scale = area / sum;
            double softened = kinds.get(i) == RoomKind.BATHROOM ? Math.min(1.3, scale) : scale;
            double least = 1.25 * Judge.leastArea(kinds.get(i));
            spaces.add(new Space(kinds.get(i), Math.max(least, wanted[i] * softened), false));
        }
        return spaces;
    }

    private static double typicalArea(RoomKind kind, boolean second) {
        return switch (kind) {
            case LIVING -> second ? 11 : 25;
            case KITCHEN -> 11.5;
            case DINING -> 13;
            case BEDROOM -> second ? 12 : 15;
            case BATHROOM -> second ? 5 : 6.5;
            case STUDY -> 10.5;
            case CORRIDOR -> 7;
        };
    }

    private static List<Space> order(List<Space> spaces, Taste taste, Draws draws) {
        List<Space> shuffled = draws.shuffled(spaces);
        if (taste == Taste.MIXED) {
            return shuffled;
        }
        List<Space> zoned = new ArrayList<>();
        for (Space space : shuffled) {
            if (isPublic(space.kind())) {
                zoned.add(space);
            }
        }
        for (Space space : shuffled) {
            if (!isPublic(space.kind())) {
                zoned.add(space);
            }
        }
        return zoned;
    }

    static boolean isPublic(RoomKind kind) {
        return kind == RoomKind.LIVING || kind == RoomKind.KITCHEN || kind == RoomKind.DINING;
    }
}
