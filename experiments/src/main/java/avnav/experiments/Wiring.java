package avnav.experiments;

import avnav.agent.Actor;
import avnav.agent.NamedRandom;
import avnav.agent.policy.PolicyAgent;
import avnav.agent.reference.ExpertAgent;
import avnav.agent.reference.ForwardAgent;
import avnav.agent.reference.LouderEarAgent;
import avnav.agent.reference.RandomAgent;
import avnav.experiments.configuration.BenchConfig;
import avnav.experiments.configuration.PlannerRow;
import avnav.experiments.diagnosis.Decision;
import avnav.experiments.diagnosis.PlannerDiagnosis;
import avnav.experiments.run.EpisodeSource;
import avnav.experiments.run.FloorPlan;
import avnav.experiments.run.Provenance;
import avnav.experiments.run.Station;
import avnav.experiments.run.Workload;
import avnav.experiments.watch.Recording;
import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Motion;
import avnav.simbridge.Pose;
import avnav.simbridge.Simulator;
import avnav.simbridge.bridge.BridgeException;
import avnav.simbridge.bridge.BridgeSettings;
import avnav.simbridge.bridge.PersistentHabitat;
import avnav.simbridge.bridge.RestartingSimulator;
import avnav.simbridge.bridge.RlrCheck;
import avnav.simbridge.bridge.RlrEngine;
import avnav.simbridge.bridge.RlrSetting;
import avnav.simbridge.embedded.EmbeddedSimulator;
import avnav.simbridge.embedded.EmbeddedWorld;
import avnav.simbridge.embedded.PreparedHome;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.navigation.GreedyFollower;
import avnav.simbridge.embedded.sight.Camera;
import avnav.simbridge.embedded.sight.Renderer;
import avnav.simbridge.embedded.sight.Shading;
import avnav.simbridge.episodes.EpisodeReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/** From configuration to objects: the only place where simulators, agents and runs are put together. */
public final class Wiring implements AutoCloseable {

    /** Every agent that {@code --agent} takes. */
    public static final List<String> AGENTS =
            List.of("random", "forward", "louder-ear", "expert", "policy", "policy-argmax");

    private final BenchConfig config;
    private final EmbeddedWorld world;
    private final Optional<HabitatWorld> habitat;
    private final Optional<LoadedPolicy> policy;
    private final Optional<PlannerParts> planners;

    /** @throws BadInput when an agent does not exist, a policy cannot act here or the acoustics are not installed */
    public Wiring(BenchConfig config) {
        this.config = config;
        for (String agent : config.agents()) {
            if (!AGENTS.contains(agent) && !PlannerRow.isPlanner(agent)) {
                throw new BadInput("The agent (" + agent + ") does not exist.\nMaybe one of " + AGENTS
                        + ", or a planner such as beam-oracle-k3-b3-h3.");
            }
        }
        config.planners();
        this.habitat =
                config.world() == BenchConfig.World.HABITAT ? Optional.of(new HabitatWorld(config)) : Optional.empty();
        if (habitat.isEmpty()) {
            requireSound(config.acoustics());
        }
        this.world = new EmbeddedWorld(config.simulator());
        this.policy = config.needsPolicy()
                ? Optional.of(LoadedPolicy.of(config.policy().checkpoint(), config.simulator()))
                : Optional.empty();
        this.planners = policy.map(loaded -> new PlannerParts(config, loaded.network(), loaded.sha256()));
    }

    /** Reads files of episodes that a configuration's world can run. */
    public static EpisodeReader episodeReader(BenchConfig config) {
        BenchConfig.Habitat habitat = config.habitat();
        return config.world() == BenchConfig.World.HABITAT
                ? new EpisodeReader(habitat.scenes()::has, habitat.liftGoals(), Set.of())
                : EpisodeSource.ofHomes();
    }

    private static void requireSound(BenchConfig.Acoustics acoustics) {
        if (acoustics != BenchConfig.Acoustics.EMBEDDED) {
            try {
                RlrCheck.require(BridgeSettings.standard());
            } catch (BridgeException e) {
                throw new BadInput(e.getMessage(), e);
            }
        }
    }

    /**
     * What {@code avnav bench} runs.
     *
     * @throws BadInput when the world that it needs is not there
     */
    public Workload workload(List<Episode> episodes) {
        return workload(episodes, config.agents());
    }

    /** The same for some of the rows. */
    public Workload workload(List<Episode> episodes, List<String> rows) {
        habitat.ifPresent(there -> there.require(episodes));
        boolean counts = config.expertCount() == BenchConfig.ExpertCount.FOLLOWER;
        return new Workload(
                config.seed(),
                config.simulator().task(),
                rows,
                config.privileged(),
                episodes,
                () -> station(rows),
                scene -> habitat.isPresent() ? Optional.empty() : Optional.of(plan(world.home(scene))),
                counts ? this::countExpertActions : Episode::expertActions,
                counts ? "actions of a greedy geodesic follower with this step and turn" : "the dataset's num_action");
    }

    private Simulator simulator() {
        if (habitat.isPresent()) {
            return habitat.get().simulator();
        }
        return switch (config.acoustics()) {
            case EMBEDDED -> new EmbeddedSimulator(world);
            case RLR -> heardBy(RlrSetting.ACCURATE);
            case RLR_SOUNDSPACES -> heardBy(RlrSetting.SOUNDSPACES);
        };
    }

