package avnav.simbridge.embedded.furniture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.embedded.mesh.Mesh;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the renderer relies on, for each piece in both levels of detail. */
class FurnitureShapesTest {

    private static final FurnitureCatalogue CATALOGUE = FurnitureCatalogue.load();

    static Stream<FurniturePiece> pieces() {
        return CATALOGUE.pieces().stream();
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void fillsItsStatedSizeStandingOnTheFloorAroundTheOrigin(FurniturePiece piece) {
        double[] low = {-piece.sizeX() / 2, 0, -piece.sizeZ() / 2};
        double[] high = {piece.sizeX() / 2, piece.sizeY(), piece.sizeZ() / 2};
        for (boolean coarse : new boolean[] {false, true}) {
            float[] positions = CATALOGUE.mesh(piece.name(), coarse).positions();
            for (int axis = 0; axis < 3; axis++) {
                double least = Double.POSITIVE_INFINITY;
                double most = Double.NEGATIVE_INFINITY;
                for (int i = axis; i < positions.length; i += 3) {
                    least = Math.min(least, positions[i]);
                    most = Math.max(most, positions[i]);
                }
                assertThat(least).isCloseTo(low[axis], within(1e-5));
                assertThat(most).isCloseTo(high[axis], within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void keepsToTheTriangleBudget(FurniturePiece piece) {
        int fine = CATALOGUE.mesh(piece.name(), false).triangleCount();
        int coarse = CATALOGUE.mesh(piece.name(), true).triangleCount();
        assertThat(fine).isBetween(10, 900);
        assertThat(coarse).isBetween(4, Math.min(fine, 140));
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void turnsItsSurfaceOutward(FurniturePiece piece) {
        for (boolean coarse : new boolean[] {false, true}) {
            assertThat(new Silhouette(CATALOGUE.mesh(piece.name(), coarse)).outwardFlux(piece.placement()))
                    .isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void showsNoBackOfASurfaceFromAround(FurniturePiece piece) {
        Mesh mesh = CATALOGUE.mesh(piece.name(), false);
        assertThat(new Silhouette(mesh).shareOfBacks(piece.placement())).isLessThan(0.03);
    }
}
