package avnav.experiments.command;

import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.Architecture;
import avnav.agent.policy.NetworkSettings;
import avnav.agent.policy.PolicyFile;
import avnav.worldmodel.nn.ElementType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;

/** An untrained policy of a few weights, in a file. */
final class TinyPolicy {

    private TinyPolicy() {}

    /** @param notes of the world that it claims to be trained in */
    static Path write(Path file, int imageSide, Map<String, String> notes) throws IOException {
        NetworkSettings settings = new NetworkSettings(
                Architecture.COMPACT, imageSide, true, false, new NetworkSettings.Sizes(64, 11, 1), 8);
        SplittableRandom random =
                new SplittableRandom(file.getFileName().toString().length());
        try (ActorCritic network = new ActorCritic(settings, random)) {
            PolicyFile.write(file, network, ElementType.F16, notes);
        }
        return file;
    }
}
