package avnav.experiments;

import avnav.agent.Actor;
import avnav.agent.imagination.DecisionClock;
import avnav.agent.imagination.ImaginedView;
import avnav.agent.imagination.Imaginer;
import avnav.agent.imagination.LatentView;
import avnav.agent.imagination.LearnedImaginer;
import avnav.agent.imagination.LearnedWorld;
import avnav.agent.imagination.OracleImaginer;
import avnav.agent.imagination.PixelView;
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
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.worldmodel.WorldModel;
import avnav.worldmodel.nn.Precision;
import java.util.Map;
import java.util.Optional;

/** From configuration to planning actors: policy, world model, search. */
final class PlannerParts implements AutoCloseable {

    private final BenchConfig config;
    private final ActorCritic network;
    private final Optional<LoadedWorldModel> worldModel;

    /**
     * @param network of the policy; not closed here
     * @param policySha256 of its file
     * @throws BadInput when a row wants a world model that is not there or does not fit simulator and policy
     */
    PlannerParts(BenchConfig config, ActorCritic network, String policySha256) {
        this.config = config;
        this.network = network;
        boolean learned = config.planners().stream().anyMatch(row -> row.worldModel() == PlannerRow.WorldModel.AVWM);
        worldModel = learned
                ? Optional.of(LoadedWorldModel.of(config.worldModel(), config.simulator(), policySha256))
                : Optional.empty();
        worldModel.ifPresent(loaded -> config.planners().stream()
                .filter(row -> row.worldModel() == PlannerRow.WorldModel.AVWM)
                .forEach(row -> requireKnown(row.settings().repeat(), loaded.model())));
    }

    private void requireKnown(int steps, WorldModel model) {
        if (!model.dynamics().foresees(steps)) {
            worldModel.ifPresent(LoadedWorldModel::close);
            throw new BadInput(
                    "An action cannot be repeated (" + steps + ") times in an imagined step: the world model ("
                            + config.worldModel().folder() + ") never learnt to look so far ahead at once.\n"
                            + "Maybe planner.repeat=3, or r3 in the row's name.");
        }
    }

    /** A planning actor for one thread. */
    Actor actor(PlannerRow row, Simulator simulator) {
        DecisionClock clock = new DecisionClock(System::nanoTime);
        BeamPlanner planner = new BeamPlanner(row.settings());
        return switch (row.worldModel()) {
            case AVWM ->
                new PlanningAgent(network, senses(), learned(row.settings().repeat(), clock), planner, clock);
            case ORACLE ->
                new PrivilegedPlanningAgent(
                        network, senses(), oracle(simulator, row.settings().repeat(), clock), planner, clock);
        };
    }

    /** Looks into a planner's decisions along walks in one thread's simulator. */
    PlannerDiagnosis diagnosis(PlannerRow row, Simulator simulator, int stride) {
        DecisionClock clock = new DecisionClock(System::nanoTime);
        int repeat = row.settings().repeat();
        Imaginer model =
                switch (row.worldModel()) {
                    case AVWM -> learned(repeat, clock);
                    case ORACLE -> oracle(simulator, repeat, clock);
                };
        return new PlannerDiagnosis(
                new PolicyWalk(network, senses()),
                model,
                oracle(simulator, repeat, clock),
                new BeamPlanner(row.settings()),
                stride);
    }

    /** The simulator as its own world model. */
    private PrivilegedImaginer oracle(Simulator simulator, int repeat, DecisionClock clock) {
        return new OracleImaginer(simulator, network, senses(), repeat, clock);
    }

    /** The trained world model, for one thread. */
    WorldModelImaginer learned(int repeat, DecisionClock clock) {
        LoadedWorldModel loaded = worldModel.orElseThrow();
        WorldModel model = loaded.model();
        EmbeddedSettings simulator = config.simulator();
        LearnedWorld world = new LearnedWorld(
                model.codec(),
                model.dynamics(),
                model.sampler(config.worldModel().samplerSteps()),
                view(loaded, clock),
                config.worldModel().sound(),
                simulator.motion(),
                simulator.task(),
                config.worldModel().odds(),
                config.worldModel().walls());
        return new LearnedImaginer(world, repeat, config.worldModel().threads(), clock);
    }

    private ImaginedView view(LoadedWorldModel loaded, DecisionClock clock) {
        return switch (config.worldModel().view()) {
            case LATENT -> new LatentView(loaded.senses().orElseThrow(), network, clock);
            case PIXELS ->
                new PixelView(
                        loaded.model().codec(),
                        config.worldModel().sound(),
                        network,
                        senses(),
                        config.simulator().camera().width(),
                        Acoustics.SAMPLE_RATE_HZ,
                        clock);
        };
    }

    /** SHA-256 of the world model's files, by what they are; empty when no row uses them. */
    Map<String, String> checkpoints() {
        return worldModel.map(LoadedWorldModel::checkpoints).orElse(Map.of());
    }

    /** Of the world model's products; empty when no row uses it. */
    Optional<Precision> precision() {
        return worldModel.map(loaded -> config.worldModel().precision().precision());
    }

    private Senses senses() {
        int rate = Acoustics.SAMPLE_RATE_HZ;
        return new Senses(network.settings(), rate, config.simulator().motion().samplesPerStep(rate));
    }

    @Override
    public void close() {
        worldModel.ifPresent(LoadedWorldModel::close);
    }
}
