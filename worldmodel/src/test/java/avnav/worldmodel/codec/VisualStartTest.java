package avnav.worldmodel.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.TensorEngine;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VisualStartTest {

    private static final VisualSettings ONE_LEVEL = new VisualSettings(32, 4, List.of(48), 1, 6, 4, false, true, true);
    private static final Stripes IMAGES = new Stripes(32, 40);

    @BeforeAll
    static void oneThread() {
        TensorEngine.useThreads(1);
    }

    @Test
    void componentsAreOrthonormalAndFall() {
        VisualComponents components = VisualComponents.measure(IMAGES, 32, 4, 12, 1);
        for (int i = 0; i < 12; i++) {
            for (int k = 0; k <= i; k++) {
                double dot = 0;
                for (int a = 0; a < 48; a++) {
                    dot += components.axes()[i][a] * components.axes()[k][a];
                }
                assertThat(dot).isCloseTo(i == k ? 1 : 0, within(1e-6));
            }
            assertThat(components.deviations()[i])
                    .isLessThanOrEqualTo(components.deviations()[Math.max(0, i - 1)] + 1e-9);
        }
    }

    @Test
    void theNetworkStartsAsTheLinearCodec() {
        try (VisualNetwork network = new VisualNetwork(ONE_LEVEL, Precision.FLOAT32, false, new SplittableRandom(1))) {
            VisualStart.apply(network, IMAGES, 1);
            VisualConfig config = new VisualConfig(ONE_LEVEL, VisualScale.uniform(6, 0, 1));
            VisualFile file = new VisualFile(config, network.parameters().store(), Map.of());
            try (VisualAutoencoder autoencoder = VisualAutoencoder.of(file, Precision.FLOAT32)) {
                double psnr = VisualReconstruction.psnr(autoencoder, IMAGES, 20);
                assertThat(psnr).isCloseTo(linear(VisualComponents.measure(IMAGES, 32, 4, 6, 1)), within(0.5));
            }
        }
    }

    /** PSNR of keeping the leading components of every block. */
    private static double linear(VisualComponents components) {
        double sum = 0;
        for (int image = 0; image < 20; image++) {
            byte[] rgb = IMAGES.rgb(image * 2);
            double squares = 0;
            for (int block = 0; block < 64; block++) {
                double[] rest = new double[48];
                double left = 0;
                for (int i = 0; i < 48; i++) {
                    int at = ((block / 8 * 4 + i / 4 % 4) * 32 + block % 8 * 4 + i % 4) * 3 + i / 16;
                    rest[i] = (rgb[at] & 0xff) / 127.5 - 1 - components.mean()[i];
                    left += rest[i] * rest[i];
                }
                for (double[] axis : components.axes()) {
                    double dot = 0;
                    for (int i = 0; i < 48; i++) {
                        dot += axis[i] * rest[i];
                    }
                    left -= dot * dot;
                }
                squares += left;
            }
            sum += 10 * Math.log10(4 * 3072 / squares);
        }
        return sum / 20;
    }

    @Test
    void otherNetworksCannotStartSo() {
        VisualSettings levels = new VisualSettings(32, 1, List.of(48, 48), 1, 6, 4, false, true, true);
        assertThat(VisualStart.fits(levels)).isFalse();
        assertThat(VisualStart.fits(ONE_LEVEL)).isTrue();
        assertThatThrownBy(() -> new VisualTrainingSettings(
                        1,
                        levels,
                        true,
                        false,
                        10,
                        4,
                        0,
                        0,
                        1e-3,
                        1,
                        1,
                        0.9,
                        new VisualTrainingSettings.LossWeights(1, 1, 0, 0),
                        5,
                        4))
                .hasMessageContaining("principal components")
                .hasMessageContaining("\nMaybe");
    }
}
