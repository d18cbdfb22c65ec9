package avnav.worldmodel.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.EmbeddedWorld;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.worldmodel.data.DatasetGeneration;
import avnav.worldmodel.data.GenerationSettings;
import avnav.worldmodel.data.TrajectoryInfo;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.data.WanderSettings;
import avnav.worldmodel.nn.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisualFramesTest {

    private static final VisualSettings SETTINGS = new VisualSettings(128, 16, List.of(32), 1, 4, 4, false, true, true);

    @TempDir
    Path folder;

    @Test
    void numbersTheFramesOfASplitThroughAndTrainsOnThem() throws IOException {
        WanderSettings wandering = new WanderSettings(0.1, 0.3, 0.02, 0.05, 0.02, 0.01, 2, 1);
        GenerationSettings generation = new GenerationSettings(3, 2, 1, 0, 12, 1, 20, wandering);
        new DatasetGeneration(folder.resolve("data"), "tiny", generation, new EmbeddedWorld(EmbeddedSettings.AVWM))
                .run(1, progress -> {});
        try (TrajectoryStore store = TrajectoryStore.open(folder.resolve("data"))) {
            VisualFrames frames = new VisualFrames(store, HomeSplit.TRAIN, SETTINGS);
            List<byte[]> all = new ArrayList<>();
            for (TrajectoryInfo info : store.trajectories(HomeSplit.TRAIN)) {
                all.addAll(List.of(store.read(info.index(), 0, info.frames()).rgb()));
            }
            assertThat(frames.count()).isEqualTo(all.size());
            for (int i = 0; i < all.size(); i++) {
                assertThat(frames.rgb(i)).isEqualTo(all.get(i));
            }
            assertThatThrownBy(() -> new VisualFrames(store, HomeSplit.TEST, SETTINGS))
                    .hasMessageContaining("TEST")
                    .hasMessageContaining("\nMaybe");
            VisualSettings small = new VisualSettings(64, 16, List.of(32), 1, 4, 4, false, true, true);
            assertThatThrownBy(() -> new VisualFrames(store, HomeSplit.TRAIN, small))
                    .hasMessageContaining("128x128")
                    .hasMessageContaining("(64)")
                    .hasMessageContaining("\nMaybe");
            trains(store);
        }
    }

    private void trains(TrajectoryStore store) throws IOException {
        TensorEngine.useThreads(1);
        VisualTrainingSettings settings = new VisualTrainingSettings(
                1,
                SETTINGS,
                true,
                false,
                2,
                2,
                0,
                0,
                1e-4,
                1,
                1,
                0.5,
                new VisualTrainingSettings.LossWeights(0, 1, 0, 1e-5),
                2,
                4);
        List<VisualTrainingPoint> points = new ArrayList<>();
        try (VisualAutoencoderTraining run =
                new VisualAutoencoderTraining(settings, store, folder.resolve("run"), points::add)) {
            run.run();
            assertThat(points.get(0).psnr().getAsDouble()).isGreaterThan(15);
            try (VisualAutoencoder kept = VisualAutoencoder.load(run.bestFile())) {
                assertThat(VisualReconstruction.measure(kept, store, HomeSplit.VAL, 4)
                                .images())
                        .isEqualTo(4);
            }
        }
    }
}
