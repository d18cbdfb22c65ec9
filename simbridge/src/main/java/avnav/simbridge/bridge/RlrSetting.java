package avnav.simbridge.bridge;

import avnav.simbridge.SimulatorException;
import java.util.Locale;

/** How many rays RLR traces and whether it remembers past poses. */
public enum RlrSetting {
    /** 1000 rays, no memory: the default. */
    ACCURATE,

    /**
     * SoundSpaces 2.0's continuous setting: 500 rays with temporal coherence. A response lags its pose by several steps
     * (up to 4.7 dB while walking away from the source, 9 dB after a jump): for comparison with SoundSpaces.
     */
    SOUNDSPACES;

    /** @throws SimulatorException when the name is neither */
    public static RlrSetting named(String name) {
        for (RlrSetting setting : values()) {
            if (setting.key().equals(name)) {
                return setting;
            }
        }
        throw new SimulatorException("The acoustic setting (" + name + ") must be accurate or soundspaces.");
    }

    /** Rays that Habitat's audio sensor traces in this setting. */
    int indirectRays() {
        return this == ACCURATE ? 1000 : 500;
    }

    boolean temporalCoherence() {
        return this == SOUNDSPACES;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
