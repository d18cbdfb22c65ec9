package avnav.agent.policy;

/** The two networks: SoundSpaces' own, and a smaller one made for two CPU cores. */
public enum Architecture {

    /**
     * AV-Nav's baseline, layer for layer (SoundSpaces {@code ss_baselines/av_nav}): two three-layer CNNs, GRU, linear
     * actor and critic. It ignores the previous action.
     */
    SOUNDSPACES,

    /**
     * Images at half size through a thin CNN, {@link InterauralFeatures} through two linear layers, and the previous
     * action, into a GRU.
     */
    COMPACT
}
