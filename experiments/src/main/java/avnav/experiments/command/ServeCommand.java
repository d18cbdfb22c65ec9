package avnav.experiments.command;

import avnav.experiments.BadInput;
import avnav.simbridge.Motion;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.bridge.WorldServer;
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.acoustics.playback.PlaybackMode;
import avnav.simbridge.embedded.sight.Camera;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the embedded world to the Python program that started it: Gymnasium's {@code avnav:AVNav-v0}. */
@Command(name = "serve", hidden = true, description = "Serve the world to the Python package avnav, which starts this.")
public final class ServeCommand implements Callable<Integer> {

    @Option(names = "--width", defaultValue = "128", description = "Pixels.")
    private int width;

    @Option(names = "--height", defaultValue = "128", description = "Pixels.")
    private int height;

    @Option(names = "--depth", description = "Add a depth image.")
    private boolean depth;

    @Option(names = "--max-steps", defaultValue = "500", description = "Length of an episode.")
    private int maxSteps;

    @Override
    public Integer call() throws IOException {
        WorldServer.serve(settings());
        return 0;
    }

    private EmbeddedSettings settings() {
        try {
            NavigationTask usual = NavigationTask.AV_NAV;
            NavigationTask task = new NavigationTask(
                    usual.successMetres(), usual.successReward(), usual.slackReward(), usual.distanceScale(), maxSteps);
            Camera camera = new Camera(width, height, Camera.AVWM.hfovDegrees(), Camera.AVWM.eyeHeightMetres());
            double radius = EmbeddedSettings.AVWM.radiusMetres();
            return new EmbeddedSettings(camera, Motion.AVWM, task, radius, true, depth, PlaybackMode.OVERLAP_ADD, "");
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage());
        }
    }
}
