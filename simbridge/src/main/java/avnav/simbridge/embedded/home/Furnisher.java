package avnav.simbridge.embedded.home;

import avnav.simbridge.embedded.furniture.FurniturePiece;
import avnav.simbridge.embedded.home.Arranger.Along;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Furnishes one room: large pieces first, each only where the ways between the doorways stay open. */
final class Furnisher {

    private static final int EYE_MILLIMETRES = 1500;
    private static final int LEAST_PIECES = 4;
    private static final int LAMP_SPACING = 4000;

    private final Assortment assortment;
    private final RoomKind kind;
    private final FreeFloor floor;
    private final Draws draws;
    private final Arranger arranger;
    private final double area;

    private Furnisher(Assortment assortment, Home shell, int room, Draws draws) {
        this.assortment = assortment;
        this.kind = shell.rooms().get(room).kind();
        this.floor = new FreeFloor(shell, room);
        this.draws = draws;
        this.arranger = new Arranger(floor, draws);
        this.area = floor.air().areaSquareMetres();
    }

    /** @param shell the home without furniture */
    static List<Furnishing> furnish(Assortment assortment, Home shell, int room, Draws draws) {
        Furnisher furnisher = new Furnisher(assortment, shell, room, draws);
        switch (furnisher.kind) {
            case LIVING -> furnisher.living();
            case KITCHEN -> new KitchenPlan(furnisher.arranger, assortment, draws).furnish(furnisher);
            case DINING -> furnisher.dining();
            case BEDROOM -> furnisher.bedroom();
            case BATHROOM -> furnisher.bathroom();
            case STUDY -> furnisher.study();
            case CORRIDOR -> furnisher.corridor();
        }
        furnisher.walls();
        furnisher.lamps();
        furnisher.fillUp();
        List<Furnishing> furnishings = new ArrayList<>();
        for (Spot spot : furnisher.floor.placed()) {
            furnishings.add(spot.furnishing(room));
        }
        return furnishings;
    }

    double area() {
        return area;
    }

    private void living() {
        if (area < 14) {
            corner("armchair", 80);
            wall("bookcase", 70, Along.END);
            wall("piano", 30, Along.CENTRE);
            corner("plant", 60);
            corner("floor-lamp", 70);
            rug(60);
            return;
        }
        Optional<Spot> sofa = tryAll("sofa", 100, this::placeSofa);
        sofa.ifPresent(seat -> {
            choose("tv", 90).flatMap(tv -> arranger.facing(seat, tv));
            choose("coffee-table", 85)
                    .flatMap(table -> arranger.before(seat, table, 380, false))
                    .ifPresent(table -> choose("rug", 65)
                            .ifPresent(rug ->
                                    arranger.at(rug, table.quarterTurns(), table.middleX(), table.middleZ(), 0)));
        });
        corner("armchair", 80);
        corner("armchair", area > 22 ? 50 : 10);
        diningCorner();
        wall("piano", area > 22 ? 35 : 0, Along.CENTRE);
        middle("pool-table", area > 34 ? 30 : 0);
        wall("bookcase", 75, Along.END);
        wall("bookcase", area > 24 ? 50 : 0, Along.END);
        wall("shelves", 35, Along.ANYWHERE);
        corner("floor-lamp", 75);
        corner("plant", 75);
        corner("plant", area > 26 ? 50 : 0);
        corner("speaker", 30);
    }

    private Optional<Spot> placeSofa(FurniturePiece sofa) {
        return sofa.placement() == FurniturePiece.Placement.CORNER
                ? arranger.inCorner(sofa)
                : arranger.againstWall(sofa, Along.CENTRE);
    }

    /** A table with chairs in large living rooms. */
    private void diningCorner() {
        List<FurniturePiece> tables = assortment.of("table");
        if (area > 24 && !tables.isEmpty() && draws.chance(60)) {
            arranger.inMiddle(draws.pick(tables)).ifPresent(table -> seats(table, 4));
        }
    }

