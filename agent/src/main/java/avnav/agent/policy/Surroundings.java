package avnav.agent.policy;

import avnav.simbridge.Motion;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a world shows itself to a policy and moves it; a policy's file notes that of its training.
 *
 * @param imageWidth of what the camera sees, pixels
 * @param imageHeight of the same
 * @param depth whether observations carry depth
 */
public record Surroundings(int imageWidth, int imageHeight, boolean depth, int sampleRateHz, Motion motion) {

    /** What a policy's file notes of the world it was trained in. */
    public static Map<String, String> note(int sampleRateHz, Motion motion) {
        return Map.of(
                "sampleRateHz", String.valueOf(sampleRateHz),
                "stepMetres", String.valueOf(motion.stepMetres()),
                "turnDegrees", String.valueOf(motion.turnDegrees()),
                "stepSeconds", String.valueOf(motion.stepSeconds()));
    }

    /** @throws IllegalArgumentException naming what a network does not understand about this world */
    void requireFor(NetworkSettings settings, Map<String, String> noted) {
        Senses.requireImage(settings, imageWidth, imageHeight);
        if (settings.depth() && !depth) {
            throw Senses.noDepth();
        }
        new TreeMap<>(note(sampleRateHz, motion)).forEach((key, here) -> {
            String trained = noted.getOrDefault(key, here);
            if (!trained.equals(here)) {
                throw new IllegalArgumentException("The policy was trained with " + key + " (" + trained
                        + "), the simulator has (" + here + ").\nMaybe set the simulator to the policy's " + key + ".");
            }
        });
        settings.frontEnd(sampleRateHz, motion.samplesPerStep(sampleRateHz));
    }
}
