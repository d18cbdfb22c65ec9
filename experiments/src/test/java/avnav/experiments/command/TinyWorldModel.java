package avnav.experiments.command;

import avnav.simbridge.Motion;
import avnav.worldmodel.FrameTarget;
import avnav.worldmodel.RewardEncoding;
import avnav.worldmodel.WorldModelDescription;
import avnav.worldmodel.WorldModelFile;
import avnav.worldmodel.cdit.AvCdit;
import avnav.worldmodel.cdit.CditContext;
import avnav.worldmodel.cdit.CditSettings;
import avnav.worldmodel.cdit.Precision;
import avnav.worldmodel.codec.SoundSettings;
import avnav.worldmodel.codec.SoundStream;
import avnav.worldmodel.codec.VisualAutoencoder;
import avnav.worldmodel.codec.VisualSettings;
import avnav.worldmodel.diffusion.Prediction;
import avnav.worldmodel.nn.ElementType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** An untrained world model of a few weights for the usual simulator, in a folder. */
final class TinyWorldModel {

    private static final VisualSettings VISUAL = new VisualSettings(128, 16, List.of(8), 1, 2, 4, false, true, true);
    private static final SoundSettings SOUND = new SoundSettings(2400, 4, List.of(2, 4, 5), List.of(1), 4, 1, 2);
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
            10,
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

    private TinyWorldModel() {}

    static Path write(Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(6);
        Path visual = folder.resolveSibling("visual-of-" + folder.getFileName());
        Path sound = folder.resolveSibling("sound-of-" + folder.getFileName());
        try (VisualAutoencoder autoencoder = new VisualAutoencoder(VISUAL, random);
                SoundStream codec = new SoundStream(SOUND, random);
                AvCdit network = new AvCdit(NETWORK, Precision.FLOAT32, random)) {
            autoencoder.save(visual);
            codec.save(sound);
            RewardEncoding reward =
                    new RewardEncoding(RewardEncoding.Kind.TWO, List.of(0.01, 0.02), List.of(0.06, 0.1));
            WorldModelDescription description = new WorldModelDescription(
                    NETWORK, Prediction.VELOCITY, reward, FrameTarget.WHOLE, false, Motion.AVWM, 16_000, 2400, 128);
            WorldModelFile.write(
                    folder,
                    description,
                    network.parameters().store(),
                    ElementType.F16,
                    visual,
                    sound,
                    Map.of("steps", "0"));
        }
        return folder;
    }
}
