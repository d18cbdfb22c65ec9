package avnav.worldmodel.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.GradientCheck;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.TensorFileException;
import avnav.worldmodel.nn.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisualAutoencoderTest {

    private static final VisualSettings TINY = new VisualSettings(32, 1, List.of(8, 16), 1, 3, 4, true, true, true);
    private static final Stripes IMAGES = new Stripes(32, 4);

    @TempDir
    Path folder;

    @BeforeAll
    static void oneThread() {
        TensorEngine.useThreads(1);
    }

    private static VisualAutoencoder fresh(VisualScale scale) {
        try (VisualNetwork network = new VisualNetwork(TINY, Precision.FLOAT32, false, new SplittableRandom(5))) {
            VisualConfig config = new VisualConfig(TINY, scale);
            return VisualAutoencoder.of(
                    new VisualFile(config, network.parameters().store(), Map.of("step", "7")), Precision.FLOAT32);
        }
    }

    private static VisualAutoencoder fresh() {
        return fresh(new VisualScale(new float[] {0.5f, -1, 0}, new float[] {2, 0.5f, 1}));
    }

    private static List<byte[]> images() {
        return List.of(IMAGES.rgb(0), IMAGES.rgb(1), IMAGES.rgb(2));
    }

    @Test
    void keepsEverythingInItsFile() throws IOException {
        Path file = folder.resolve("visual.safetensors");
        try (VisualAutoencoder autoencoder = fresh()) {
            autoencoder.save(file);
            float[][] latents = autoencoder.encode(images());
            try (VisualAutoencoder back = VisualAutoencoder.load(file, Precision.FLOAT32)) {
                assertThat(back.settings()).isEqualTo(TINY);
                assertThat(back.notes()).containsEntry("step", "7");
                assertThat(back.weights()).isEqualTo(autoencoder.weights());
                assertThat(back.encode(images())).isDeepEqualTo(latents);
                assertThat(back.decode(latents))
                        .usingElementComparator(Arrays::compare)
                        .isEqualTo(autoencoder.decode(latents));
            }
        }
    }

    @Test
    void halfPrecisionOnDiskAndInConvolutionsChangesLittle() throws IOException {
        Path half = folder.resolve("half.safetensors");
        try (VisualAutoencoder autoencoder = fresh()) {
            autoencoder.save(half, ElementType.F16);
            float[][] latents = autoencoder.encode(images());
            for (Precision precision : Precision.values()) {
                try (VisualAutoencoder back = VisualAutoencoder.load(half, precision)) {
                    float[][] near = back.encode(images());
                    double bound = precision == Precision.FLOAT32 ? 0.01 : 0.1;
                    assertThat(rootMeanSquare(latents, near)).isPositive().isLessThan(bound * rootMeanSquare(latents));
                }
            }
        }
    }

    private static double rootMeanSquare(float[][] a, float[][] b) {
        float[][] difference = new float[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[i].length; k++) {
                difference[i][k] = a[i][k] - b[i][k];
            }
        }
        return rootMeanSquare(difference);
    }

    private static double rootMeanSquare(float[][] a) {
        double sum = 0;
        for (float[] row : a) {
            for (float value : row) {
                sum += (double) value * value;
            }
        }
        return Math.sqrt(sum / a.length / a[0].length);
    }

    @Test
    void standardisesByChannelAndUndoesIt() {
        try (VisualAutoencoder plain = fresh(VisualScale.uniform(3, 0, 1));
                VisualAutoencoder scaled = fresh()) {
            float[][] raw = plain.encode(images());
            float[][] standard = scaled.encode(images());
            int pixels = 16 * 16;
            assertThat(raw[1][2 * pixels - 1]).isCloseTo(standard[1][2 * pixels - 1] * 0.5f - 1, within(1e-4f));
            assertThat(raw[2][0]).isCloseTo(standard[2][0] * 2 + 0.5f, within(1e-4f));
            byte[] one = plain.decode(raw).get(1);
            byte[] other = scaled.decode(standard).get(1);
            for (int i = 0; i < one.length; i++) {
                assertThat(one[i] & 0xff).isCloseTo(other[i] & 0xff, within(1));
            }
        }
    }

    @Test
    void measuredStatisticsMakeLatentsStandard() {
        VisualScale start = new VisualScale(new float[] {3, 0, -2}, new float[] {2, 0.25f, 1});
        VisualScale measured;
        try (VisualAutoencoder first = fresh(start)) {
            measured = VisualStatistics.measure(first, start, IMAGES, 4);
        }
        try (VisualAutoencoder second = fresh(measured)) {
            VisualScale again = VisualStatistics.measure(second, VisualScale.uniform(3, 0, 1), IMAGES, 4);
            for (int c = 0; c < 3; c++) {
                assertThat(again.mean()[c]).isCloseTo(0, within(1e-3f));
                assertThat(again.deviation()[c]).isCloseTo(1, within(1e-3f));
            }
        }
    }

    @Test
    void tensorsAndArraysAreTheSameImages() {
        try (VisualAutoencoder autoencoder = fresh();
                NDManager scope = TensorEngine.newScope()) {
            NDArray rgb = Tensors.ofBytes(scope, IMAGES.rgb(1), 1, 32, 32, 3);
            NDArray latents = autoencoder.encode(scope, rgb);
            assertThat(latents.getShape().getShape()).containsExactly(1, 3, 16, 16);
            NDArray decoded = autoencoder.decode(scope, latents);
            assertThat(decoded.getShape().getShape()).containsExactly(1, 32, 32, 3);
            float[] alone = latents.toFloatArray();
            assertThat(alone).containsExactly(autoencoder.encode(List.of(IMAGES.rgb(1)))[0], within(1e-5f));
            byte[] rounded = autoencoder.decode(new float[][] {alone}).get(0);
            float[] values = decoded.toFloatArray();
            for (int i = 0; i < values.length; i++) {
                assertThat(values[i]).isBetween(0f, 255f);
                assertThat((float) (rounded[i] & 0xff)).isCloseTo(values[i], within(0.51f));
            }
        }
    }

    @Test
    void gradientsOfTheObjectiveAreRight() {
        VisualSettings settings = new VisualSettings(8, 1, List.of(4, 8), 1, 2, 2, true, true, true);
        try (VisualNetwork network = new VisualNetwork(settings, Precision.FLOAT32, true, new SplittableRandom(1))) {
            List<double[]> inputs = new ArrayList<>();
            List<long[]> shapes = new ArrayList<>();
            Random random = new Random(3);
            add(inputs, shapes, random, 2, 3, 8, 8);
            add(inputs, shapes, random, 2, 2, 4, 4);
            inputs.add(new double[] {0, 1, 0, 0.3});
            shapes.add(new long[] {4});
            for (String name : network.parameters().names()) {
                add(inputs, shapes, random, network.parameters().shape(name));
            }
            GradientCheck check = new GradientCheck(network.scope(), (scope, in) -> network.objective(
                            scope, in.get(0), in.get(1), in.get(2), new NDList(in.subList(3, in.size())))
                    .get(0));
            assertThat(check.largestError(inputs, shapes, 2, new SplittableRandom(4)))
                    .isLessThan(1e-6);
        }
    }

    private static void add(List<double[]> inputs, List<long[]> shapes, Random random, long... shape) {
        long count = 1;
        for (long size : shape) {
            count *= size;
        }
        double scale = shape.length > 1 ? 1.0 / Math.sqrt((double) count / shape[0]) : 0.5;
        inputs.add(random.doubles(count, -scale * 1.7, scale * 1.7).toArray());
        shapes.add(shape);
    }

    @Test
    void refusesImagesAndLatentsOfAnotherSize() {
        try (VisualAutoencoder autoencoder = fresh();
                NDManager scope = TensorEngine.newScope()) {
            assertThatThrownBy(() -> autoencoder.encode(List.of(new byte[5])))
                    .hasMessageContaining("(5) bytes")
                    .hasMessageContaining("\nMaybe");
            assertThatThrownBy(() -> autoencoder.decode(new float[1][7]))
                    .hasMessageContaining("(7) numbers")
                    .hasMessageContaining("\nMaybe");
            NDArray first = Tensors.ofBytes(scope, new byte[3 * 32 * 32], 1, 3, 32, 32);
            assertThatThrownBy(() -> autoencoder.encode(scope, first)).hasMessageContaining("(1, 3, 32, 32)");
            NDArray odd = Tensors.ofBytes(scope, new byte[31 * 32 * 3], 1, 31, 32, 3);
            assertThatThrownBy(() -> autoencoder.encode(scope, odd)).hasMessageContaining("multiples of (2)");
            NDArray channels = Tensors.of(scope, new float[5 * 16], 1, 5, 4, 4);
            assertThatThrownBy(() -> autoencoder.decode(scope, channels)).hasMessageContaining("[N][3][h][w]");
            assertThat(autoencoder.encode(List.of())).isEmpty();
            assertThat(autoencoder.decode(new float[0][])).isEmpty();
        }
    }

    @Test
    void refusesForeignFilesByName() throws IOException {
        Path file = folder.resolve("foreign.safetensors");
        new Safetensors(Map.of("unet.weight", StoredTensor.of(new float[2], 2)), Map.of()).write(file);
        assertRefused(file, "not of a KL autoencoder");
        try (VisualAutoencoder autoencoder = fresh()) {
            autoencoder.save(file);
        }
        Safetensors good = Safetensors.read(file);
        new Safetensors(good.tensors(), Map.of()).write(file);
        assertRefused(file, "no config.json beside it");
        Files.writeString(folder.resolve("config.json"), "{\"act_fn\": \"gelu\"}");
        assertRefused(file, "act_fn (gelu)");
        Files.writeString(folder.resolve("config.json"), "{\"block_out_channels\": [32, 64]}");
        assertRefused(file, "does not fit its configuration");
        Map<String, StoredTensor> broken = new LinkedHashMap<>(good.tensors());
        broken.put("encoder.conv_in.bias", StoredTensor.of(new float[] {1, Float.NaN, 0, 0, 0, 0, 0, 0}, 8));
        new Safetensors(broken, good.metadata()).write(file);
        assertRefused(file, "encoder.conv_in.bias");
    }

    private static void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> VisualAutoencoder.load(file))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why)
                .hasMessageContaining("\nMaybe");
    }
}
