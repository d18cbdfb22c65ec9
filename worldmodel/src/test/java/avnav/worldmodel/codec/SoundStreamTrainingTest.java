package avnav.worldmodel.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.worldmodel.nn.TensorEngine;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundStreamTrainingTest {

    private static final int SAMPLES = 240;

    @TempDir
    Path folder;

    @BeforeAll
    static void oneThread() {
        TensorEngine.useThreads(1);
    }

    private static SoundTrainingSettings settings(int steps, int adversarialFrom) {
        return new SoundTrainingSettings(
                1,
                1,
                steps,
                8,
                new SoundSettings(SAMPLES, 4, List.of(2, 4, 5), List.of(1, 3), 4, 2, 16),
                new SoundDiscriminatorSettings(1, 4, 1, 16, 64, 2, 2),
                new SoundLossWeights(1, 0.02, 0.25, 0.1, 1),
                2,
                3e-3,
                3,
                2e-4,
                adversarialFrom,
                0.9,
                0.9,
                0.5,
                5,
                5,
                16,
                4,
                1);
    }

    private static void run(SoundTrainingSettings settings, Path folder, Consumer<SoundProgress> progress)
            throws IOException {
        RingCorpus ring = new RingCorpus(50, SAMPLES);
        try (SoundStreamTraining training = new SoundStreamTraining(settings, ring, ring, folder, progress)) {
            training.run();
        }
    }

    @Test
    void learns() throws IOException {
        List<SoundProgress> seen = new ArrayList<>();
        run(settings(60, 40), folder, seen::add);
        double first =
                seen.get(4).validation().orElseThrow().score(settings(60, 40).losses());
        double last =
                seen.get(59).validation().orElseThrow().score(settings(60, 40).losses());
        assertThat(last).isLessThan(0.8 * first);
        assertThat(seen.get(39).losses().discriminator()).isZero();
        assertThat(seen.get(40).losses().discriminator()).isGreaterThan(0);
        assertThat(Files.readAllLines(folder.resolve("log.jsonl"))).hasSize(60);
    }

    @Test
    void theKeptCodecHasStandardisedLatents() throws IOException {
        run(settings(10, 5), folder, p -> {});
        RingCorpus ring = new RingCorpus(50, SAMPLES);
        try (SoundStream codec = SoundStream.load(folder.resolve("sound.safetensors"))) {
            int d = codec.settings().dimension();
            double[] sum = new double[d];
            double[] squares = new double[d];
            for (int i = 0; i < 50; i++) {
                float[] latents = codec.encode(List.<float[][]>of(ring.segment(i)))[0];
                for (int k = 0; k < latents.length; k++) {
                    sum[k % d] += latents[k] / (50.0 * latents.length / d);
                    squares[k % d] += (double) latents[k] * latents[k] / (50.0 * latents.length / d);
                }
            }
            for (int k = 0; k < d; k++) {
                assertThat(Math.abs(sum[k])).isLessThan(1e-3);
                assertThat(Math.abs(squares[k] - 1)).isLessThan(1e-2);
            }
        }
    }

    @Test
    void aKilledRunEndsWithTheBitsOfOneThatWasNot() throws IOException {
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        SoundTrainingSettings settings = settings(12, 6);
        run(settings, whole, p -> {});
        assertThatThrownBy(() -> run(settings, broken, p -> {
                    if (p.step() == 10) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");
        run(settings, broken, p -> {});
        assertThat(Files.readString(broken.resolve("log.jsonl")))
                .isEqualTo(Files.readString(whole.resolve("log.jsonl")));
        for (String file : List.of("sound.safetensors", "checkpoint.safetensors")) {
            assertThat(Files.mismatch(broken.resolve(file), whole.resolve(file)))
                    .isEqualTo(-1);
        }
    }

    @Test
    void aFolderOfOtherSettingsIsRefused() throws IOException {
        run(settings(4, 9), folder, p -> {});
        assertThatThrownBy(() -> run(settings(5, 9), folder, p -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other settings");
    }

    @Test
    void aLossThatIsNotFiniteStopsTheRunAndKeepsTheCheckpoint() throws IOException {
        RingCorpus ring = new RingCorpus(50, SAMPLES);
        SoundCorpus poisoned = new SoundCorpus() {
            private int drawn;

            @Override
            public int size() {
                return ring.size();
            }

            @Override
            public float[][] segment(int index) {
                return ring.segment(index);
            }

            @Override
            public float[][] draw(RandomGenerator random) {
                float[][] ears = ring.draw(random);
                ears[1][3] = ++drawn > 8 * 5 ? Float.NaN : ears[1][3];
                return ears;
            }
        };
        try (SoundStreamTraining training =
                new SoundStreamTraining(settings(12, 99), poisoned, ring, folder, p -> {})) {
            assertThatThrownBy(training::run)
                    .isInstanceOf(SoundTrainingFailedException.class)
                    .hasMessageContaining("of step 5 is (NaN)")
                    .hasMessageContaining("last good checkpoint")
                    .hasMessageContaining("checkpoint.safetensors");
        }
        try (SoundLearner learner = new SoundLearner(settings(12, 99))) {
            SoundCheckpoint kept = SoundCheckpoint.read(folder, learner, settings(12, 99));
            assertThat(kept.step()).isEqualTo(4);
        }
    }

    @Test
    void settingsSurviveJson() throws IOException {
        ObjectMapper json = new ObjectMapper();
        SoundTrainingSettings settings = settings(12, 6);
        assertThat(json.readValue(json.writeValueAsString(settings), SoundTrainingSettings.class))
                .isEqualTo(settings);
    }

    @Test
    void impossibleSettingsAreNamed() {
        assertThatThrownBy(() -> settings(0, 6)).hasMessageContaining("steps");
        assertThatThrownBy(() -> new SoundLossWeights(1, -2, 0, 0, 0)).hasMessageContaining("-2");
    }

    @Test
    void segmentsBetweenFramesGoOnWithoutAGap() {
        short[][][] frames = new short[3][2][10];
        for (int i = 0; i < 30; i++) {
            frames[i / 10][0][i % 10] = (short) (100 + i);
            frames[i / 10][1][i % 10] = (short) (500 + i);
        }
        SoundRecordings recordings = new SoundRecordings(List.of(frames, new short[1][2][10]));
        assertThat(recordings.size()).isEqualTo(4);
        assertThat(recordings.segment(1)[1][3]).isCloseTo(513 / 32767f, within(1e-7f));
        SplittableRandom random = new SplittableRandom(1);
        boolean mirrored = false;
        boolean shifted = false;
        for (int i = 0; i < 60; i++) {
            float[][] ears = recordings.draw(random);
            if (ears[0][0] == 0) {
                continue;
            }
            mirrored |= ears[0][0] > ears[1][0];
            shifted |= Math.round(ears[0][0] * 32767) % 10 != 0;
            for (int k = 1; k < 10; k++) {
                assertThat(Math.round((ears[0][k] - ears[0][k - 1]) * 32767)).isEqualTo(1);
            }
        }
        assertThat(mirrored && shifted).isTrue();
    }
}
