package avnav.worldmodel.training;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.Action;
import avnav.worldmodel.FrameTarget;
import avnav.worldmodel.Imagined;
import avnav.worldmodel.LatentContext;
import avnav.worldmodel.LatentDynamics;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.LatentSizes;
import avnav.worldmodel.Query;
import avnav.worldmodel.RewardEncoding;
import avnav.worldmodel.StartNoise;
import avnav.worldmodel.cdit.AvCdit;
import avnav.worldmodel.cdit.CditContext;
import avnav.worldmodel.cdit.CditSettings;
import avnav.worldmodel.cdit.Modality;
import avnav.worldmodel.diffusion.NoiseSchedule;
import avnav.worldmodel.diffusion.Prediction;
import avnav.worldmodel.diffusion.Sampler;
import avnav.worldmodel.diffusion.SamplerSettings;
import avnav.worldmodel.nn.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The paper's size (configs/worldmodel/paper.yaml) on the CPU: one step of training and one sample. {@code -Pslow}. */
@Tag("slow")
class PaperSizeTest {

    private static final LatentSizes SIZES = new LatentSizes(4, 16, 16, 60, 64);
    private static final CditSettings BASE = new CditSettings(
            768,
            12,
            12,
            4,
            16,
            16,
            2,
            60,
            64,
            4,
            0,
            0,
            false,
            1,
            CditContext.consecutive(4),
            true,
            0.5625,
            1,
            128,
            true,
            true,
            true);

    @TempDir
    private Path folder;

    @Test
    void takesAStepInEveryStageAndDrawsASample() throws IOException {
        List<TrainingPoint> points = new ArrayList<>();
        try (AvCdit network = new AvCdit(BASE, Precision.fastest(), new SplittableRandom(1))) {
            for (Stage stage : Stage.values()) {
                Path own = Files.createDirectories(folder.resolve(stage.label()));
                try (WorldModelTraining training =
                        new WorldModelTraining(settings(stage), network, walks(), walks(), ToyWalks.MOTION, own)) {
                    training.run(listener(points));
                }
            }
            assertThat(points).hasSize(3).allSatisfy(point -> {
                assertThat(point.losses().total()).isPositive();
                assertThat(point.gradientNorm()).isPositive();
            });
            network.prepare();
            LatentDynamics model = new LatentDynamics(
                    network,
                    new RewardEncoding(RewardEncoding.Kind.SCALAR, List.of(0.0), List.of(1.0)),
                    FrameTarget.WHOLE);
            LatentFrame frame = walks().get(0).frame(0);
            try (Sampler sampler =
                    new Sampler(NoiseSchedule.linear(), Prediction.EPSILON, SamplerSettings.ancestral(2))) {
                Imagined imagined = model.imagine(
                                Modality.AUDIO_VISUAL,
                                List.of(LatentContext.beginning(frame, 4)),
                                List.of(Query.step(0, Action.MOVE_FORWARD, ToyWalks.MOTION)),
                                sampler,
                                StartNoise.SHARED,
                                new SplittableRandom(2))
                        .get(0);
                assertThat(imagined.frame().visual()).hasSize(1024).doesNotContain(Float.NaN);
                assertThat(imagined.frame().audio()).hasSize(3840).doesNotContain(Float.NaN);
                assertThat(imagined.distanceDecrease()).isFinite();
            }
        }
    }

    private static TrainingSettings settings(Stage stage) {
        return new TrainingSettings(
                1,
                2,
                Prediction.EPSILON,
                1,
                RewardEncoding.Kind.SCALAR,
                FrameTarget.Kind.FRAME,
                new WindowSettings(4, 8, false, false, 0.25, 0.1, 0.1, 0, 0),
                0,
                new LossWeights(1, 1, 1),
                new OptimiserSettings(0.9, 0.999, 0, 10, 0.9999),
                List.of(new StageSettings(stage, 1, 8e-5, 1, 0, 1, 0, 0, List.of())),
                new WatchSettings(10, 1, 2, 0),
                1,
                100);
    }

    private static List<LatentTrajectory> walks() {
        SplittableRandom random = new SplittableRandom(3);
        List<LatentTrajectory> walks = new ArrayList<>();
        for (LatentTrajectory toy : ToyWalks.walks(6, 12, 5)) {
            walks.add(ToyWalks.withLatents(toy, SIZES, random));
        }
        return walks;
    }

    private static WorldModelTraining.Listener listener(List<TrainingPoint> points) {
        return new WorldModelTraining.Listener() {
            @Override
            public void stage(Stage stage, String description) {}

            @Override
            public void point(TrainingPoint point) {
                points.add(point);
            }

            @Override
            public void validated(Stage stage, long total, LatentDynamics model) {}

            @Override
            public void best(WorldModelTraining.Best best) {}
        };
    }
}
