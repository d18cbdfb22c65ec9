package avnav.simbridge.embedded.home;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.embedded.home.Draft.Cell;
import avnav.simbridge.embedded.home.Draft.SharedWall;
import avnav.simbridge.embedded.home.Programme.Taste;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Drafts before they become homes, mostly on plans small enough to draw: three rooms on a corridor. */
class LayoutTest {

    private static final Draft ON_A_CORRIDOR = new Draft(
            List.of(
                    new Cell(RoomKind.CORRIDOR, new Plot(0, 4000, 9000, 5300)),
                    new Cell(RoomKind.BEDROOM, new Plot(0, 0, 4000, 4000)),
                    new Cell(RoomKind.BATHROOM, new Plot(4000, 0, 6000, 4000)),
                    new Cell(RoomKind.LIVING, new Plot(0, 5300, 9000, 10_000))),
            List.of(new Plot(6000, 0, 9000, 4000)));

    @Test
    void seesTheWallsThatRoomsShareFromInside() {
        List<SharedWall> walls = ON_A_CORRIDOR.sharedWalls(1000);

        assertThat(walls)
                .containsExactlyInAnyOrder(
                        new SharedWall(0, 3, false, 5300, 60, 8940),
                        new SharedWall(1, 0, false, 4000, 60, 3940),
                        new SharedWall(1, 2, true, 4000, 60, 3940),
                        new SharedWall(2, 0, false, 4000, 4060, 5940));
    }

    @Test
    void opensEveryRoomIntoTheCorridorRatherThanThroughTheBathroom() {
        List<SharedWall> tree = Connection.tree(ON_A_CORRIDOR, ON_A_CORRIDOR.sharedWalls(1000), Taste.ZONED);

        assertThat(tree).hasSize(3).allMatch(wall -> wall.roomA() == 0 || wall.roomB() == 0);
    }

    @Test
    void findsNoTreeWhenARoomCannotBeReached() {
        Draft apart = new Draft(
                List.of(
                        new Cell(RoomKind.LIVING, new Plot(0, 0, 4000, 4000)),
                        new Cell(RoomKind.KITCHEN, new Plot(5000, 0, 8000, 4000))),
                List.of());

        assertThat(Connection.tree(apart, apart.sharedWalls(1000), Taste.ZONED)).isEmpty();
    }

    @Test
    void findsOuterWallsBesideNeighboursAndTowardsCourts() {
        List<OuterWalls.Stretch> bathroom = OuterWalls.of(ON_A_CORRIDOR.cells().get(2), ON_A_CORRIDOR, 900);
        List<OuterWalls.Stretch> corridor = OuterWalls.of(ON_A_CORRIDOR.cells().get(0), ON_A_CORRIDOR, 900);

        assertThat(bathroom)
                .containsExactlyInAnyOrder(
                        new OuterWalls.Stretch(Window.Side.MIN_Z, 60, 4060, 5940),
                        new OuterWalls.Stretch(Window.Side.MAX_X, 5940, 60, 3940));
        assertThat(corridor).contains(new OuterWalls.Stretch(Window.Side.MIN_Z, 4060, 6060, 8940));
    }

    @Test
    void countsABathroomInTheWayWorseThanOneAtTheCorridor() {
        Draft through = new Draft(
                List.of(
                        new Cell(RoomKind.LIVING, new Plot(0, 0, 5000, 7000)),
                        new Cell(RoomKind.BATHROOM, new Plot(5000, 0, 7200, 7000)),
                        new Cell(RoomKind.BEDROOM, new Plot(7200, 0, 11_200, 7000))),
                List.of());
        Draft beside = new Draft(
                List.of(
                        new Cell(RoomKind.LIVING, new Plot(0, 0, 5000, 7000)),
                        new Cell(RoomKind.BATHROOM, new Plot(9000, 0, 11_200, 7000)),
                        new Cell(RoomKind.BEDROOM, new Plot(5000, 0, 9000, 7000))),
                List.of());
        Programme plain = new Programme(List.of(), 0, Taste.ZONED, 0);

        assertThat(Judge.penalty(beside, plain)).isLessThan(Judge.penalty(through, plain));
    }
}
