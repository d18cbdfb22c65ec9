package avnav.simbridge.embedded.furniture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.simbridge.embedded.mesh.Material;
import avnav.simbridge.embedded.mesh.Mesh;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FurnitureCatalogueTest {

    private final FurnitureCatalogue catalogue = FurnitureCatalogue.load();

    @Test
    void hasAPlausibleSizeAndSoundForEveryPiece() {
        assertThat(catalogue.pieces()).hasSizeGreaterThan(40).allSatisfy(piece -> {
            assertThat(piece.sizeX()).isBetween(0.2, 3.0);
            assertThat(piece.sizeY()).isBetween(0.01, 2.4);
            assertThat(piece.sizeZ()).isBetween(0.02, 2.5);
            assertThat(piece.elevationMetres() + piece.sizeY()).isBetween(0.0, 2.61);
            assertThat(piece.rooms()).isNotEmpty();
            assertThat(DoubleStream.of(piece.sound().absorption()))
                    .allSatisfy(a -> assertThat(a).isBetween(0.0, 1.0));
            assertThat(piece.sound().scattering()).isBetween(0.0, 1.0);
        });
    }

    @Test
    void furnishesEverySortOfRoom() {
        assertThat(catalogue.pieces().stream().map(FurniturePiece::category))
                .contains("sofa", "bed", "wardrobe", "table", "chair", "kitchen-base", "fridge", "toilet", "bath", "tv")
                .contains("plant", "floor-lamp", "ceiling-lamp", "piano", "rug", "wall-art", "desk", "bookcase");
    }

    @Test
    void hangsCeilingPiecesFromTheCeiling() {
        assertThat(catalogue.pieces())
                .filteredOn(piece -> piece.placement() == FurniturePiece.Placement.ON_CEILING)
                .isNotEmpty()
                .allSatisfy(piece -> assertThat(piece.elevationMetres()).isGreaterThan(1.7));
    }

    @Test
    void keepsTexturesSmall() {
        for (FurniturePiece piece : catalogue.pieces()) {
            for (Material material : catalogue.mesh(piece.name(), false).materials()) {
                material.texture().ifPresent(texture -> {
                    assertThat(texture.width()).as(piece.name()).isBetween(8, 128);
                    assertThat(texture.height()).as(piece.name()).isBetween(8, 128);
                });
            }
        }
    }

    @Test
    void givesTheSameBitsOnEveryLoad() {
        FurnitureCatalogue again = FurnitureCatalogue.load();
        for (FurniturePiece piece : catalogue.pieces()) {
            Mesh one = catalogue.mesh(piece.name(), false);
            Mesh other = again.mesh(piece.name(), false);
            assertThat(other.positions()).isEqualTo(one.positions());
            assertThat(other.uvs()).isEqualTo(one.uvs());
            assertThat(other.triangles()).isEqualTo(one.triangles());
            assertThat(pixels(other)).isDeepEqualTo(pixels(one));
        }
    }

    private static byte[][] pixels(Mesh mesh) {
        return mesh.materials().stream()
                .flatMap(material -> material.texture().stream())
                .map(texture -> texture.rgb())
                .toArray(byte[][]::new);
    }

    @Test
    void givesAllThreadsTheSameMesh() {
        String name = catalogue.pieces().get(0).name();
        List<Mesh> meshes = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> catalogue.mesh(name, true))
                .toList();
        assertThat(meshes).allSatisfy(mesh -> assertThat(mesh).isSameAs(meshes.get(0)));
    }

    @Test
    void creditsEveryPiece() {
        String credits = new String(FurnitureResource.bytes("/avnav/furniture/ATTRIBUTION.md"), StandardCharsets.UTF_8);
        assertThat(catalogue.pieces())
                .allSatisfy(piece -> assertThat(credits).containsPattern("\\| " + piece.name() + " \\|.*CC0"));
    }

    @Test
    void namesThePieceThatItDoesNotHave() {
        assertThatThrownBy(() -> catalogue.mesh("throne", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(throne)")
                .hasMessageContaining("\nMaybe ");
    }
}
