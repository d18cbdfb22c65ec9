package avnav.simbridge.embedded.acoustics.room;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.embedded.home.AcousticMaterial;
import avnav.simbridge.embedded.home.Box;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Four rooms of 4 m in a row along x; doorways of 1 m between the first three, none into the last. */
class PortalGraphTest {

    private static final double[] SOURCE = {1, 1.5, 2};
    private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

    private final PortalGraph graph = new PortalGraph(scene());

    @Test
    void measuresTheStraightWayToTheRoomsOwnOpening() {
        assertThat(graph.toOpenings(0, SOURCE)[0]).isCloseTo(Math.hypot(3, 1), ROUNDING);
    }

    @Test
    void goesThroughTheFirstOpeningToTheSecond() {
        assertThat(graph.toOpenings(0, SOURCE)[1]).isCloseTo(Math.hypot(3, 1) + 4, ROUNDING);
    }

    @Test
    void choosesTheNearerOpeningOfARoomWithTwo() {
        double[] toOpenings = graph.toOpenings(1, new double[] {7, 1.5, 0.5});
        assertThat(toOpenings[0]).isCloseTo(3, ROUNDING);
        assertThat(toOpenings[1]).isCloseTo(1, ROUNDING);
    }

    @Test
    void reachesEveryJoinedRoomAtItsNearestOpening() {
        double[] toRooms = graph.toRooms(0, graph.toOpenings(0, SOURCE));
        assertThat(toRooms[0]).isZero();
        assertThat(toRooms[1]).isCloseTo(Math.hypot(3, 1), ROUNDING);
        assertThat(toRooms[2]).isCloseTo(Math.hypot(3, 1) + 4, ROUNDING);
    }

    @Test
    void neverReachesARoomWithoutOpenings() {
        double[] toRooms = graph.toRooms(0, graph.toOpenings(0, SOURCE));
        assertThat(toRooms[3]).isInfinite();
        assertThat(graph.toOpenings(3, new double[] {14, 1.5, 2}))
                .containsOnly(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    private static AcousticScene scene() {
        AcousticMaterial plaster = new AcousticMaterial("plaster", new double[] {0.1, 0.1, 0.1, 0.1, 0.1, 0.1}, 0.1);
        List<AcousticRoom> rooms = IntStream.range(0, 4)
                .mapToObj(i -> new AcousticRoom(
                        new Box(4 * i, 0, 0, 4 * i + 4, 2.5, 4), Collections.nCopies(6, plaster), List.of()))
                .toList();
        List<Opening> openings = List.of(
                new Opening(0, 1, 0, new Box(4, 0, 0, 4, 2, 1)), new Opening(1, 2, 0, new Box(8, 0, 0, 8, 2, 1)));
        return new AcousticScene(rooms, openings, AcousticScene.partition());
    }
}
