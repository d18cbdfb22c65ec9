package avnav.worldmodel.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.TensorEngine;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisualAutoencoderTrainingTest {

    private static final VisualSettings TINY = new VisualSettings(32, 2, List.of(8, 16), 1, 4, 4, false, true, true);
    private static final VisualTrainingSettings.LossWeights LOSS =
            new VisualTrainingSettings.LossWeights(0.2, 1, 0.1, 1e-5);
    private static final Stripes IMAGES = new Stripes(32, 4);

    @TempDir
    Path folder;

    @BeforeAll
    static void oneThread() {
        TensorEngine.useThreads(1);
    }

    private static VisualTrainingSettings settings(int steps, double rate) {
        return new VisualTrainingSettings(3, TINY, false, false, steps, 4, 16, steps / 3, rate, 5, 1, 0.8, LOSS, 20, 4);
    }

    private static VisualAutoencoderTraining training(
            VisualTrainingSettings settings, Path folder, Consumer<VisualTrainingPoint> progress) {
        return new VisualAutoencoderTraining(settings, IMAGES, IMAGES, folder, progress);
    }

    @Test
    void learnsAFewImages() throws IOException {
        List<Double> psnr = new ArrayList<>();
        try (VisualAutoencoderTraining run =
                training(settings(120, 5e-3), folder, point -> point.psnr().ifPresent(psnr::add))) {
            run.run();
            assertThat(psnr).hasSize(6);
            double best = psnr.stream().mapToDouble(value -> value).max().orElseThrow();
            assertThat(best).isGreaterThan(psnr.get(0) + 3).isGreaterThan(18);
            try (VisualAutoencoder kept = VisualAutoencoder.load(run.bestFile(), Precision.FLOAT32)) {
                VisualReconstruction again = VisualReconstruction.measure(kept, IMAGES, 4);
                assertThat(again.psnr()).isCloseTo(best, within(0.01));
                assertThat(again.ssim()).isBetween(0.5, 1.0);
                VisualScale standard = VisualStatistics.measure(kept, VisualScale.uniform(4, 0, 1), IMAGES, 4);
                assertThat(standard.mean()).containsExactly(new float[4], within(1e-3f));
                assertThat(standard.deviation()).containsExactly(new float[] {1, 1, 1, 1}, within(1e-3f));
            }
        }
    }

    /** Stopped behind a checkpoint by its listener, as a kill would. */
    @Test
    void goesOnAlongTheSameCurve() throws IOException {
        VisualTrainingSettings settings = settings(60, 3e-3);
        Path whole = folder.resolve("whole");
        try (VisualAutoencoderTraining run = training(settings, whole, point -> {})) {
            run.run();
        }
        Path halted = folder.resolve("halted");
        try (VisualAutoencoderTraining run = new VisualAutoencoderTraining(
                settings,
                IMAGES,
                IMAGES,
                halted,
                point -> {
                    if (point.step() == 50) {
                        throw new IllegalStateException("pulled the plug");
                    }
                },
                0)) {
            assertThatThrownBy(run::run).hasMessage("pulled the plug");
        }
        assertThat(Files.readAllLines(halted.resolve("log.jsonl"))).hasSize(3);
        try (VisualAutoencoderTraining run = training(settings, halted, point -> {})) {
            run.run();
        }
        assertThat(halted.resolve("log.jsonl")).hasSameTextualContentAs(whole.resolve("log.jsonl"));
        assertSameTensors(halted.resolve("checkpoint.safetensors"), whole.resolve("checkpoint.safetensors"));
        assertSameTensors(halted.resolve("visual.safetensors"), whole.resolve("visual.safetensors"));
    }

    private static void assertSameTensors(Path one, Path other) throws IOException {
        Safetensors a = Safetensors.read(one);
        Safetensors b = Safetensors.read(other);
        assertThat(a.tensors()).containsOnlyKeys(b.tensors().keySet());
        a.tensors().forEach((name, tensor) -> assertThat(tensor.bytes())
                .as(name)
                .isEqualTo(b.get(name).bytes()));
        assertThat(a.metadata()).isEqualTo(b.metadata());
    }

    @Test
    void stopsBeforeAnInfiniteLossSpoilsTheCheckpoint() throws IOException {
        VisualTrainingSettings settings = settings(40, 1e30);
        try (VisualAutoencoderTraining run = training(settings, folder, point -> {})) {
            assertThatThrownBy(run::run)
                    .isInstanceOf(CodecTrainingException.class)
                    .hasMessageContaining("stopped at step")
                    .hasMessageContaining("\nMaybe")
                    .hasMessageContaining("There was no checkpoint yet");
        }
        assertThat(folder.resolve("checkpoint.safetensors")).doesNotExist();
    }

    @Test
    void refusesAFolderOfOtherSettings() throws IOException {
        try (VisualAutoencoderTraining run = training(settings(20, 1e-3), folder, point -> {})) {
            run.run();
        }
        try (VisualAutoencoderTraining run = training(settings(20, 2e-3), folder, point -> {})) {
            assertThatThrownBy(run::run)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("learningRate=0.001")
                    .hasMessageContaining("\nMaybe");
        }
    }

    @Test
    void settingsAreReadFromTextAndChecked() throws IOException {
        ObjectMapper json = new ObjectMapper();
        VisualTrainingSettings settings = settings(30, 1e-3);
        assertThat(json.readValue(json.writeValueAsString(settings), VisualTrainingSettings.class))
                .isEqualTo(settings);
        assertThatThrownBy(() -> settings(0, 1e-3)).hasMessageContaining("steps (0)");
        assertThatThrownBy(() -> settings(10, 0)).hasMessageContaining("learningRate (0.0)");
        assertThatThrownBy(() ->
                        new VisualTrainingSettings(3, TINY, false, false, 9, 4, 15, 5, 1e-3, 5, 1, 0.8, LOSS, 20, 4))
                .hasMessageContaining("cropSide (15)")
                .hasMessageContaining("\nMaybe");
        assertThatThrownBy(() -> new VisualTrainingSettings.LossWeights(0, 0, 1, 1))
                .hasMessageContaining("l1 (0.0)");
    }
}
