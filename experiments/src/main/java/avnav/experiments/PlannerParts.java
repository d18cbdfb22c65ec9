package avnav.experiments;

import avnav.agent.Actor;
import avnav.agent.imagination.DecisionClock;
import avnav.agent.imagination.Imaginer;
import avnav.agent.imagination.OracleImaginer;
import avnav.agent.imagination.PlanningAgent;
import avnav.agent.imagination.PrivilegedImaginer;
import avnav.agent.imagination.PrivilegedPlanningAgent;
import avnav.agent.imagination.WorldModelImaginer;
import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.PolicyWalk;
import avnav.agent.policy.Senses;
import avnav.experiments.configuration.BenchConfig;
import avnav.experiments.configuration.PlannerRow;
import avnav.experiments.diagnosis.PlannerDiagnosis;
import avnav.planner.BeamPlanner;
import avnav.simbridge.Simulator;
import avnav.simbridge.embedded.acoustics.Acoustics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** From configuration to planning actors: policy, world model, search. */
final class PlannerParts implements AutoCloseable {

    /** The network of {@code train worldmodel}, beside which its encoders lie. */
    private static final String WORLD_MODEL_FILE = "avcdit.safetensors";

    private final BenchConfig config;
    private final ActorCritic network;

    /**
     * @param network of the policy; not closed here
     * @throws BadInput when a row wants a world model that is not there
     */
    PlannerParts(BenchConfig config, ActorCritic network) {
        this.config = config;
        this.network = network;
        if (config.planners().stream().anyMatch(row -> row.worldModel() == PlannerRow.WorldModel.AVWM)) {
            requireWorldModel(config.worldModel().folder());
        }
    }

    /** A planning actor for one thread. */
    Actor actor(PlannerRow row, Simulator simulator) {
        DecisionClock clock = new DecisionClock(System::nanoTime);
        BeamPlanner planner = new BeamPlanner(row.settings());
        return switch (row.worldModel()) {
            case AVWM -> new PlanningAgent(network, senses(), learned(clock), planner, clock);
            case ORACLE -> new PrivilegedPlanningAgent(network, senses(), oracle(simulator, clock), planner, clock);
        };
    }

    /** Looks into a planner's decisions along walks in one thread's simulator. */
    PlannerDiagnosis diagnosis(PlannerRow row, Simulator simulator, int stride) {
        DecisionClock clock = new DecisionClock(System::nanoTime);
        Imaginer model =
                switch (row.worldModel()) {
                    case AVWM -> learned(clock);
                    case ORACLE -> oracle(simulator, clock);
                };
        return new PlannerDiagnosis(
                new PolicyWalk(network, senses()),
                model,
                oracle(simulator, clock),
                new BeamPlanner(row.settings()),
                stride);
    }

    /** The simulator as its own world model. */
    private PrivilegedImaginer oracle(Simulator simulator, DecisionClock clock) {
        return new OracleImaginer(simulator, network, senses(), clock);
    }

    /** The trained world model, for one thread: here AV-CDiT's imagination is plugged in. */
    private WorldModelImaginer learned(DecisionClock clock) {
        throw new BadInput("This version of avnav cannot imagine with a trained world model.\n"
                + "Maybe plan with the oracle: --world-model oracle.");
    }

    /** SHA-256 of the world model's files, by what they are; empty when no row uses them. */
    Map<String, String> checkpoints() {
        return Map.of();
    }

    private Senses senses() {
        int rate = Acoustics.SAMPLE_RATE_HZ;
        return new Senses(network.settings(), rate, config.simulator().motion().samplesPerStep(rate));
    }

    private static void requireWorldModel(String folder) {
        Path here = Path.of(folder);
        Path there = Path.of(System.getProperty("avnav.root", ".")).resolve(folder);
        boolean exists = List.of(here, there).stream().anyMatch(path -> Files.exists(path.resolve(WORLD_MODEL_FILE)));
        if (!exists) {
            throw new BadInput("There is no trained world model: (" + here.resolve(WORLD_MODEL_FILE)
                    + ") does not exist.\nMaybe train one (avnav data generate, then avnav train worldmodel), or name its "
                    + "folder: --set worldModel.folder=DIR, or plan with --world-model oracle.");
        }
    }

    @Override
    public void close() {}
}
