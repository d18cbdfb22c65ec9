package avnav.simbridge.embedded.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.furniture.FurniturePiece;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HomesTest {

    private final FurnitureCatalogue furniture = FurnitureCatalogue.load();
    private final Homes homes = new Homes(furniture);

    @Test
    void splitsSeventySixHomes() {
        assertThat(Homes.names(HomeSplit.TRAIN)).hasSize(51);
        assertThat(Homes.names(HomeSplit.VAL)).hasSize(8);
        assertThat(Homes.names(HomeSplit.TEST)).hasSize(17).contains("avnav/test/home-03");
    }

    @Test
    void givesTheSameHomeForTheSameNameOnAnyThread() {
        List<String> names = Homes.names(HomeSplit.VAL);
        List<Home> inTurn = names.stream().map(homes::byName).toList();
        List<Home> atOnce =
                names.parallelStream().map(new Homes(furniture)::byName).toList();
        for (int i = 0; i < names.size(); i++) {
            assertThat(HomeBytes.sha256(atOnce.get(i))).isEqualTo(HomeBytes.sha256(inTurn.get(i)));
        }
    }

    @Test
    void namesTheNearestHomesWhenThereIsNone() {
        assertThatThrownBy(() -> homes.byName("avnav/test/home-3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(avnav/test/home-3)")
                .hasMessageContaining("\nMaybe one of avnav/test/home-03, ");
        assertThatThrownBy(() -> homes.byName("avnav/seed/many"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe use avnav/seed/12345");
    }

    @Test
    void makesAHomeOfAnySeed() {
        assertThat(homes.byName("avnav/seed/-7").seed()).isEqualTo(-7);
        assertThat(homes.byName("avnav/seed/9223372036854775807").rooms()).isNotEmpty();
    }

    @Test
    void sharesNoLayoutBetweenAnyTwoHomes() {
        Set<List<Box>> layouts = new HashSet<>();
        int count = 0;
        for (HomeSplit split : HomeSplit.values()) {
            for (String name : Homes.names(split)) {
                layouts.add(homes.byName(name).rooms().stream().map(Room::air).toList());
                count++;
            }
        }
        assertThat(layouts).hasSize(count);
    }

    @Test
    void sharesNoSurfaceBetweenSplits() {
        Map<HomeSplit, Set<String>> names = new EnumMap<>(HomeSplit.class);
        for (HomeSplit split : HomeSplit.values()) {
            Set<String> used = new HashSet<>();
            for (String name : Homes.names(split)) {
                for (Room room : homes.byName(name).rooms()) {
                    used.addAll(List.of(
                            room.walls().name(),
                            room.floor().name(),
                            room.ceiling().name()));
                }
            }
            names.put(split, used);
        }
        assertThat(names.get(HomeSplit.TRAIN)).doesNotContainAnyElementsOf(names.get(HomeSplit.TEST));
        assertThat(names.get(HomeSplit.TRAIN)).doesNotContainAnyElementsOf(names.get(HomeSplit.VAL));
        assertThat(names.get(HomeSplit.VAL)).doesNotContainAnyElementsOf(names.get(HomeSplit.TEST));
    }

    @Test
    void sharesNoPieceWithTrainingThatHasASiblingOfItsCategory() {
        Set<FurniturePiece> train = new HashSet<>(assortment(HomeSplit.TRAIN));
        for (HomeSplit split : List.of(HomeSplit.VAL, HomeSplit.TEST)) {
            List<FurniturePiece> shared = new ArrayList<>(assortment(split));
            shared.retainAll(train);
            for (FurniturePiece piece : shared) {
                long siblings = furniture.pieces().stream()
                        .filter(other -> other.category().equals(piece.category()))
                        .count();
                assertThat(siblings == 1 || Assortment.isFixture(piece.category()))
                        .as(piece.name())
                        .isTrue();
            }
        }
        assertThat(assortment(HomeSplit.TEST).stream().map(FurniturePiece::category))
                .contains("sofa", "bed", "table", "chair", "wardrobe", "bookcase", "tv", "bath", "toilet");
    }

    private List<FurniturePiece> assortment(HomeSplit split) {
        return Assortment.of(furniture.pieces(), split).pieces();
    }

    @Test
    void coversEveryRoomInEverySplitWithSurfaces() {
        SurfaceCatalogue surfaces = SurfaceCatalogue.load();
        for (HomeSplit split : HomeSplit.values()) {
            for (SurfaceCatalogue.Role role : SurfaceCatalogue.Role.values()) {
                for (RoomKind kind : RoomKind.values()) {
                    assertThat(surfaces.surfaces(split, role, kind)).isNotEmpty();
                }
            }
        }
    }

    @Test
    void drawsEachPurposeFromItsOwnStream() {
        Draws one = Draws.of(5, "furniture of living1");
        Draws other = Draws.of(5, "furniture of living2");
        assertThat(IntStream.range(0, 64).map(i -> one.between(0, 9)).toArray())
                .isNotEqualTo(
                        IntStream.range(0, 64).map(i -> other.between(0, 9)).toArray());
        assertThat(Draws.of(5, "a").anySeed()).isEqualTo(Draws.of(5, "a").anySeed());
    }
}
