package avnav.experiments.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.agent.imagination.DecisionClock;
import avnav.agent.imagination.Imaginer;
import avnav.agent.imagination.OracleImaginer;
import avnav.agent.imagination.PrivilegedImaginer;
import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.Architecture;
import avnav.agent.policy.NetworkSettings;
import avnav.agent.policy.PolicyStep;
import avnav.agent.policy.PolicyWalk;
import avnav.agent.policy.Senses;
import avnav.planner.BeamPlanner;
import avnav.planner.BeamSettings;
import avnav.planner.BeamSettings.Proposal;
import avnav.planner.BeamSettings.Scoring;
import avnav.planner.Forecast;
import avnav.planner.Imagination;
import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.Observation;
import avnav.simbridge.Simulator;
import avnav.simbridge.Truth;
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.EmbeddedSimulator;
import avnav.simbridge.embedded.EmbeddedWorld;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.episodes.CommittedEpisodes;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** World models with known errors, in the embedded world with an untrained policy. */
class PlannerDiagnosisTest {

    private static final Episode EPISODE = CommittedEpisodes.read(HomeSplit.VAL).get(0);
    private static final NavigationTask SHORT = new NavigationTask(1, 10, -0.01, 1, 12);

    private ActorCritic network;
    private Simulator simulator;

    @BeforeEach
    void open() {
        NetworkSettings.Sizes sound = new NetworkSettings.Sizes(64, 11, 1);
        network = new ActorCritic(
                new NetworkSettings(Architecture.COMPACT, 64, true, false, sound, 16), new SplittableRandom(3));
        simulator = new EmbeddedSimulator(new EmbeddedWorld(EmbeddedSettings.AVWM.withTask(SHORT)));
    }

    @AfterEach
    void close() {
        simulator.close();
        network.close();
    }

    @Test
    void aModelThatIsTheTruthAgreesWithItRegretsNothingAndErrsNowhere() {
        List<Decision> decisions = diagnose(oracle());
        assertThat(decisions).hasSizeBetween(1, 6);
        for (Decision decision : decisions) {
            assertThat(decision.choices()).hasSize(Variant.values().length);
            decision.choices().forEach((variant, choice) -> {
                assertThat(choice.action()).isEqualTo(decision.oracle());
                assertThat(choice.regret()).isZero();
            });
            assertThat(decision.rewardErrors()).isNotEmpty().containsOnly(0);
            for (double error : decision.valueErrors()) {
                assertThat(error).isCloseTo(0, within(1e-4));
            }
        }
    }

    /** A model that fears walking: true rewards alone mend it. */
    @Test
    void wrongRewardsAreFoundAndBlamed() {
        Imaginer fearful = new Distorted(oracle(), -5, 0);
        for (Decision decision : diagnose(fearful)) {
            assertThat(decision.choices().get(Variant.MODEL).action()).isNotEqualTo(Action.MOVE_FORWARD);
            assertThat(decision.choices().get(Variant.TRUE_VALUES))
                    .isEqualTo(decision.choices().get(Variant.MODEL));
            assertThat(decision.choices().get(Variant.TRUE_REWARDS).action()).isEqualTo(decision.oracle());
            boolean differs = decision.choices().get(Variant.MODEL).action() != decision.oracle();
            if (!differs) {
                assertThat(decision.choices().get(Variant.MODEL).regret()).isZero();
            }
        }
    }

    /** A model that expects wonders of walking: true values alone mend it, and the error is known to the digit. */
    @Test
    void wrongValuesAreFoundAndBlamed() {
        Imaginer hopeful = new Distorted(oracle(), 0, 5);
        for (Decision decision : diagnose(hopeful)) {
            assertThat(decision.choices().get(Variant.MODEL).action()).isEqualTo(Action.MOVE_FORWARD);
            assertThat(decision.choices().get(Variant.TRUE_VALUES).action()).isEqualTo(decision.oracle());
            assertThat(decision.rewardErrors()).containsOnly(0);
            assertThat(decision.valueErrors()[0]).isCloseTo(5, within(1e-4));
        }
    }

    @Test
    void theSameChanceGivesTheSameDecisions() {
        assertThat(diagnose(oracle())).usingRecursiveComparison().isEqualTo(diagnose(oracle()));
    }

    private List<Decision> diagnose(Imaginer model) {
        BeamSettings settings = new BeamSettings(4, 4, 2, 0.99, 1, 0, Scoring.EVERY_STEP, Proposal.TOP);
        PlannerDiagnosis diagnosis =
                new PlannerDiagnosis(new PolicyWalk(network, senses()), model, oracle(), new BeamPlanner(settings), 2);
        return diagnosis.follow(simulator, EPISODE, pose -> Action.TURN_LEFT, new SplittableRandom(5));
    }

    private OracleImaginer oracle() {
        return new OracleImaginer(simulator, network, senses(), 1, new DecisionClock(System::nanoTime));
    }

    private Senses senses() {
        return new Senses(network.settings(), 16_000, 2400);
    }

    /** The truth, but for what it says of MOVE_FORWARD. */
    private record Distorted(PrivilegedImaginer truth, float reward, float value) implements PrivilegedImaginer {

        @Override
        public void begin(Observation first, RandomGenerator random) {
            truth.begin(first, random);
        }

        @Override
        public void observe(Action done, Observation seen) {
            truth.observe(done, seen);
        }

        @Override
        public void told(Truth now) {
            truth.told(now);
        }

        @Override
        public Imagination imagine(PolicyStep present) {
            Imagination futures = truth.imagine(present);
            return new Imagination() {
                @Override
                public Forecast present() {
                    return futures.present();
                }

                @Override
                public Forecast advance(int[] parent, Action[] action) {
                    Forecast real = futures.advance(parent, action);
                    float[] rewards = real.reward().clone();
                    float[] values = real.value().clone();
                    for (int row = 0; row < action.length; row++) {
                        boolean walks = action[row] == Action.MOVE_FORWARD;
                        rewards[row] += walks ? reward : 0;
                        values[row] += walks ? value : 0;
                    }
                    return new Forecast(rewards, values, real.actionLogits());
                }

                @Override
                public void close() {
                    futures.close();
                }
            };
        }
    }
}
