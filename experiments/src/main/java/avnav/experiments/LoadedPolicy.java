package avnav.experiments;

import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.PolicyFile;
import avnav.agent.policy.Surroundings;
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.sight.Camera;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A trained policy that fits the simulator.
 *
 * @param network read only from now on, shared by all threads
 * @param sha256 of the file it came from
 */
record LoadedPolicy(ActorCritic network, String sha256) implements AutoCloseable {

    /**
     * @param checkpoint relative to the working directory or else to where avnav lies
     * @throws BadInput when there is no such file, or no policy for this simulator in it
     */
    static LoadedPolicy of(String checkpoint, EmbeddedSettings simulator) {
        Path file = ModelFiles.find(checkpoint);
        Camera camera = simulator.camera();
        Surroundings world = new Surroundings(
                camera.width(), camera.height(), simulator.depth(), Acoustics.SAMPLE_RATE_HZ, simulator.motion());
        try {
            String sha256 = ModelFiles.sha256(file);
            return new LoadedPolicy(PolicyFile.read(file).networkFor(world), sha256);
        } catch (NoSuchFileException e) {
            throw new BadInput("The policy (" + checkpoint + ") does not exist.\n"
                    + "Maybe train one (avnav train agent) and name it: --set policy.checkpoint=FILE.");
        } catch (IOException e) {
            throw new BadInput("The policy cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new BadInput("The policy (" + checkpoint + ") cannot act here. " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
