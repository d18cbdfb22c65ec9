package avnav.simbridge.embedded.home;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.furniture.FurniturePiece;
import avnav.simbridge.embedded.furniture.FurniturePiece.Placement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Laws of every home, tried on the seeds 0 to 219. */
class HomeLawsTest {

    private static final int SEEDS = 220;
    private static final double TOLERANCE = 1e-9;

    private static FurnitureCatalogue furniture;
    private static List<Home> homes;

    @BeforeAll
    static void generate() {
        furniture = FurnitureCatalogue.load();
        Homes source = new Homes(furniture);
        homes = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            homes.add(source.bySeed(seed));
        }
    }

    @Test
    void hasFourToTenRoomsOnFiftyToTwoHundredSquareMetres() {
        for (Home home : homes) {
            double area = 0;
            for (Room room : home.rooms()) {
                area += room.air().sizeX() * room.air().sizeZ();
            }
            assertThat(home.rooms()).as(home.name()).hasSizeBetween(4, 10);
            assertThat(area).as(home.name()).isBetween(50.0, 200.0);
            assertThat(home.heightMetres()).isBetween(2.5, 2.8);
        }
    }

    @Test
    void hasALivingRoomAKitchenABedroomAndABathroom() {
        for (Home home : homes) {
            assertThat(home.rooms().stream().map(Room::kind))
                    .as(home.name())
                    .contains(RoomKind.LIVING, RoomKind.KITCHEN, RoomKind.BEDROOM, RoomKind.BATHROOM);
            assertThat(home.rooms().stream().map(Room::name)).doesNotHaveDuplicates();
        }
    }

    @Test
    void keepsAWallBetweenAnyTwoRooms() {
        for (Home home : homes) {
            for (Room one : home.rooms()) {
                for (Room other : home.rooms()) {
                    double gapX = Math.max(
                            one.air().minX() - other.air().maxX(),
                            other.air().minX() - one.air().maxX());
                    double gapZ = Math.max(
                            one.air().minZ() - other.air().maxZ(),
                            other.air().minZ() - one.air().maxZ());
                    assertThat(one == other || Math.max(gapX, gapZ) > home.wallMetres() - TOLERANCE)
                            .as("%s: %s and %s", home.name(), one.name(), other.name())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void cutsEveryDoorwayThroughTheWallOfItsTwoRooms() {
        for (Home home : homes) {
            for (Doorway doorway : home.doorways()) {
                Box air = doorway.air();
                Box low = home.rooms().get(doorway.roomA()).air();
                Box high = home.rooms().get(doorway.roomB()).air();
                double width = doorway.acrossX() ? air.sizeZ() : air.sizeX();
                assertThat(doorway.acrossX() ? air.minX() - low.maxX() : air.minZ() - low.maxZ())
                        .isZero();
                assertThat(doorway.acrossX() ? air.maxX() - high.minX() : air.maxZ() - high.minZ())
                        .isZero();
                for (Box room : List.of(low, high)) {
                    assertThat(doorway.acrossX() ? air.minZ() : air.minX())
                            .isGreaterThan(doorway.acrossX() ? room.minZ() : room.minX());
                    assertThat(doorway.acrossX() ? air.maxZ() : air.maxX())
                            .isLessThan(doorway.acrossX() ? room.maxZ() : room.maxX());
                }
                assertThat(width).isBetween(0.8 - TOLERANCE, 2.0 + TOLERANCE);
                assertThat(width <= 1.0 + TOLERANCE || width >= 1.4 - TOLERANCE)
                        .as("%s: width %s", home.name(), width)
                        .isTrue();
                assertThat(air.maxY()).isLessThan(home.heightMetres());
            }
        }
    }

    @Test
    void lightsHabitableRoomsByWindowsInOuterWallsOnly() {
        int dark = 0;
        int habitable = 0;
        for (Home home : homes) {
            for (int room = 0; room < home.rooms().size(); room++) {
                RoomKind kind = home.rooms().get(room).kind();
                if (kind == RoomKind.LIVING || kind == RoomKind.BEDROOM) {
                    int index = room;
                    habitable++;
                    dark += home.windows().stream().anyMatch(window -> window.room() == index) ? 0 : 1;
                }
            }
            for (Window window : home.windows()) {
                Box pane = window.pane();
                assertThat(Math.min(pane.sizeX(), pane.sizeZ())).isZero();
                for (int room = 0; room < home.rooms().size(); room++) {
                    Box air = home.rooms().get(room).air();
                    boolean behind = pane.minX() < air.maxX() + 0.2
                            && pane.maxX() > air.minX() - 0.2
                            && pane.minZ() < air.maxZ() + 0.2
                            && pane.maxZ() > air.minZ() - 0.2;
                    boolean own = room == window.room();
                    boolean beside = touchesOnlyAcross(pane, air);
                    assertThat(own || !behind || beside)
                            .as(
                                    "%s: window of %s",
                                    home.name(), home.rooms().get(window.room()).name())
                            .isTrue();
                }
            }
        }
        assertThat(dark).isLessThan(habitable / 20);
    }

    /** Whether a room lies at the pane's end rather than behind it. */
    private static boolean touchesOnlyAcross(Box pane, Box air) {
        return pane.sizeX() > 0
                ? pane.maxX() <= air.minX() || pane.minX() >= air.maxX()
                : pane.maxZ() <= air.minZ() || pane.minZ() >= air.maxZ();
    }

    @Test
    void keepsFurnitureInsideItsRoomAndOutOfDoorways() {
        for (Home home : homes) {
            for (Furnishing piece : home.furnishings()) {
                Box air = home.rooms().get(piece.room()).air();
                Box box = piece.bounds();
                assertThat(air.minX() <= box.minX()
                                && air.maxX() >= box.maxX()
                                && air.minZ() <= box.minZ()
                                && air.maxZ() >= box.maxZ()
                                && box.minY() >= 0
                                && box.maxY() <= air.maxY() + TOLERANCE)
                        .as("%s: %s", home.name(), piece)
                        .isTrue();
                for (Doorway doorway : home.doorways()) {
                    Box way = doorway.air();
                    double x = doorway.acrossX() ? 0.6 : 0;
                    double z = doorway.acrossX() ? 0 : 0.6;
                    Box zone = new Box(way.minX() - x, 0, way.minZ() - z, way.maxX() + x, way.maxY(), way.maxZ() + z);
                    assertThat(isRug(piece) || !overlap(box, zone))
                            .as("%s: %s in %s", home.name(), piece, doorway)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void letsNoTwoPiecesOverlapButRugsUnderOthers() {
        for (Home home : homes) {
            for (Furnishing one : home.furnishings()) {
                for (Furnishing other : home.furnishings()) {
                    boolean layered = isRug(one) != isRug(other);
                    assertThat(one == other || layered || !overlap(one.bounds(), other.bounds()))
                            .as("%s: %s and %s", home.name(), one, other)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void givesFurnitureTheSizeOfItsPieceAndTurnsItsBackToTheWall() {
        for (Home home : homes) {
            for (Furnishing furnishing : home.furnishings()) {
                FurniturePiece piece = furniture.piece(furnishing.piece());
                boolean turned = furnishing.quarterTurns() % 2 == 1;
                Box box = furnishing.bounds();
                assertThat(turned ? box.sizeZ() : box.sizeX()).isCloseTo(piece.sizeX(), within());
                assertThat(turned ? box.sizeX() : box.sizeZ()).isCloseTo(piece.sizeZ(), within());
                if (piece.placement() == Placement.AGAINST_WALL || piece.placement() == Placement.ON_WALL) {
                    Box air = home.rooms().get(furnishing.room()).air();
                    double[] behind = {
                        box.minZ() - air.minZ(),
                        box.minX() - air.minX(),
                        air.maxZ() - box.maxZ(),
                        air.maxX() - box.maxX()
                    };
                    assertThat(behind[furnishing.quarterTurns()]).isBetween(0.0, 0.03);
                }
            }
        }
    }

    @Test
    void letsABodyOfTwentyCentimetresWalkFromEveryDoorwayToEveryOther() {
        for (Home home : homes) {
            WalkGrid grid = new WalkGrid(home, 0.2, 0.05);
            Set<Integer> islands = new HashSet<>();
            for (Doorway doorway : home.doorways()) {
                Box air = doorway.air();
                islands.add(grid.island((air.minX() + air.maxX()) / 2, (air.minZ() + air.maxZ()) / 2));
            }
            assertThat(islands).as(home.name()).hasSize(1).doesNotContain(WalkGrid.BLOCKED);
            Set<Integer> rooms = new HashSet<>();
            for (Doorway doorway : home.doorways()) {
                rooms.add(doorway.roomA());
                rooms.add(doorway.roomB());
            }
            assertThat(rooms).as(home.name()).hasSameSizeAs(home.rooms());
        }
    }

    @Test
    void furnishesRoomsPlausibly() {
        int pieces = 0;
        int rooms = 0;
        for (Home home : homes) {
            for (int room = 0; room < home.rooms().size(); room++) {
                int index = room;
                long count = home.furnishings().stream()
                        .filter(piece -> piece.room() == index)
                        .count();
                assertThat(count)
                        .as("%s: %s", home.name(), home.rooms().get(room).name())
                        .isBetween(3L, 30L);
                pieces += (int) count;
                rooms++;
            }
        }
        assertThat((double) pieces / rooms).isBetween(5.0, 14.0);
    }

    private static Offset<Double> within() {
        return Offset.offset(TOLERANCE);
    }

    private static boolean isRug(Furnishing piece) {
        return furniture.piece(piece.piece()).placement() == Placement.RUG;
    }

    private static boolean overlap(Box one, Box other) {
        return one.minX() < other.maxX() - TOLERANCE
                && other.minX() < one.maxX() - TOLERANCE
                && one.minY() < other.maxY() - TOLERANCE
                && other.minY() < one.maxY() - TOLERANCE
                && one.minZ() < other.maxZ() - TOLERANCE
                && other.minZ() < one.maxZ() - TOLERANCE;
    }
}