    private void dining() {
        middle("table", 100).ifPresent(table -> {
            seats(table, area > 11 ? 6 : 4);
            choose("rug", 35)
                    .ifPresent(rug -> arranger.at(rug, table.quarterTurns(), table.middleX(), table.middleZ(), 0));
        });
        wall("console", 60, Along.CENTRE);
        wall("radiator", 45, Along.ANYWHERE);
        corner("plant", 70);
        corner("plant", 30);
    }

    private void bedroom() {
        wall("bed", 100, Along.CENTRE).ifPresent(bed -> choose("bedside", 95).ifPresent(bedside -> {
            arranger.beside(bed, bedside, false);
            arranger.beside(bed, bedside, true);
        }));
        wall("wardrobe", 95, Along.END);
        wall("desk", area > 11 ? 40 : 10, Along.ANYWHERE).ifPresent(this::deskChair);
        wall("chest", 50, Along.ANYWHERE);
        corner("armchair", area > 13 ? 40 : 5);
        corner("cradle", area > 13 ? 15 : 0);
        wall("shelves", 35, Along.END);
        corner("floor-lamp", 40);
        wall("radiator", 50, Along.ANYWHERE);
        rug(55);
    }

    private void bathroom() {
        choose("bath", 100).flatMap(arranger::inCorner);
        wall("toilet", 100, Along.ANYWHERE);
        wall("washbasin", 100, Along.ANYWHERE)
                .ifPresent(basin -> choose("mirror", 90).flatMap(mirror -> arranger.above(basin, mirror, 1200)));
        wall("washing-machine", 40, Along.END);
        wall("bidet", 30, Along.ANYWHERE);
        wall("radiator", 30, Along.ANYWHERE);
        choose("towel-rack", 75).flatMap(rack -> arranger.onWall(rack, 1000));
        rug(70);
    }

    private void study() {
        wall("desk", 100, Along.ANYWHERE).ifPresent(this::deskChair);
        wall("bookcase", 95, Along.END);
        wall("bookcase", 50, Along.END);
        wall("piano", area > 9 ? 20 : 0, Along.CENTRE);
        wall("shelves", 50, Along.ANYWHERE);
        corner("armchair", 45);
        corner("floor-lamp", 60);
        corner("plant", 50);
        wall("radiator", 30, Along.ANYWHERE);
        rug(45);
    }

    private void corridor() {
        wall("console", 55, Along.ANYWHERE);
        wall("chest", 35, Along.ANYWHERE);
        wall("bookcase", 35, Along.ANYWHERE);
        corner("coat-stand", 60);
        corner("plant", 50);
        wall("radiator", 30, Along.ANYWHERE);
        choose("mirror", 60).flatMap(mirror -> arranger.onWall(mirror, EYE_MILLIMETRES));
        rug(75);
    }

    /** Pictures, no two the same. */
    private void walls() {
        int most = kind == RoomKind.BATHROOM ? 0 : kind == RoomKind.KITCHEN ? 1 : draws.between(1, 3);
        List<FurniturePiece> pictures = draws.shuffled(assortment.of("wall-art"));
        for (FurniturePiece picture : pictures.subList(0, Math.min(most, pictures.size()))) {
            arranger.onWall(picture, EYE_MILLIMETRES);
        }
    }

    /** Small rooms with many doors would stay bare: anything that suits them and finds a place. */
    private void fillUp() {
        for (FurniturePiece piece : draws.shuffled(assortment.pieces())) {
            if (floor.placed().size() >= LEAST_PIECES) {
                return;
            }
            if (piece.rooms().contains(kind)) {
                switch (piece.placement()) {
                    case CORNER -> arranger.inCorner(piece);
                    case AGAINST_WALL -> arranger.againstWall(piece, Along.ANYWHERE);
                    case ON_WALL -> arranger.onWall(piece, EYE_MILLIMETRES);
                    default -> {}
                }
            }
        }
    }

