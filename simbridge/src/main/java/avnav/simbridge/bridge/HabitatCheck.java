package avnav.simbridge.bridge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Asks, before a run begins, whether the settings' Python can run Habitat with sound. */
public final class HabitatCheck {

    private HabitatCheck() {}

    /**
     * The version of the habitat_sim in that Python.
     *
     * @throws BridgeException when it is missing or was built without audio
     */
    public static String version(BridgeSettings settings) {
        try (PythonBridge bridge = PythonBridge.start(settings, "habitat")) {
            return bridge.call("version", JsonNodeFactory.instance.objectNode())
                    .result()
                    .path("version")
                    .asText();
        }
    }

    /**
     * Starts Habitat, loads a scene and tests the ears, as the first episode would.
     *
     * @throws BridgeException that says what is missing or wrong
     */
    public static void require(BridgeSettings settings, HabitatSettings habitat, String scene) {
        try (HabitatSimulator simulator = new HabitatSimulator(settings, habitat)) {
            simulator.rehearse(scene);
        }
    }
}
