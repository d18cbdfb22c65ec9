package avnav.simbridge.embedded.acoustics.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

class SymmetricEigenTest {

    private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

    @Property(tries = 100)
    void aMatrixOnlyStretchesItsEigenvectors(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size) {
        double[][] matrix = symmetric(seed, size);
        SymmetricEigen eigen = SymmetricEigen.of(matrix);
        for (int k = 0; k < size; k++) {
            for (int i = 0; i < size; i++) {
                double product = 0;
                for (int j = 0; j < size; j++) {
                    product += matrix[i][j] * eigen.vectors()[j][k];
                }
                assertThat(product).isCloseTo(eigen.values()[k] * eigen.vectors()[i][k], ROUNDING);
            }
        }
    }

    @Property(tries = 100)
    void eigenvectorsAreOrthonormal(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size) {
        double[][] vectors = SymmetricEigen.of(symmetric(seed, size)).vectors();
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                double product = 0;
                for (int i = 0; i < size; i++) {
                    product += vectors[i][k] * vectors[i][l];
                }
                assertThat(product).isCloseTo(k == l ? 1 : 0, ROUNDING);
            }
        }
    }

    private static double[][] symmetric(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = random.nextDouble(-10, 10);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }
}