    private Simulator heardBy(RlrSetting setting) {
        RlrEngine engine = new RlrEngine(BridgeSettings.standard(), setting, world.furniture());
        return new RestartingSimulator(new EmbeddedSimulator(world, engine));
    }

    /** One thread's simulator with all agents. */
    public Station station() {
        return station(config.agents());
    }

    private Station station(List<String> rows) {
        Simulator simulator = simulator();
        Map<String, Actor> actors = new HashMap<>();
        rows.forEach(agent -> actors.put(agent, actor(agent, simulator)));
        return new Station(simulator, actors);
    }

    private Actor actor(String name, Simulator simulator) {
        if (PlannerRow.isPlanner(name)) {
            return planners.orElseThrow().actor(PlannerRow.parse(name, config.planner()), simulator);
        }
        return switch (name) {
            case "random" -> new RandomAgent();
            case "forward" -> new ForwardAgent(config.forward());
            case "louder-ear" -> new LouderEarAgent(config.louderEar());
            case "expert" -> expert(simulator);
            case "policy" -> policy(PolicyAgent.Taking.SAMPLED);
            case "policy-argmax" -> policy(PolicyAgent.Taking.LIKELIEST);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private Actor expert(Simulator simulator) {
        return simulator instanceof PersistentHabitat there
                ? new ExpertAgent(episode -> pose -> there.expertAction())
                : new ExpertAgent(episode -> world.expert(episode)::next);
    }

    private Actor policy(PolicyAgent.Taking taking) {
        Motion motion = config.simulator().motion();
        int rate = Acoustics.SAMPLE_RATE_HZ;
        return new PolicyAgent(policy.orElseThrow().network(), taking, rate, motion.samplesPerStep(rate));
    }

    /** A planner's decisions along one walk of the sampled policy, and what was true of them. */
    public List<Decision> diagnose(PlannerRow row, Episode episode, int stride) {
        long seed = NamedRandom.seed(config.seed(), "diagnosis", episode.scene(), episode.id());
        try (Simulator simulator = simulator();
                PlannerDiagnosis diagnosis = planners.orElseThrow().diagnosis(row, simulator, stride)) {
            GreedyFollower expert = world.expert(episode);
            return diagnosis.follow(
                    simulator, episode, pose -> expert.next(pose).orElse(Action.STOP), new SplittableRandom(seed));
        }
    }

    /**
     * Where the numbers of these rows come from.
     *
     * @param root of the checkout that runs
     * @param dataset what {@link EpisodeSource#description} says
     */
    public ObjectNode provenance(Path root, String version, String dataset) {
        Map<String, String> checkpoints = new HashMap<>();
        policy.ifPresent(loaded -> checkpoints.put("policy", loaded.sha256()));
        planners.ifPresent(parts -> checkpoints.putAll(parts.checkpoints()));
        ObjectNode provenance = Provenance.of(root, version, config.seed(), dataset, checkpoints);
        planners.flatMap(PlannerParts::precision).ifPresent(precision -> provenance.put("precision", precision.name()));
        return provenance;
    }

    private int countExpertActions(Episode episode) {
        PreparedHome place = world.home(episode.scene());
        int limit = config.simulator().task().maxSteps();
        return GreedyFollower.expertActions(
                        place.locomotion(),
                        place.geodesicsTo(episode.goal()),
                        episode.start(),
                        GreedyFollower.GOAL_RADIUS_METRES,
                        limit)
                .orElse(limit);
    }

    /**
     * A film of an episode, seen through a finer camera than the agent's.
     *
     * @throws BadInput when the folder cannot be written, or the world is not ours
     */
    public Recording recording(Episode episode, Path folder) {
        if (habitat.isPresent()) {
            throw new BadInput("The world (HABITAT) cannot be filmed: only our homes can.\nMaybe bench it instead.");
        }
        PreparedHome place = world.home(episode.scene());
        Motion motion = config.simulator().motion();
        return Recording.begin(
                folder, motion.stepSeconds(), Acoustics.SAMPLE_RATE_HZ, view(place), plan(place), episode.goal());
    }

    private Function<Pose, BufferedImage> view(PreparedHome place) {
        Camera own = config.simulator().camera();
        int pixels = Recording.viewPixels();
        Camera finer = new Camera(pixels, pixels, own.hfovDegrees(), own.eyeHeightMetres());
        Renderer renderer = new Renderer(finer, Shading.LIT);
        return pose -> {
            BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_RGB);
            byte[] rgb = new byte[pixels * pixels * 3];
            renderer.render(place.scene(), pose.x(), pose.y(), pose.z(), pose.yawRadians(), rgb, new float[0]);
            int[] packed = new int[pixels * pixels];
            for (int i = 0; i < packed.length; i++) {
                packed[i] = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff;
            }
            image.setRGB(0, 0, pixels, pixels, packed, 0, pixels);
            return image;
        };
    }

    /** Where an episode of our homes takes place, from above. */
    public FloorPlan floorPlan(Episode episode) {
        return plan(world.home(episode.scene()));
    }

    private FloorPlan plan(PreparedHome place) {
        return HomePlan.of(place.home(), world.furniture());
    }

    /** Frees the networks; stations must be closed before. */
    @Override
    public void close() {
        planners.ifPresent(PlannerParts::close);
        policy.ifPresent(LoadedPolicy::close);
    }
}
