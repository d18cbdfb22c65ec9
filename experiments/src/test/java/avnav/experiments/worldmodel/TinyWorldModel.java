package avnav.experiments.worldmodel;

import avnav.simbridge.Motion;
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.EmbeddedWorld;
import avnav.worldmodel.FrameTarget;
import avnav.worldmodel.RewardEncoding;
import avnav.worldmodel.WorldModelDescription;
import avnav.worldmodel.WorldModelFile;
import avnav.worldmodel.cdit.AvCdit;
import avnav.worldmodel.cdit.CditContext;
import avnav.worldmodel.cdit.CditSettings;
import avnav.worldmodel.codec.SoundSettings;
import avnav.worldmodel.codec.SoundStream;
import avnav.worldmodel.codec.VisualAutoencoder;
import avnav.worldmodel.codec.VisualSettings;
import avnav.worldmodel.data.DatasetGeneration;
import avnav.worldmodel.data.GenerationSettings;
import avnav.worldmodel.data.WanderSettings;
import avnav.worldmodel.diffusion.Prediction;
import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The smallest world models and walks that a whole evaluation can run on; weights are random. */
public final class TinyWorldModel {

    /** Farthest step that the models know. */
    public static final int HORIZON = 3;

    private static final VisualSettings VISUAL = new VisualSettings(128, 16, List.of(8), 1, 2, 4, false, true, true);
    private static final SoundSettings SOUND = new SoundSettings(2400, 2, List.of(2, 4, 5), List.of(1), 4, 1, 2);
    private static final CditSettings NETWORK = new CditSettings(
            24,
            1,
            2,
            2,
            8,
            8,
            4,
            60,
            6,
            30,
            0,
            0,
            false,
            2,
            CditContext.consecutive(4),
            true,
            0.15,
            Math.toRadians(10),
            4,
            false,
            true,
            true);
    private static final WanderSettings WANDERING = new WanderSettings(0.1, 0.3, 0.02, 0.05, 0.02, 0.01, 2, 1);

    private TinyWorldModel() {}

    /** Four walks of at most 24 frames in two test homes. */
    public static Path data(Path folder) throws IOException {
        new DatasetGeneration(
                        folder,
                        "tiny",
                        new GenerationSettings(3, 0, 1, 4, 24, 1, 20, WANDERING),
                        new EmbeddedWorld(EmbeddedSettings.AVWM))
                .run(1, progress -> {});
        return folder;
    }

    /** A training run's folder with a model of each stage. */
    public static Path run(Path folder) throws IOException {
        write(folder.resolve("model-1-vision"), Motion.AVWM, Map.of("stage", "vision"));
        write(folder.resolve("model-2-audio"), Motion.AVWM, Map.of("stage", "audio"));
        write(folder.resolve("model-3-joint"), Motion.AVWM, Map.of("stage", "joint"));
        return folder;
    }

    /** One model for the usual simulator. */
    public static Path write(Path folder) throws IOException {
        return write(folder, Motion.AVWM, Map.of());
    }

    /** One model. */
    public static Path write(Path folder, Motion motion, Map<String, String> notes) throws IOException {
        TensorEngine.useThreads(1);
        Files.createDirectories(folder);
        SplittableRandom random = new SplittableRandom(4);
        Path visual = folder.resolve(WorldModelFile.VISUAL);
        Path sound = folder.resolve(WorldModelFile.SOUND);
        try (VisualAutoencoder autoencoder = new VisualAutoencoder(VISUAL, random);
                SoundStream codec = new SoundStream(SOUND, random);
                AvCdit network = new AvCdit(NETWORK, Precision.FLOAT32, random)) {
            autoencoder.save(visual);
            codec.save(sound);
            for (String name : network.parameters().names()) {
                float[] values = network.parameters().values(name);
                for (int i = 0; i < values.length; i++) {
                    values[i] += 0.1f * (float) random.nextGaussian();
                }
                network.parameters().set(name, values);
            }
            RewardEncoding reward =
                    new RewardEncoding(RewardEncoding.Kind.TWO, List.of(0.01, 0.02, 0.03), List.of(0.06, 0.1, 0.15));
            WorldModelDescription description = new WorldModelDescription(
                    NETWORK, Prediction.VELOCITY, reward, FrameTarget.WHOLE, false, motion, 16_000, 2400, 128);
            WorldModelFile.write(
                    folder, description, network.parameters().store(), ElementType.F16, visual, sound, notes);
        }
        return folder;
    }
}
