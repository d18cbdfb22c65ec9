package avnav.experiments.configuration;

import avnav.agent.imagination.StopOdds;
import avnav.agent.imagination.WallSense;
import avnav.agent.reference.ForwardAgent;
import avnav.agent.reference.LouderEarAgent;
import avnav.planner.BeamSettings;
import avnav.simbridge.bridge.HabitatScenes;
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.worldmodel.SoundRendering;
import avnav.worldmodel.nn.Precision;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that decides a benchmark run's numbers: {@code configs/bench.yaml}.
 *
 * @param seed of every random choice
 * @param agents rows, in order
 * @param expertCount whose actions are the A of SNA
 * @param world where the episodes take place
 * @param acoustics what renders the responses
 * @param planner what rows {@code beam-…} do where their names do not say
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
        Policy policy,
        BeamSettings planner,
        WorldModel worldModel) {

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
        return with(agents, episodes);
    }

    /** The same on other episodes. */
    public BenchConfig withEpisodes(EpisodeChoice episodes) {
        return with(agents, episodes);
    }

    private BenchConfig with(List<String> agents, EpisodeChoice episodes) {
        return new BenchConfig(
                seed,
                agents,
                episodes,
                expertCount,
                world,
                acoustics,
                simulator,
                habitat,
                forward,
                louderEar,
                policy,
                planner,
                worldModel);
    }

    /** The rows that plan, in order. */
    public List<PlannerRow> planners() {
        return agents.stream()
                .filter(PlannerRow::isPlanner)
                .map(row -> PlannerRow.parse(row, planner))
                .toList();
    }

    /** The rows that are told the judge's truth. */
    public Set<String> privileged() {
        return agents.stream()
                .filter(row -> row.equals("expert")
                        || PlannerRow.isPlanner(row)
                                && PlannerRow.parse(row, planner).worldModel() == PlannerRow.WorldModel.ORACLE)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a row asks the learned policy. */
    public boolean needsPolicy() {
        return agents.stream().anyMatch(agent -> agent.startsWith("policy") || PlannerRow.isPlanner(agent));
    }

    /**
     * The learned policy of the rows {@code policy} and {@code policy-argmax}.
     *
     * @param checkpoint safetensors of this project or a SoundSpaces {@code .pth}; a relative path is looked up in the
     *     working directory, then where avnav lies; read only when such a row is asked for
     */
    public record Policy(String checkpoint) {}

    /**
     * The trained world model of rows {@code beam-avwm-…}.
     *
     * @param folder of its files; a relative path is looked up in the working directory, then where avnav lies; read only
     *     when such a row is asked for
     * @param samplerSteps network calls of one imagined layer; 1 gives the conditional mean
     * @param nearRate share of a walk's frames within 1 m of the source, by which a STOP's odds are corrected; 0.5 for none
     * @param stopPolicyShare of the policy's own readiness to stop in those odds; 0 for none
     * @param view how the policy looks at imagined frames
     * @param sound how imagined sound is made audible: for PIXELS and for {@code watch}
     * @param precision of the world model's products; another one gives other numbers
     * @param threads of one decision's tensors; with another number, other last bits
     * @param walls how the planner feels walls that the model overlooks
     */
    public record WorldModel(
            String folder,
            int samplerSteps,
            double nearRate,
            double stopPolicyShare,
            View view,
            SoundRendering sound,
            Arithmetic precision,
            int threads,
            WallSense walls) {

        /** How imagined frames reach the policy. */
        public enum View {
            /** By senses distilled to read latents ({@code train senses}). */
            LATENT,
            /** Decoded to pixels and samples, as if they had been seen. */
            PIXELS
        }

        /** In which precision the network computes. */
        public enum Arithmetic {
            /** Whichever is faster on this machine. */
            FASTEST,
            FLOAT32,
            BFLOAT16;

            /** What that is here. */
            public Precision precision() {
                return switch (this) {
                    case FASTEST -> Precision.fastest();
                    case FLOAT32 -> Precision.FLOAT32;
                    case BFLOAT16 -> Precision.BFLOAT16;
                };
            }
        }

        public WorldModel {
            new StopOdds(nearRate, stopPolicyShare); // refuses shares out of range
            if (samplerSteps < 1) {
                throw new IllegalArgumentException("The sampler's steps (" + samplerSteps + ") must be 1 or more.");
            }
            if (threads < 1) {
                throw new IllegalArgumentException("The threads of a decision (" + threads + ") must be 1 or more.");
            }
        }

        /** What a STOP's predicted success is weighed with. */
        public StopOdds odds() {
            return new StopOdds(nearRate, stopPolicyShare);
        }
    }

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
