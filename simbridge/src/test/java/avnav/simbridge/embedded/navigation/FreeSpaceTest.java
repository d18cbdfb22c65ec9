package avnav.simbridge.embedded.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.furniture.FurniturePiece;
import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Furnishing;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.embedded.home.Homes;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FreeSpaceTest {

    private static final Rectangle ROOM = new Rectangle(0, 0, 4, 4);

    @Test
    void isErodedWithSquareCornersAndKeepsItsEdge() {
        FreeSpace space = FreeSpace.of(List.of(ROOM), List.of(new Rectangle(1, 1, 2, 2)), 0.25);

        assertThat(space.isFree(0.25, 2)).isTrue();
        assertThat(space.isFree(0.249, 2)).isFalse();
        assertThat(space.isFree(2.25, 2.25)).as("corner of the grown box").isTrue();
        assertThat(space.isFree(2.24, 2.24))
                .as("inside the square, outside the circle")
                .isFalse();
        assertThat(space.islandAreas()).hasSize(1);
        assertThat(space.islandAreas()[0]).isCloseTo(3.5 * 3.5 - 1.5 * 1.5, within(1e-9));
    }

    @Test
    void closesDoorwaysThatAreTooNarrow() {
        List<Rectangle> air = List.of(ROOM, new Rectangle(4, 1, 4.1, 1.8), new Rectangle(4.1, 0, 8, 4));

        assertThat(FreeSpace.of(air, List.of(), 0.39).areConnected(1, 1, 7, 1)).isTrue();
        assertThat(FreeSpace.of(air, List.of(), 0.41).areConnected(1, 1, 7, 1)).isFalse();
    }

    @Test
    void findsTheNearestFreePointWithinTheLimit() {
        FreeSpace space = FreeSpace.of(List.of(ROOM), List.of(new Rectangle(1, 1, 2, 2)), 0.25);

        assertThat(space.nearestFree(3, 3, 0)).contains(new PlanPoint(3, 3));
        assertThat(space.nearestFree(2.1, 1.5, 1)).contains(new PlanPoint(2.25, 1.5));
        assertThat(space.nearestFree(-1, 2, 1)).isEmpty();
    }

    @Test
    void measuresTheWayToTheEdge() {
        FreeSpace space = FreeSpace.of(List.of(ROOM), List.of(new Rectangle(1, 1, 2, 2)), 0.25);

        assertThat(space.clearanceMetres(3.25, 3)).isCloseTo(0.5, within(1e-9));
        assertThat(space.clearanceMetres(2.55, 2.65)).as("to a corner").isCloseTo(0.5, within(1e-9));
        assertThat(space.clearanceMetres(1.5, 1.5)).isZero();
    }

    @Test
    void refusesPlansWithoutRoomForTheAgent() {
        assertThatThrownBy(() -> FreeSpace.of(List.of(), List.of(), 0.1)).hasMessageContaining("(0) rooms");
        assertThatThrownBy(() -> FreeSpace.of(List.of(ROOM), List.of(), 0)).hasMessageContaining("(0.0 m)");
        assertThatThrownBy(() -> FreeSpace.of(List.of(ROOM), List.of(), 2.5)).hasMessageContaining("\nMaybe");
    }

    @Test
    void ofAHomeIsBlockedByFurnitureButNotByRugsOrWhatHangsHigh() {
        FurnitureCatalogue catalogue = FurnitureCatalogue.load();
        Home home = new Homes(catalogue).byName(HomeSplit.VAL.homeName(0));
        FreeSpace space = FreeSpace.of(home, catalogue, FreeSpace.AGENT_RADIUS_METRES);

        for (Furnishing furnishing : home.furnishings()) {
            Box box = furnishing.bounds();
            boolean isRug = catalogue.piece(furnishing.piece()).placement() == FurniturePiece.Placement.RUG;
            if (!isRug && box.minY() < FreeSpace.AGENT_HEIGHT_METRES) {
                assertThat(space.isFree((box.minX() + box.maxX()) / 2, (box.minZ() + box.maxZ()) / 2))
                        .as(furnishing.piece())
                        .isFalse();
            }
        }
        Home bare = new Home(
                home.name(),
                home.seed(),
                home.heightMetres(),
                home.wallMetres(),
                home.rooms(),
                home.doorways(),
                home.windows(),
                List.of());
        assertThat(area(space)).isLessThan(area(FreeSpace.of(bare, catalogue, FreeSpace.AGENT_RADIUS_METRES)));
    }

    @Property(tries = 100)
    void drawsFreePointsAndItsPartsAreItsIslands(@ForAll long planSeed, @ForAll long seed) {
        FreeSpace space = Plans.draw(planSeed);
        SplittableRandom random = new SplittableRandom(seed);
        double islands = 0;
        for (double area : space.islandAreas()) {
            islands += area;
        }
        assertThat(area(space)).isCloseTo(islands, within(1e-9));
        for (int i = 0; i < 20; i++) {
            PlanPoint point = space.draw(random);
            assertThat(space.isFree(point.x(), point.z())).isTrue();
        }
    }

    @Property(tries = 100)
    void isFreeExactlyWhereTheSquareOfTheAgentTouchesNothing(@ForAll long planSeed, @ForAll long seed) {
        FreeSpace space = Plans.draw(planSeed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 50; i++) {
            double x = random.nextDouble() * 12 - 0.5;
            double z = random.nextDouble() * 5 - 0.5;
            assertThat(space.clearanceMetres(x, z) > 0).isEqualTo(space.isFree(x, z));
        }
    }

    private static double area(FreeSpace space) {
        return space.parts().stream().mapToDouble(Rectangle::area).sum();
    }
}
