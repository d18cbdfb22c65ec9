package avnav.worldmodel.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.GradientCheck;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundStreamTest {

    private static final SoundSettings SMALL = new SoundSettings(2400, 2, List.of(2, 4, 5), List.of(1, 3), 3, 2, 8);

    @TempDir
    Path folder;

    @BeforeAll
    static void oneThread() {
        TensorEngine.useThreads(1);
    }

    private static SoundStream codec() {
        return new SoundStream(SMALL, new SplittableRandom(3));
    }

    private static double decibels(float[] ear) {
        double sum = 0;
        for (float sample : ear) {
            sum += (double) sample * sample;
        }
        return 10 * Math.log10(sum / ear.length);
    }

    @Test
    void everyFortySamplesMakeOneLatent() {
        try (SoundStream codec = codec()) {
            NDArray sound = codec.scope().zeros(new Shape(3, 2, 2400));
            NDArray latents = codec.encode(codec.scope(), sound);
            assertThat(latents.getShape()).isEqualTo(new Shape(3, 60, 5));
            assertThat(codec.decode(codec.scope(), latents).getShape()).isEqualTo(new Shape(3, 2, 2400));
            assertThat(codec.settings().hop()).isEqualTo(40);
        }
    }

    @Test
    void otherStridesGiveTheirOwnLengths() {
        for (List<Integer> strides : List.of(List.of(2, 5, 8), List.of(4, 5, 8), List.of(3, 5), List.of(7))) {
            SoundSettings settings = new SoundSettings(3360, 2, strides, List.of(1), 2, 1, 2);
            if (3360 % settings.hop() == 0) {
                try (SoundStream codec = new SoundStream(settings, new SplittableRandom(1))) {
                    NDArray latents = codec.encode(codec.scope(), codec.scope().ones(new Shape(1, 2, 3360)));
                    assertThat(latents.getShape().get(1)).isEqualTo(settings.latents());
                    assertThat(codec.decode(codec.scope(), latents).getShape().get(2))
                            .isEqualTo(3360);
                }
            }
        }
    }

    /** Even a codec that has learnt nothing keeps them. */
    @Test
    void levelsAndTheirDifferenceSurviveOverSixOrdersOfPower() {
        RingCorpus ring = new RingCorpus(20, 2400);
        try (SoundStream codec = codec()) {
            for (int i = 0; i < 20; i++) {
                float[][] ears = ring.segment(i);
                float[][] back =
                        codec.decode(codec.encode(List.<float[][]>of(ears))).get(0);
                assertThat(decibels(back[0])).isCloseTo(decibels(ears[0]), within(0.01));
                assertThat(decibels(back[1])).isCloseTo(decibels(ears[1]), within(0.01));
            }
        }
    }

    @Test
    void theLastTwoNumbersAreLevelAndDifference() {
        float[][] ears = new RingCorpus(1, 2400).segment(7);
        try (SoundStream codec = codec()) {
            codec.standardise(new float[] {1, 2, 3, -40, 1}, new float[] {2, 3, 4, 20, 5});
            float[] latents = codec.encode(List.<float[][]>of(ears))[0];
            double left = decibels(ears[0]);
            double right = decibels(ears[1]);
            for (int t = 0; t < 60; t++) {
                assertThat(latents[5 * t + 3] * 20 - 40).isCloseTo((float) ((left + right) / 2), within(0.01f));
                assertThat(latents[5 * t + 4] * 5 + 1).isCloseTo((float) (left - right), within(0.01f));
            }
            NDArray levels = codec.levels(codec.scope(), Tensors.of(codec.scope(), latents, 1, 60, 5));
            assertThat((double) levels.toFloatArray()[0]).isCloseTo((left + right) / 2, within(0.01));
            assertThat((double) levels.toFloatArray()[1]).isCloseTo(left - right, within(0.01));
        }
    }

    @Test
    void silenceStaysSilent() {
        try (SoundStream codec = codec()) {
            float[][] back = codec.decode(codec.encode(List.<float[][]>of(new float[2][2400])))
                    .get(0);
            assertThat(back[0]).containsOnly(0f);
            assertThat(back[1]).containsOnly(0f);
        }
    }

    @Test
    void oneEarMaySleep() {
        float[][] ears = {new RingCorpus(1, 2400).segment(1)[0], new float[2400]};
        try (SoundStream codec = codec()) {
            float[][] back =
                    codec.decode(codec.encode(List.<float[][]>of(ears))).get(0);
            assertThat(decibels(back[0])).isCloseTo(decibels(ears[0]), within(0.01));
            assertThat(decibels(back[1])).isLessThan(-130);
        }
    }

    @Test
    void theSameSegmentHasTheSameLatentsInAnyCompany() {
        RingCorpus ring = new RingCorpus(5, 2400);
        try (SoundStream codec = codec()) {
            float[][] together = codec.encode(List.of(ring.segment(0), ring.segment(1), ring.segment(2)));
            float[] alone = codec.encode(List.<float[][]>of(ring.segment(1)))[0];
            for (int i = 0; i < alone.length; i++) {
                assertThat(together[1][i]).isCloseTo(alone[i], within(1e-4f));
            }
        }
    }

    @Test
    void gradientsOfBothHalvesEqualFiniteDifferences() {
        SoundSettings settings = new SoundSettings(40, 2, List.of(2, 5), List.of(1, 3), 2, 1, 2);
        try (SoundStream codec = new SoundStream(settings, new SplittableRandom(5))) {
            List<String> names = codec.parameters().names();
            List<double[]> inputs = new ArrayList<>();
            List<long[]> shapes = new ArrayList<>();
            SplittableRandom random = new SplittableRandom(6);
            inputs.add(random.doubles(80, -1, 1).toArray());
            shapes.add(new long[] {1, 2, 40});
            for (String name : names) {
                float[] values = codec.parameters().values(name);
                inputs.add(random.doubles(values.length, -0.5, 0.5).toArray());
                shapes.add(codec.parameters().shape(name));
            }
            GradientCheck check = new GradientCheck(codec.scope(), (scope, in) -> {
                NDList weights = new NDList(in.subList(1, in.size()));
                NDArray z = codec.kernels().one(scope, "shrink", new NDList(in.get(0)), weights);
                NDArray y = codec.kernels().one(scope, "grow", new NDList(z), weights);
                return y.mul(y).mul(y).sum();
            });
            assertThat(check.largestError(inputs, shapes, 3, random)).isLessThan(1e-6);
        }
    }

    @Test
    void aSavedCodecGivesTheSameNumbers() throws IOException {
        float[][] ears = new RingCorpus(1, 2400).segment(2);
        Path file = folder.resolve("sound.safetensors");
        try (SoundStream codec = codec()) {
            codec.standardise(new float[] {1, 2, 3, -40, 1}, new float[] {2, 3, 4, 20, 5});
            codec.quantiser().start(codec.scope().randomNormal(new Shape(1, 60, 3)), new SplittableRandom(1));
            codec.save(file);
            try (SoundStream loaded = SoundStream.load(file)) {
                assertThat(loaded.settings()).isEqualTo(SMALL);
                assertThat(loaded.encode(List.<float[][]>of(ears))[0])
                        .containsExactly(codec.encode(List.<float[][]>of(ears))[0]);
                assertThat(loaded.state().values("quantiser.books"))
                        .containsExactly(codec.state().values("quantiser.books"));
            }
        }
    }

    @Test
    void halfPrecisionMovesLatentsByLittle() throws IOException {
        float[][] ears = new RingCorpus(1, 2400).segment(2);
        Path file = folder.resolve("half.safetensors");
        try (SoundStream codec = codec()) {
            SoundFile.write(file, codec, ElementType.F16, Map.of());
            try (SoundStream loaded = SoundStream.load(file)) {
                float[] there = loaded.encode(List.<float[][]>of(ears))[0];
                float[] here = codec.encode(List.<float[][]>of(ears))[0];
                for (int i = 0; i < here.length; i++) {
                    assertThat(there[i]).isCloseTo(here[i], within(0.02f));
                }
            }
        }
    }

    @Test
    void foreignAndDamagedFilesAreRefused() throws IOException {
        Path foreign = folder.resolve("foreign.safetensors");
        new Safetensors(Map.of("a", StoredTensor.of(new float[] {1}, 1)), Map.of()).write(foreign);
        assertThatThrownBy(() -> SoundStream.load(foreign))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining("is not a sound codec");
        Path file = folder.resolve("sound.safetensors");
        try (SoundStream codec = codec()) {
            codec.save(file);
        }
        byte[] bytes = Files.readAllBytes(file);
        Path cut = folder.resolve("cut.safetensors");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> SoundStream.load(cut)).isInstanceOf(TensorFileException.class);
    }

    @Test
    void aFileThatContradictsItsSettingsIsRefused() throws IOException {
        Path file = folder.resolve("sound.safetensors");
        try (SoundStream codec = codec()) {
            codec.save(file);
        }
        Safetensors content = Safetensors.read(file);
        refuse(content, "\"channels\":2", "\"channels\":4", "width (32)");
        refuse(content, "\"channels\":2", "\"channel\":2", "unreadable settings");
        refuse(content, "\"waveDimensions\":3", "\"waveDimensions\":4", "does not fit its own settings");
        Map<String, StoredTensor> broken = new HashMap<>(content.tensors());
        broken.put("latent.mean", StoredTensor.of(new float[] {1, 2, Float.NaN, 4, 5}, 5));
        Path bad = folder.resolve("nan.safetensors");
        new Safetensors(broken, content.metadata()).write(bad);
        assertThatThrownBy(() -> SoundStream.load(bad))
                .hasMessageContaining("NaN")
                .hasMessageContaining("latent.mean");
    }

    private void refuse(Safetensors content, String from, String to, String message) throws IOException {
        Map<String, String> metadata = new HashMap<>(content.metadata());
        metadata.put("settings", metadata.get("settings").replace(from, to));
        Path file = folder.resolve("changed.safetensors");
        new Safetensors(content.tensors(), metadata).write(file);
        assertThatThrownBy(() -> SoundStream.load(file))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining(message);
    }

    @Test
    void wrongShapesAndSettingsAreNamed() {
        try (SoundStream codec = codec()) {
            NDManager scope = codec.scope();
            assertThatThrownBy(() -> codec.encode(scope, scope.zeros(new Shape(1, 2, 2399))))
                    .hasMessageContaining("2399")
                    .hasMessageContaining("Maybe");
            assertThatThrownBy(() -> codec.decode(scope, scope.zeros(new Shape(1, 60, 4))))
                    .hasMessageContaining("(N, 60, 5)");
            assertThatThrownBy(() -> codec.encode(List.<float[][]>of(new float[2][7])))
                    .hasMessageContaining("(7)");
            assertThatThrownBy(() -> codec.decode(new float[][] {new float[299]}))
                    .hasMessageContaining("(299)");
        }
        assertThatThrownBy(() -> new SoundSettings(2400, 16, List.of(2, 4, 5, 8), List.of(1), 8, 8, 256))
                .hasMessageContaining("2400")
                .hasMessageContaining("[2, 4, 5, 8]");
        assertThatThrownBy(() -> new SoundSettings(2400, 4096, List.of(2, 4, 5), List.of(1), 8, 8, 256))
                .hasMessageContaining("32768");
        assertThatThrownBy(() -> new SoundSettings(2400, 16, List.of(), List.of(1), 8, 8, 256))
                .hasMessageContaining("strides");
    }
}
