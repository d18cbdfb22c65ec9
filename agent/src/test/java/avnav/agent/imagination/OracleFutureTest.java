package avnav.agent.imagination;

import static avnav.simbridge.Action.MOVE_FORWARD;
import static avnav.simbridge.Action.STOP;
import static avnav.simbridge.Action.TURN_LEFT;
import static avnav.simbridge.Action.TURN_RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.PolicyRows;
import avnav.agent.policy.PolicyStep;
import avnav.agent.policy.Senses;
import avnav.planner.Forecast;
import avnav.planner.Imagination;
import avnav.simbridge.Action;
import avnav.simbridge.Simulator;
import avnav.simbridge.StepResult;
import avnav.worldmodel.nn.TensorEngine;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OracleFutureTest {

    private static final double SAME_IN_ANY_BATCH = 1e-4;

    private ActorCritic network;
    private Senses senses;

    @BeforeEach
    void open() {
        TensorEngine.useThreads(1);
        network = FewWeights.network();
        senses = FewWeights.senses(network);
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void foretellsWhatReallyComesOfEveryPath() {
        Action[][] paths = {
            {TURN_LEFT, MOVE_FORWARD, MOVE_FORWARD},
            {MOVE_FORWARD, TURN_RIGHT, MOVE_FORWARD},
            {MOVE_FORWARD, MOVE_FORWARD, TURN_LEFT}
        };
        try (Simulator simulator = FewWeights.simulator();
                Simulator twin = FewWeights.simulator();
                Imagination future = imagine(simulator)) {
            Forecast[] layers = {
                future.advance(new int[] {0, 0}, new Action[] {TURN_LEFT, MOVE_FORWARD}),
                future.advance(new int[] {1, 0, 1}, new Action[] {TURN_RIGHT, MOVE_FORWARD, MOVE_FORWARD}),
                future.advance(new int[] {1, 0, 2}, new Action[] {MOVE_FORWARD, MOVE_FORWARD, TURN_LEFT})
            };
            int[][] rows = {{0, 1, 0}, {1, 0, 1}, {1, 2, 2}};
            for (int path = 0; path < paths.length; path++) {
                assertSameAsReality(twin, paths[path], layers, rows[path]);
            }
        }
    }

    private void assertSameAsReality(Simulator world, Action[] path, Forecast[] layers, int[] rows) {
        PolicyStep policy = first(world);
        for (int i = 0; i < path.length; i++) {
            StepResult real = world.step(path[i]);
            policy = network.act(
                    PolicyRows.after(List.of(senses.of(real.seen())), policy.memory(), new Action[] {path[i]}));
            int row = rows[i];
            assertThat(layers[i].reward()[row]).isEqualTo((float) real.truth().reward());
            assertThat((double) layers[i].value()[row]).isCloseTo(policy.value()[0], within(SAME_IN_ANY_BATCH));
            for (int a = 0; a < Action.COUNT; a++) {
                assertThat((double) layers[i].actionLogits()[row][a])
                        .isCloseTo(policy.logits()[0][a], within(SAME_IN_ANY_BATCH));
            }
        }
    }

    @Test
    void showsWhatWouldReallyBeSeenAndHeardAndNothingAfterStop() {
        try (Simulator simulator = FewWeights.simulator(2);
                Simulator twin = FewWeights.simulator(2);
                Pictured future = imagine(simulator)) {
            first(twin);
            assertThat(future.sights()).isEmpty();
            future.advance(new int[] {0, 0}, new Action[] {STOP, MOVE_FORWARD});
            assertThat(future.sights().get(0)).isEmpty();
            assertShows(future.sights().get(1).orElseThrow(), twin.step(MOVE_FORWARD));
            future.advance(new int[] {1}, new Action[] {TURN_LEFT});
            assertThat(future.sights()).hasSize(1);
            assertShows(future.sights().get(0).orElseThrow(), twin.step(TURN_LEFT));
        }
    }

    @Test
    void anImaginedStepMayBeAnActionDoneSeveralTimesAndASingleStop() {
        try (Simulator simulator = FewWeights.simulator(7);
                Simulator twin = FewWeights.simulator(7);
                Pictured future = imagine(simulator, 3)) {
            first(twin);
            Forecast ahead = future.advance(new int[] {0, 0}, new Action[] {TURN_RIGHT, MOVE_FORWARD});
            double paid = 0;
            StepResult real = null;
            for (int i = 0; i < 3; i++) {
                real = twin.step(MOVE_FORWARD);
                paid += real.truth().reward();
            }
            assertThat((double) ahead.reward()[1]).isCloseTo(paid, within(1e-6));
            assertShows(future.sights().get(1).orElseThrow(), real);

            Simulator.Snapshot there = twin.snapshot();
            Forecast next = future.advance(new int[] {1, 1}, new Action[] {STOP, TURN_LEFT});
            assertThat(next.reward()[0])
                    .isEqualTo((float) twin.step(STOP).truth().reward());
            twin.restore(there);
            twin.step(TURN_LEFT);
            twin.step(TURN_LEFT);
            assertShows(future.sights().get(1).orElseThrow(), twin.step(TURN_LEFT));

            // Six of seven steps are done: one more ends the walk, and what would follow it is not imagined.
            double last = twin.step(MOVE_FORWARD).truth().reward();
            Forecast over = future.advance(new int[] {1}, new Action[] {MOVE_FORWARD});
            assertThat(over.reward()).containsExactly((float) last);
            assertThat(over.actionLogits()[0]).containsOnly(Float.NEGATIVE_INFINITY);
        }
    }

    private static void assertShows(ImaginedSight sight, StepResult real) {
        assertThat(sight.width()).isEqualTo(real.seen().width());
        assertThat(sight.rgb()).isEqualTo(real.seen().rgb());
        assertThat(sight.audio()).isDeepEqualTo(real.seen().audio());
    }

    @Test
    void paysStopAsTheSimulatorDoes() {
        try (Simulator simulator = FewWeights.simulator();
                Simulator twin = FewWeights.simulator();
                Imagination future = imagine(simulator)) {
            first(twin);
            Forecast now = future.advance(new int[] {0, 0}, new Action[] {STOP, MOVE_FORWARD});
            Forecast later = future.advance(new int[] {1}, new Action[] {STOP});
            Simulator.Snapshot start = twin.snapshot();
            assertThat(now.reward()[0])
                    .isEqualTo((float) twin.step(STOP).truth().reward());
            twin.restore(start);
            twin.step(MOVE_FORWARD);
            assertThat(later.reward()[0])
                    .isEqualTo((float) twin.step(STOP).truth().reward());
        }
    }

    @Test
    void leavesTheSimulatorAsItWas() {
        try (Simulator simulator = FewWeights.simulator();
                Simulator twin = FewWeights.simulator()) {
            twin.reset(FewWeights.EPISODE);
            try (Imagination future = imagine(simulator)) {
                future.advance(new int[] {0, 0}, new Action[] {TURN_RIGHT, MOVE_FORWARD});
                future.advance(new int[] {1, 0}, new Action[] {MOVE_FORWARD, TURN_RIGHT});
            }
            for (Action action : List.of(MOVE_FORWARD, TURN_LEFT, MOVE_FORWARD)) {
                StepResult mine = simulator.step(action);
                StepResult untouched = twin.step(action);
                assertThat(mine.truth()).isEqualTo(untouched.truth());
                assertThat(mine.seen().rgb()).isEqualTo(untouched.seen().rgb());
                assertThat(mine.seen().audio()).isDeepEqualTo(untouched.seen().audio());
            }
        }
    }

    @Test
    void atTheStepLimitNothingIsAllowedAndNothingExpected() {
        try (Simulator simulator = FewWeights.simulator(2);
                Imagination future = imagine(simulator)) {
            Forecast inTime = future.advance(new int[] {0}, new Action[] {TURN_LEFT});
            assertThat(inTime.actionLogits()[0][0]).isFinite();
            Forecast over = future.advance(new int[] {0, 0}, new Action[] {TURN_LEFT, MOVE_FORWARD});
            assertThat(over.value()).containsOnly(0);
            assertThat(over.actionLogits()[1]).containsOnly(Float.NEGATIVE_INFINITY);
            assertThatThrownBy(() -> future.advance(new int[] {0}, new Action[] {TURN_LEFT}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesToContinueAfterStop() {
        try (Simulator simulator = FewWeights.simulator();
                Imagination future = imagine(simulator)) {
            future.advance(new int[] {0}, new Action[] {STOP});
            assertThatThrownBy(() -> future.advance(new int[] {0}, new Action[] {TURN_LEFT}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Row (0)");
        }
    }

    private PolicyStep first(Simulator world) {
        return network.act(
                PolicyRows.first(senses.of(world.reset(FewWeights.EPISODE).seen()), network.memorySize()));
    }

    private Pictured imagine(Simulator simulator) {
        return imagine(simulator, 1);
    }

    private Pictured imagine(Simulator simulator, int repeat) {
        OracleImaginer oracle =
                new OracleImaginer(simulator, network, senses, repeat, new DecisionClock(System::nanoTime));
        StepResult start = simulator.reset(FewWeights.EPISODE);
        oracle.begin(start.seen(), new SplittableRandom(1));
        oracle.told(start.truth());
        return (Pictured) oracle.imagine(network.act(PolicyRows.first(senses.of(start.seen()), network.memorySize())));
    }
}