    private void lamps() {
        List<FurniturePiece> lamps = assortment.of("ceiling-lamp", kind);
        if (lamps.isEmpty()) {
            return;
        }
        FurniturePiece lamp = draws.pick(lamps);
        Plot air = floor.air();
        int along = 1 + (air.longSide() - 1) / (LAMP_SPACING + 1500);
        boolean longX = air.sizeX() >= air.sizeZ();
        for (int i = 0; i < along; i++) {
            int shift = air.longSide() * (2 * i + 1) / (2 * along);
            int x = longX ? air.minX() + shift : (air.minX() + air.maxX()) / 2;
            int z = longX ? (air.minZ() + air.maxZ()) / 2 : air.minZ() + shift;
            arranger.at(lamp, 0, x, z, floor.height() - Spot.tall(lamp));
        }
    }

    /** Chairs on the table's long sides, then at its ends. */
    void seats(Spot table, int most) {
        List<FurniturePiece> chairs = diningChairs();
        if (chairs.isEmpty()) {
            return;
        }
        FurniturePiece chair = draws.pick(chairs);
        Plot foot = table.foot();
        boolean longX = foot.sizeX() >= foot.sizeZ();
        int perSide = Math.max(1, Math.min((most + 1) / 2, foot.longSide() / 620));
        int reach = foot.shortSide() / 2 + 40 + Spot.deep(chair) / 2;
        int seated = 0;
        for (int i = 0; i < perSide; i++) {
            int shift = foot.longSide() * (2 * i + 1) / (2 * perSide) - foot.longSide() / 2;
            for (int side = -1; side <= 1 && seated < most; side += 2) {
                int x = table.middleX() + (longX ? shift : side * reach);
                int z = table.middleZ() + (longX ? side * reach : shift);
                seated += arranger.at(chair, facing(longX, side), x, z, 0).isPresent() ? 1 : 0;
            }
        }
        int endReach = foot.longSide() / 2 + 40 + Spot.deep(chair) / 2;
        for (int side = -1; side <= 1 && seated < most; side += 2) {
            int x = table.middleX() + (longX ? side * endReach : 0);
            int z = table.middleZ() + (longX ? 0 : side * endReach);
            seated += arranger.at(chair, facing(!longX, side), x, z, 0).isPresent() ? 1 : 0;
        }
    }

    /** Quarter turns that face the table from its lower (-1) or upper (1) side along Z or X. */
    private static int facing(boolean alongZ, int side) {
        return alongZ ? 1 + side : 2 + (side < 0 ? -1 : 1);
    }

    private List<FurniturePiece> diningChairs() {
        return assortment.of("chair").stream()
                .filter(chair -> !chair.rooms().equals(Set.of(RoomKind.STUDY)))
                .toList();
    }

    private void deskChair(Spot desk) {
        List<FurniturePiece> chairs = assortment.of("chair");
        if (!chairs.isEmpty()) {
            arranger.before(desk, draws.pick(chairs), 40, true);
        }
    }

    /** A piece of the category for this kind of room, by chance. */
    Optional<FurniturePiece> choose(String category, int percent) {
        List<FurniturePiece> choices = assortment.of(category, kind);
        return draws.chance(percent) && !choices.isEmpty() ? Optional.of(draws.pick(choices)) : Optional.empty();
    }

    Optional<Spot> wall(String category, int percent, Along along) {
        return tryAll(category, percent, piece -> arranger.againstWall(piece, along));
    }

    Optional<Spot> corner(String category, int percent) {
        return tryAll(category, percent, arranger::inCorner);
    }

    Optional<Spot> middle(String category, int percent) {
        return tryAll(category, percent, arranger::inMiddle);
    }

    void rug(int percent) {
        choose("rug", percent).flatMap(arranger::inMiddle);
    }

    /** The category's pieces in random order until one finds a place. */
    private Optional<Spot> tryAll(String category, int percent, Function<FurniturePiece, Optional<Spot>> place) {
        if (!draws.chance(percent)) {
            return Optional.empty();
        }
        for (FurniturePiece piece : draws.shuffled(assortment.of(category, kind))) {
            Optional<Spot> spot = place.apply(piece);
            if (spot.isPresent()) {
                return spot;
            }
        }
        return Optional.empty();
    }
}
