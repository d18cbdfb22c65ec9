package avnav.simbridge.embedded.home;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.embedded.furniture.FurniturePiece;
import avnav.simbridge.embedded.furniture.FurniturePiece.Placement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One room of 4 by 3 metres with doorways at both ends and a window at the back. */
class FurnishingTest {

    private static final AcousticMaterial WOOD = new AcousticMaterial("wood", new double[6], 0);

    private FreeFloor floor;
    private Arranger arranger;

    @BeforeEach
    void buildTheRoom() {
        Surface finish = new Surface("any", Surface.Pattern.PLAIN, 0, 0, 1, 0, WOOD);
        Room left = new Room("left", RoomKind.STUDY, new Box(-4.12, 0, 0, -0.12, 2.5, 3), finish, finish, finish);
        Room middle = new Room("middle", RoomKind.LIVING, new Box(0, 0, 0, 4, 2.5, 3), finish, finish, finish);
        Room right = new Room("right", RoomKind.STUDY, new Box(4.12, 0, 0, 8.12, 2.5, 3), finish, finish, finish);
        Doorway west = new Doorway(0, 1, true, new Box(-0.12, 0, 1, 0, 2.05, 1.9));
        Doorway east = new Doorway(1, 2, true, new Box(4, 0, 1, 4.12, 2.05, 1.9));
        Window window = new Window(1, Window.Side.MIN_Z, new Box(1, 0.9, 0, 3, 2.1, 0));
        Home shell = new Home(
                "three", 1, 2.5, 0.12, List.of(left, middle, right), List.of(west, east), List.of(window), List.of());
        floor = new FreeFloor(shell, 1);
        arranger = new Arranger(floor, Draws.of(1, "test"));
    }

    private static FurniturePiece piece(String name, double sizeX, double sizeY, double sizeZ, Placement placement) {
        return new FurniturePiece(name, "any", sizeX, sizeY, sizeZ, placement, 0, EnumSet.allOf(RoomKind.class), WOOD);
    }

    @Test
    void refusesWhatWouldPartTheDoorways() {
        FurniturePiece fence = piece("fence", 0.1, 1, 2.0, Placement.MIDDLE);
        FurniturePiece bench = piece("bench", 0.4, 0.5, 1.0, Placement.MIDDLE);

        assertThat(floor.place(Spot.around(fence, 0, 2000, 1500, 0))).isFalse();
        assertThat(floor.place(Spot.around(bench, 0, 2000, 520, 0))).isTrue();
        assertThat(floor.place(Spot.around(bench, 0, 2000, 2480, 0))).isTrue();
    }

    @Test
    void refusesWhatStandsInADoorwayOrInAnother() {
        FurniturePiece stool = piece("stool", 0.3, 0.5, 0.3, Placement.MIDDLE);

        assertThat(floor.place(Spot.around(stool, 0, 500, 1400, 0))).isFalse();
        assertThat(floor.place(Spot.around(stool, 0, 200, 300, 0))).isTrue();
        assertThat(floor.place(Spot.around(stool, 0, 400, 400, 0))).isFalse();
        assertThat(floor.place(Spot.around(stool, 0, 3950, 300, 0))).isFalse();
    }

    @Test
    void keepsTallPiecesFromWindows() {
        FurniturePiece wardrobe = piece("wardrobe", 1, 2, 0.5, Placement.AGAINST_WALL);
        FurniturePiece chest = piece("chest", 1, 0.8, 0.5, Placement.AGAINST_WALL);

        assertThat(floor.place(Spot.at(wardrobe, 0, 1500, 20, 0))).isFalse();
        assertThat(floor.place(Spot.at(chest, 0, 1500, 20, 0))).isTrue();
    }

    @Test
    void laysRugsUnderOthersAndLampsAboveThem() {
        FurniturePiece rug = piece("rug", 2, 0.01, 1.4, Placement.RUG);
        FurniturePiece table = piece("table", 0.8, 0.4, 0.5, Placement.MIDDLE);
        FurniturePiece lamp = piece("lamp", 0.4, 0.4, 0.4, Placement.ON_CEILING);

        assertThat(floor.place(Spot.around(table, 0, 2000, 400, 0))).isTrue();
        assertThat(floor.place(Spot.around(rug, 0, 2000, 800, 0))).isTrue();
        assertThat(floor.place(Spot.around(rug, 0, 2000, 800, 0))).isFalse();
        assertThat(floor.place(Spot.around(lamp, 0, 2000, 400, 2100))).isTrue();
    }

    @Test
    void turnsBacksToTheWallAndFrontsToTheRoom() {
        FurniturePiece sofa = piece("sofa", 1.2, 0.8, 0.6, Placement.AGAINST_WALL);
        for (int turn = 0; turn < 4; turn++) {
            Spot spot = Spot.around(sofa, turn, 2000, 1500, 0);
            Box bounds = spot.furnishing(1).bounds();

            assertThat(bounds.sizeX()).isCloseTo(turn % 2 == 0 ? 1.2 : 0.6, Offset.offset(1e-9));
            assertThat(Math.abs(spot.frontX()) + Math.abs(spot.frontZ())).isEqualTo(1);
        }
        Optional<Spot> placed = arranger.againstWall(sofa, Arranger.Along.CENTRE);
        assertThat(placed).isPresent();
        Spot spot = placed.orElseThrow();
        int gap =
                switch (Spot.BACK[spot.quarterTurns()]) {
                    case MIN_X -> spot.foot().minX();
                    case MAX_X -> 4000 - spot.foot().maxX();
                    case MIN_Z -> spot.foot().minZ();
                    case MAX_Z -> 3000 - spot.foot().maxZ();
                };
        assertThat(gap).isEqualTo(20);
    }

    @Test
    void ownsEachSiblingInOneSplitOrSharesItBetweenValAndTest() {
        List<FurniturePiece> catalogue = new ArrayList<>();
        for (String[] family : new String[][] {{"lone", "1"}, {"pair", "2"}, {"four", "4"}, {"seven", "7"}}) {
            for (int i = 0; i < Integer.parseInt(family[1]); i++) {
                catalogue.add(new FurniturePiece(
                        family[0] + i, family[0], 1, 1, 1, Placement.MIDDLE, 0, EnumSet.of(RoomKind.LIVING), WOOD));
            }
        }

        assertThat(names(catalogue, HomeSplit.TRAIN))
                .containsExactly("lone0", "pair0", "four0", "four1", "seven0", "seven1", "seven2", "seven3", "seven6");
        assertThat(names(catalogue, HomeSplit.VAL)).containsExactly("lone0", "pair1", "four2", "seven4");
        assertThat(names(catalogue, HomeSplit.TEST)).containsExactly("lone0", "pair1", "four3", "seven5");
    }

    private static List<String> names(List<FurniturePiece> catalogue, HomeSplit split) {
        return Assortment.of(catalogue, split).pieces().stream()
                .map(FurniturePiece::name)
                .toList();
    }
}
