package avnav.worldmodel.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.TensorFileException;
import avnav.worldmodel.nn.Tensors;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By hand: there are no numbers of the original here. */
class VggishTest {

    @Test
    void aToneSoundsInItsBandAloneAndSilenceFollows() {
        float[] tone = new float[2400];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * 1000 * i / 16_000));
        }
        float[] patch = new VggishInput().patch(tone);
        int loudest = 0;
        for (int band = 0; band < VggishInput.BANDS; band++) {
            loudest = patch[band] > patch[loudest] ? band : loudest;
        }
        double step = (VggishInput.mel(7500) - VggishInput.mel(125)) / 65;
        double centre = (VggishInput.mel(1000) - VggishInput.mel(125)) / step - 1;
        assertThat(loudest).isBetween((int) Math.floor(centre), (int) Math.ceil(centre));
        int lastSounding = (2400 - 1) / 160;
        for (int band = 0; band < VggishInput.BANDS; band++) {
            assertThat(patch[(lastSounding + 1) * VggishInput.BANDS + band])
                    .isCloseTo((float) Math.log(0.01), within(1e-6f));
        }
    }

    /** One frame by the definition of the transform: 400 windowed samples, 257 bins of 512 points, 64 triangles. */
    @Test
    void aFrameIsTheLogOfMelWeightedMagnitudes() {
        float[] sound = new float[1000];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) Math.sin(i * i * 0.01) * 0.3f;
        }
        int frame = 2;
        float[] patch = new VggishInput().patch(sound);
        double[][] filters = VggishInput.filters();
        for (int band = 0; band < VggishInput.BANDS; band += 7) {
            double sum = 0;
            for (int bin = 0; bin <= 256; bin++) {
                double real = 0;
                double imaginary = 0;
                for (int i = 0; i < 400; i++) {
                    double value = sound[frame * 160 + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / 400));
                    real += value * Math.cos(2 * Math.PI * bin * i / 512);
                    imaginary -= value * Math.sin(2 * Math.PI * bin * i / 512);
                }
                sum += filters[band][bin] * Math.hypot(real, imaginary);
            }
            assertThat((double) patch[frame * VggishInput.BANDS + band]).isCloseTo(Math.log(sum + 0.01), within(1e-5));
        }
    }

    @Test
    void trianglesMeetAtHalfInMel() {
        double[][] filters = VggishInput.filters();
        for (int bin = 20; bin < 200; bin++) {
            double sum = 0;
            for (double[] filter : filters) {
                sum += filter[bin];
            }
            assertThat(sum).isCloseTo(1, within(1e-9));
        }
        assertThat(filters[0][0]).isZero();
    }

    /** Layers that hand on their first channel: what is left is pooling and the order of the flattening. */
    @Test
    void flattensRowsThenColumnsThenChannels() {
        TensorEngine.useThreads(1);
        try (NDManager scope = TensorEngine.newScope();
                Kernels kernels = Kernels.compile(scope, KernelSource.resource(Vggish.class, "vggish.ts"))) {
            float[] patch = new float[32 * 48];
            patch[17 * 48 + 33] = 5;
            NDList weights = new NDList();
            for (int layer = 0; layer < 6; layer++) {
                int in = layer == 0 ? 1 : 2;
                float[] kernel = new float[2 * in * 9];
                kernel[4] = 1;
                weights.add(Tensors.of(scope, kernel, 2, in, 3, 3));
                weights.add(Tensors.of(scope, new float[2], 2));
            }
            int flat = 2 * 3 * 2;
            float[] identity = new float[flat * flat];
            for (int i = 0; i < flat; i++) {
                identity[i * flat + i] = 1;
            }
            for (int layer = 0; layer < 3; layer++) {
                weights.add(Tensors.of(scope, identity, flat, flat));
                weights.add(Tensors.of(scope, new float[flat], flat));
            }
            float[] embedding = kernels.one(
                            scope, "embedding", new NDList(Tensors.of(scope, patch, 1, 1, 32, 48)), weights)
                    .toFloatArray();
            float[] expected = new float[flat];
            expected[(3 + 2) * 2] = 5;
            assertThat(embedding).containsExactly(expected);
        }
    }

    @Test
    void aFileOfAnotherNetworkIsRefused(@TempDir Path folder) throws Exception {
        Path other = folder.resolve("vggish.safetensors");
        new Safetensors(Map.of("features.0.weight", StoredTensor.of(new float[9], 1, 1, 3, 3)), Map.of()).write(other);
        assertThatThrownBy(() -> Vggish.load(other))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining("[64, 1, 3, 3]");
    }
}
