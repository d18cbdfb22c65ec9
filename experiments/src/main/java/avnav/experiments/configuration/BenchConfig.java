package avnav.experiments.configuration;

import avnav.agent.reference.ForwardAgent;
import avnav.agent.reference.LouderEarAgent;
import avnav.simbridge.bridge.HabitatScenes;
import avnav.simbridge.embedded.EmbeddedSettings;
import java.util.List;

/**
 * Everything that decides a benchmark run's numbers: {@code configs/bench.yaml}.
 *
 * @param seed of every random choice
 * @param agents rows, in order
 * @param expertCount whose actions are the A of SNA
 * @param world where the episodes take place
 * @param acoustics what renders the responses
 * @param simulator how the agent looks, moves and is scored, in every world
 * @param habitat what the world HABITAT needs besides
 */
public record BenchConfig(
        long seed,
        List<String> agents,
        EpisodeChoice episodes,
        ExpertCount expertCount,
        World world,
        Acoustics acoustics,
        EmbeddedSettings simulator,
        Habitat habitat,
        ForwardAgent.Settings forward,
        LouderEarAgent.Settings louderEar,
        Policy policy) {

    public BenchConfig {
        agents = List.copyOf(agents);
        if (agents.isEmpty() || agents.stream().distinct().count() < agents.size()) {
            throw new IllegalArgumentException("The agents " + agents + " must be one or more, none of them twice.");
        }
        if (world == World.HABITAT && acoustics == Acoustics.EMBEDDED) {
            throw new IllegalArgumentException("The acoustics (EMBEDDED) are not there in the world HABITAT.\n"
                    + "Maybe RLR or RLR_SOUNDSPACES is meant, as in configs/simulator/habitat-mp3d.yaml.");
        }
        if (world == World.HABITAT && expertCount == ExpertCount.FOLLOWER) {
            throw new IllegalArgumentException("The expertCount (FOLLOWER) counts in our homes alone.\n"
                    + "Maybe DATASET is meant, as in configs/simulator/habitat-mp3d.yaml.");
        }
    }

    /** The same with other rows. */
    public BenchConfig withAgents(List<String> agents) {
        return new BenchConfig(
                seed, agents, episodes, expertCount, world, acoustics, simulator, habitat, forward, louderEar, policy);
    }

    /**
     * The learned policy of the rows {@code policy} and {@code policy-argmax}.
     *
     * @param checkpoint safetensors of this project or a SoundSpaces {@code .pth}; a relative path is looked up in the
     *     working directory, then where avnav lies; read only when such a row is asked for
     */
    public record Policy(String checkpoint) {}

    /**
     * Which episodes.
     *
     * @param source {@code train}, {@code val} or {@code test}, or a SoundSpaces file ({@code *.json.gz})
     * @param count how many of them, spread evenly over the source's order; 0 = all
     */
    public record EpisodeChoice(String source, int count) {

        public EpisodeChoice {
            if (source.isBlank()) {
                throw new IllegalArgumentException("The episodes' source must be train, val, test or a file.");
            }
            if (count < 0) {
                throw new IllegalArgumentException(
                        "The number of episodes (" + count + ") must be 1 or more, or 0 for all.");
            }
        }
    }

    /** Where the episodes take place. */
    public enum World {
        /** Our homes, in Java. */
        EMBEDDED,
        /** Habitat-Sim in a Python child. */
        HABITAT
    }

    /**
     * Habitat-Sim's own settings.
     *
     * @param gpuDevice -1 renders on the CPU
     * @param liftGoals raises goals by 0.1 m, as SoundSpaces 2.0's loader does
     * @param volume of its audio sensor
     */
    public record Habitat(HabitatScenes scenes, int gpuDevice, boolean liftGoals, double volume) {}

    /** What renders the responses from the source to the ears. */
    public enum Acoustics {
        /** The room model in Java, for our homes alone. */
        EMBEDDED,
        /** SoundSpaces 2.0's engine with 1000 rays and no memory. */
        RLR,
        /** The same with 500 rays and temporal coherence, as SoundSpaces 2.0 runs it. */
        RLR_SOUNDSPACES
    }

    /** Whose number of actions is the A of SNA. */
    public enum ExpertCount {
        /** A greedy geodesic follower with this step and turn, counted here. */
        FOLLOWER,
        /** {@code info.num_action} of the episode file. */
        DATASET
    }
}
