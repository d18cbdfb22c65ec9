package avnav.experiments;

import avnav.experiments.configuration.BenchConfig;
import avnav.simbridge.Episode;
import avnav.simbridge.bridge.BridgeException;
import avnav.simbridge.bridge.BridgeSettings;
import avnav.simbridge.bridge.HabitatCheck;
import avnav.simbridge.bridge.HabitatSettings;
import avnav.simbridge.bridge.HabitatSimulator;
import avnav.simbridge.bridge.PersistentHabitat;
import avnav.simbridge.bridge.RlrSetting;
import avnav.simbridge.embedded.EmbeddedSettings;
import java.util.List;

/** The world HABITAT of a configuration: a child of its own for every station. */
final class HabitatWorld {

    private final BridgeSettings bridge = BridgeSettings.standard();
    private final HabitatSettings settings;

    HabitatWorld(BenchConfig config) {
        EmbeddedSettings body = config.simulator();
        boolean remembers = config.acoustics() == BenchConfig.Acoustics.RLR_SOUNDSPACES;
        settings = HabitatSettings.of(
                body,
                config.habitat().scenes(),
                config.habitat().gpuDevice(),
                remembers ? RlrSetting.SOUNDSPACES : RlrSetting.ACCURATE,
                config.habitat().volume());
    }

    /** @throws BadInput when Habitat, its sound or the first episode's scene is missing or known to be wrong */
    void require(List<Episode> episodes) {
        try {
            HabitatCheck.require(bridge, settings, episodes.get(0).scene());
        } catch (BridgeException e) {
            throw new BadInput(e.getMessage(), e);
        }
    }

    PersistentHabitat simulator() {
        return new PersistentHabitat(new HabitatSimulator(bridge, settings));
    }
}
