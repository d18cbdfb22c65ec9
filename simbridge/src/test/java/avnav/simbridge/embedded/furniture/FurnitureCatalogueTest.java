package avnav.simbridge.embedded.furniture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.embedded.mesh.Mesh;
import org.junit.jupiter.api.Test;

class FurnitureCatalogueTest {

    private final FurnitureCatalogue catalogue = FurnitureCatalogue.load();

    @Test
    void everyMeshFillsItsStatedSize() {
        for (FurniturePiece piece : catalogue.pieces()) {
            for (boolean coarse : new boolean[] {false, true}) {
                Mesh mesh = catalogue.mesh(piece.name(), coarse);
                double tolerance = coarse ? 0.06 : 0.002;
                double[][] bounds = bounds(mesh);
                double[] size = {piece.sizeX(), piece.sizeY(), piece.sizeZ()};
                double[] low = {-piece.sizeX() / 2, 0, -piece.sizeZ() / 2};
                for (int axis = 0; axis < 3; axis++) {
                    String what = piece.name() + (coarse ? " coarse" : " fine") + " axis " + axis;
                    assertThat(bounds[0][axis]).as(what).isCloseTo(low[axis], within(tolerance));
                    assertThat(bounds[1][axis]).as(what).isCloseTo(low[axis] + size[axis], within(tolerance));
                }
            }
        }
    }

    private static double[][] bounds(Mesh mesh) {
        double[][] bounds = {{9, 9, 9}, {-9, -9, -9}};
        for (int i = 0; i < mesh.positions().length; i++) {
            bounds[0][i % 3] = Math.min(bounds[0][i % 3], mesh.positions()[i]);
            bounds[1][i % 3] = Math.max(bounds[1][i % 3], mesh.positions()[i]);
        }
        return bounds;
    }
}
