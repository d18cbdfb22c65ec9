package avnav.simbridge.embedded.home;

import avnav.simbridge.embedded.furniture.FurniturePiece;
import avnav.simbridge.embedded.home.Arranger.Along;
import java.util.ArrayList;
import java.util.List;

/** A kitchen: a row of units with cupboards above, a fridge, and a table where there is room. */
final class KitchenPlan {

    private static final int UPPER_MILLIMETRES = 1450;
    private static final int HOOD_MILLIMETRES = 1600;

    private final Arranger arranger;
    private final Assortment assortment;
    private final Draws draws;

    KitchenPlan(Arranger arranger, Assortment assortment, Draws draws) {
        this.arranger = arranger;
        this.assortment = assortment;
        this.draws = draws;
    }

    void furnish(Furnisher furnisher) {
        upper(arranger.row(units(furnisher.area())));
        furnisher.wall("fridge", 100, Along.END);
        if (furnisher.area() > 8.5) {
            furnisher.middle("table", 85).ifPresent(table -> furnisher.seats(table, 4));
        }
        furnisher.wall("washing-machine", 25, Along.END);
        furnisher.corner("stool", 40);
        furnisher.rug(35);
    }

    private List<FurniturePiece> units(double area) {
        List<FurniturePiece> others = new ArrayList<>();
        for (FurniturePiece unit : assortment.of("kitchen-base", RoomKind.KITCHEN)) {
            others.add(unit);
        }
        List<FurniturePiece> units = new ArrayList<>(draws.shuffled(others));
        List<FurniturePiece> cabinets = others.stream()
                .filter(unit -> unit.name().contains("cabinet") || unit.name().contains("drawers"))
                .toList();
        int more = area > 12 ? 2 : area > 9 ? 1 : 0;
        for (int i = 0; i < more && !cabinets.isEmpty(); i++) {
            units.add(draws.pick(cabinets));
        }
        if (draws.chance(60)) {
            units.addAll(0, assortment.of("kitchen-high", RoomKind.KITCHEN));
        }
        return units;
    }

    private void upper(List<Spot> row) {
        List<FurniturePiece> cupboards = assortment.of("kitchen-upper", RoomKind.KITCHEN);
        List<FurniturePiece> hoods = assortment.of("range-hood", RoomKind.KITCHEN);
        for (Spot unit : row) {
            boolean cooker = unit.piece().name().contains("cooker");
            List<FurniturePiece> choices = cooker ? hoods : cupboards;
            if (!choices.isEmpty() && unit.high() < UPPER_MILLIMETRES) {
                arranger.above(unit, draws.pick(choices), cooker ? HOOD_MILLIMETRES : UPPER_MILLIMETRES);
            }
        }
    }
}
