package avnav.agent.imagination;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.agent.EpisodeRunner;
import avnav.agent.Journey;
import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.PolicyStep;
import avnav.planner.BeamPlanner;
import avnav.planner.BeamSettings;
import avnav.planner.BeamSettings.Proposal;
import avnav.planner.BeamSettings.Scoring;
import avnav.planner.Forecast;
import avnav.planner.Imagination;
import avnav.planner.Plan;
import avnav.planner.SearchedLayer;
import avnav.simbridge.Action;
import avnav.simbridge.Observation;
import avnav.simbridge.Simulator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanningAgentTest {

    private ActorCritic network;

    @BeforeEach
    void open() {
        network = FewWeights.network();
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void doesTheFirstActionOfTheBestPlanAndShowsTheImaginerEveryStep() {
        Wishful imaginer = new Wishful(5);
        Journey journey = walk(imaginer, 4);
        assertThat(journey.actions())
                .containsExactly(Action.TURN_LEFT, Action.TURN_LEFT, Action.TURN_LEFT, Action.TURN_LEFT, Action.STOP);
        assertThat(imaginer.events)
                .containsExactly(
                        "begin",
                        "imagine",
                        "close",
                        "TURN_LEFT",
                        "imagine",
                        "close",
                        "TURN_LEFT",
                        "imagine",
                        "close",
                        "TURN_LEFT",
                        "imagine",
                        "close",
                        "TURN_LEFT",
                        "imagine",
                        "close");
    }

    @Test
    void branchesGoOnFromThePolicysMemoryOfTheRealWalk() {
        Wishful imaginer = new Wishful(4);
        walk(imaginer, 4);
        assertThat(imaginer.memories).hasSize(4).doesNotHaveDuplicates();
        assertThat(imaginer.memories.get(0)).hasSize(network.memorySize());
    }

    @Test
    void anotherWalkBeginsAnew() {
        Wishful imaginer = new Wishful(3);
        PlanningAgent agent = agent(imaginer, 4);
        for (int walk = 0; walk < 2; walk++) {
            try (Simulator simulator = FewWeights.simulator()) {
                new EpisodeRunner(simulator).run(FewWeights.EPISODE, agent, new SplittableRandom(1));
            }
        }
        assertThat(imaginer.memories.get(3)).isEqualTo(imaginer.memories.get(0));
        assertThat(agent.times().decisions()).isEqualTo(3);
    }

    @Test
    void theSameChanceGivesTheSameWalkAndAnotherChanceAnother() {
        Journey one = oracleWalk(1);
        assertThat(oracleWalk(1).actions()).isEqualTo(one.actions());
        assertThat(oracleWalk(2).actions()).isNotEqualTo(one.actions());
    }

    @Test
    void walksTheSameWayWatchedAndShowsEveryDecision() {
        List<Integer> rows = new ArrayList<>();
        List<Plan> plans = new ArrayList<>();
        Onlooker onlooker = new Onlooker() {
            @Override
            public Consumer<SearchedLayer> begins(Imagination future) {
                assertThat(future).isInstanceOf(Pictured.class);
                return layer -> {
                    assertThat(((Pictured) future).sights()).hasSize(layer.action().length);
                    rows.add(layer.action().length);
                };
            }

            @Override
            public void decided(Plan plan) {
                plans.add(plan);
            }
        };
        Journey watched = oracleWalk(1, onlooker);
        assertThat(watched.actions()).isEqualTo(oracleWalk(1).actions());
        assertThat(plans.stream().map(Plan::first)).containsExactlyElementsOf(watched.actions());
        assertThat(rows.stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(plans.stream().mapToInt(Plan::rowsImagined).sum());
    }

    private Journey oracleWalk(long seed) {
        return oracleWalk(seed, Onlooker.NOBODY);
    }

    private Journey oracleWalk(long seed, Onlooker onlooker) {
        DecisionClock clock = new DecisionClock(System::nanoTime);
        try (Simulator simulator = FewWeights.simulator(12)) {
            OracleImaginer oracle = new OracleImaginer(simulator, network, FewWeights.senses(network), 1, clock);
            PrivilegedPlanningAgent agent = new PrivilegedPlanningAgent(
                    network, FewWeights.senses(network), oracle, new BeamPlanner(settings(2)), clock);
            agent.watchedBy(onlooker);
            return new EpisodeRunner(simulator).run(FewWeights.EPISODE, agent, new SplittableRandom(seed));
        }
    }

    private Journey walk(Wishful imaginer, int candidates) {
        try (Simulator simulator = FewWeights.simulator();
                PlanningAgent agent = agent(imaginer, candidates)) {
            return new EpisodeRunner(simulator).run(FewWeights.EPISODE, agent, new SplittableRandom(1));
        }
    }

    private PlanningAgent agent(Wishful imaginer, int candidates) {
        return new PlanningAgent(
                network,
                FewWeights.senses(network),
                imaginer,
                new BeamPlanner(settings(candidates)),
                new DecisionClock(System::nanoTime));
    }

    private static BeamSettings settings(int candidates) {
        return new BeamSettings(candidates, 2, 2, 0.99, 1, 0, Scoring.EVERY_STEP, Proposal.SAMPLED);
    }

    /** Hopes for left turns, and for STOP at its last decision. */
    private static final class Wishful implements WorldModelImaginer {

        private final int decisions;
        private final List<String> events = new ArrayList<>();
        private final List<float[]> memories = new ArrayList<>();
        private int asked;

        Wishful(int decisions) {
            this.decisions = decisions;
        }

        @Override
        public void begin(Observation first, RandomGenerator random) {
            events.add("begin");
            asked = 0;
        }

        @Override
        public void observe(Action done, Observation seen) {
            events.add(done.name());
        }

        @Override
        public Imagination imagine(PolicyStep present) {
            events.add("imagine");
            memories.add(present.memory()[0]);
            asked++;
            Action hoped = asked == decisions ? Action.STOP : Action.TURN_LEFT;
            return new Imagination() {
                @Override
                public Forecast present() {
                    return new Forecast(new float[1], present.value(), present.logits());
                }

                @Override
                public Forecast advance(int[] parent, Action[] action) {
                    float[] reward = new float[action.length];
                    for (int row = 0; row < action.length; row++) {
                        reward[row] = action[row] == hoped ? 9 : 0;
                    }
                    return new Forecast(reward, new float[action.length], new float[action.length][Action.COUNT]);
                }

                @Override
                public void close() {
                    events.add("close");
                }
            };
        }
    }
}
