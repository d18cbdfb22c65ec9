package avnav.simbridge.embedded.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;

/** Laws of any seed's programme and drafts, good or bad. */
class SlicerLawsTest {

    @Property(tries = 3000)
    void tilesTheOutlineWithRoomsAndCourts(@ForAll long seed) {
        Programme programme = Programme.draw(Draws.of(seed, "programme"));
        Draft draft = Slicer.slice(programme, Draws.of(seed, "draft"));
        List<Plot> parts = new ArrayList<>(draft.courts());
        draft.cells().forEach(cell -> parts.add(cell.plot()));
        int sizeX = parts.stream().mapToInt(Plot::maxX).max().orElseThrow();
        int sizeZ = parts.stream().mapToInt(Plot::maxZ).max().orElseThrow();
        double area = parts.stream().mapToDouble(Plot::areaSquareMetres).sum();

        assertThat(area).isCloseTo(sizeX / 1000.0 * sizeZ / 1000.0, Offset.offset(1e-6));
        for (Plot one : parts) {
            assertThat(parts.stream().filter(one::overlaps)).containsExactly(one);
        }
    }

    @Property(tries = 300)
    void asksForFourToTenRoomsAmongThemTheEssentialOnes(@ForAll long seed) {
        Programme programme = Programme.draw(Draws.of(seed, "programme"));
        List<RoomKind> rooms = programme.spaces().stream()
                .filter(space -> !space.court())
                .map(Programme.Space::kind)
                .toList();

        assertThat(rooms.size()).isGreaterThanOrEqualTo(4);
        assertThat(rooms.size() + programme.corridors()).isLessThanOrEqualTo(10);
        assertThat(rooms).contains(RoomKind.LIVING, RoomKind.KITCHEN, RoomKind.BEDROOM, RoomKind.BATHROOM);
    }
}
