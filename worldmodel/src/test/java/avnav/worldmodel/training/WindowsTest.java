package avnav.worldmodel.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.Action;
import avnav.worldmodel.FrameTarget;
import avnav.worldmodel.RewardEncoding;
import avnav.worldmodel.cdit.CditContext;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WindowsTest {

    private static final WindowSettings SHARES = new WindowSettings(4, 16, false, false, 0.25, 0.2, 0.2, 0.2, 0.15);

    private final List<LatentTrajectory> walks = ToyWalks.walks(30, 40, 3);

    @Test
    void goalsStayWithinTheirWalk() {
        WindowSettings backward = new WindowSettings(4, 16, true, false, 0.1, 0.1, 0.1, 0, 0.1);
        boolean past = false;
        for (Window window : new Windows(walks, backward).draw(new SplittableRandom(1), 3000)) {
            LatentTrajectory walk = walks.get(window.trajectory());
            for (Goal goal : window.goals()) {
                assertThat(window.frame() + goal.offset()).isBetween(0, walk.frames() - 1);
                assertThat(Math.abs(goal.offset())).isBetween(1, 16);
                past |= goal.offset() < 0;
            }
        }
        assertThat(past).isTrue();
    }

    @Test
    void noGoalLiesBehindTheStopThatEndsAWalk() {
        LatentTrajectory walk =
                ToyWalks.walk(0, 0, Action.MOVE_FORWARD, Action.MOVE_FORWARD, Action.STOP, Action.MOVE_FORWARD);
        assertThat(walk.frames()).isEqualTo(3);
        WindowSettings plain = new WindowSettings(4, 16, false, false, 0.5, 0, 0, 0, 0);
        for (Window window : new Windows(List.of(walk), plain).draw(new SplittableRandom(2), 100)) {
            window.goals()
                    .forEach(goal -> assertThat(window.frame() + goal.offset()).isBetween(1, 2));
        }
    }

    @Test
    void goalsComeInTheSharesAskedFor() {
        List<Window> windows = new Windows(walks, SHARES).draw(new SplittableRandom(4), 20_000);
        double goals = 4.0 * windows.size();
        double next = count(windows, Goal.Kind.FUTURE, true);
        assertThat(count(windows, Goal.Kind.STOP, false) / goals).isCloseTo(0.2, within(0.01));
        assertThat(count(windows, Goal.Kind.COUNTERFACTUAL, false) / goals).isCloseTo(0.15, within(0.01));
        // A sixteenth and more of the farther futures is one step ahead, too.
        assertThat(next / goals).isBetween(0.25, 0.32);
        long near = windows.stream()
                .filter(window -> walks.get(window.trajectory()).geodesic(window.frame()) < 1)
                .count();
        assertThat(near / (double) windows.size()).isBetween(0.19, 0.22);
    }

    @Test
    void asManyStopsSucceedAsFail() {
        int right = 0;
        int wrong = 0;
        for (Window window : new Windows(walks, SHARES).draw(new SplittableRandom(5), 20_000)) {
            LatentTrajectory walk = walks.get(window.trajectory());
            for (Goal goal : window.goals()) {
                if (goal.kind() == Goal.Kind.STOP) {
                    boolean succeeds = Batches.succeeds(walk, window.frame(), goal);
                    assertThat(succeeds).isEqualTo(walk.geodesic(window.frame()) < 1);
                    right += succeeds ? 1 : 0;
                    wrong += succeeds ? 0 : 1;
                }
            }
        }
        assertThat(right / (double) (right + wrong)).isCloseTo(0.5, within(0.02));
    }

    @Test
    void aCounterfactualIsAnActionThatWasNotTaken() {
        for (Window window : new Windows(walks, SHARES).draw(new SplittableRandom(6), 2000)) {
            LatentTrajectory walk = walks.get(window.trajectory());
            for (Goal goal : window.goals()) {
                if (goal.kind() == Goal.Kind.COUNTERFACTUAL) {
                    assertThat(goal.action()).isNotIn(Action.STOP, walk.actionAfter(window.frame()));
                    assertThat(Batches.decrease(walk, window.frame(), goal))
                            .isEqualTo(walk.outcome(window.frame(), goal.action()));
                }
            }
        }
    }

    @Test
    void oneSeedDrawsOneSetOfWindows() {
        Windows windows = new Windows(walks, SHARES);
        assertThat(windows.draw(new SplittableRandom(7), 50)).isEqualTo(windows.draw(new SplittableRandom(7), 50));
    }

    @Test
    void aBatchHoldsContextTargetActionRewardAndWeights() {
        LatentTrajectory walk = ToyWalks.walk(2.5, 0, Action.MOVE_FORWARD, Action.TURN_LEFT, Action.MOVE_FORWARD);
        RewardEncoding reward =
                new RewardEncoding(RewardEncoding.Kind.TWO, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
        Goal future = new Goal(Goal.Kind.FUTURE, 3, Action.MOVE_FORWARD);
        Goal stop = new Goal(Goal.Kind.STOP, 1, Action.STOP);
        Goal other = new Goal(Goal.Kind.COUNTERFACTUAL, 1, Action.TURN_RIGHT);
        GoalBatch batch = new Batches(
                        List.of(walk), ToyWalks.MOTION, reward, FrameTarget.WHOLE, false, CditContext.consecutive(4))
                .of(List.of(new Window(0, 0, List.of(future, stop, other))));
        double turn = Math.toRadians(10);
        double step = 0.15;
        float[] wanted = {
            (float) (step + step * Math.cos(turn)),
            (float) (step * Math.sin(turn)),
            (float) turn,
            0,
            0,
            0,
            0,
            1,
            0,
            0,
            (float) -turn,
            0
        };
        assertThat(batch.action()).containsExactly(wanted, within(1e-6f));
        assertThat(batch.offset()).containsExactly(3, 1, 1);
        assertThat(batch.visualWeight()).containsExactly(1, 1, 0);
        assertThat(batch.audioWeight()).containsExactly(1, 0, 0);
        assertThat(batch.rewardOnly()).containsExactly(false, false, true);
        double decrease = walk.geodesic(0) - walk.geodesic(3);
        assertThat(batch.reward()).containsExactly(new float[] {(float) decrease, -1, 0, 1, 0, -1}, within(1e-6f));
        // Frame 0 four times as context; frame 3, frame 0 and nothing as targets.
        float[] first = walk.frame(0).visual();
        for (int i = 0; i < 4 * first.length; i++) {
            assertThat(batch.contextVisual()[i]).isEqualTo(first[i % first.length]);
        }
        assertThat(batch.visual()).startsWith(walk.frame(3).visual()).endsWith(new float[first.length]);
        assertThat(batch.contextOfRow()).containsExactly(0, 0, 0);
    }

    @Test
    void aBlockedStepIsToldAsCommandedOrAsItHappened() {
        // At the end wall, facing it: the step is commanded, and nothing moves.
        LatentTrajectory walk = ToyWalks.walk(4, 0, Action.MOVE_FORWARD, Action.TURN_LEFT);
        Goal goal = new Goal(Goal.Kind.FUTURE, 2, Action.MOVE_FORWARD);
        assertThat(Batches.way(walk, 0, goal, ToyWalks.MOTION, false).forwardMetres())
                .isEqualTo(0.15);
        assertThat(Batches.way(walk, 0, goal, ToyWalks.MOTION, true).forwardMetres())
                .isCloseTo(0, within(1e-12));
        assertThat(Batches.way(walk, 0, goal, ToyWalks.MOTION, true).yawRadians())
                .isCloseTo(Math.toRadians(10), within(1e-12));
        Goal back = new Goal(Goal.Kind.FUTURE, -1, Action.MOVE_FORWARD);
        assertThat(Batches.way(walk, 1, back, ToyWalks.MOTION, false).forwardMetres())
                .isCloseTo(-0.15, within(1e-12));
    }

    @Test
    void sharesThatCannotBeMetAreRefused() {
        assertThatThrownBy(() -> new WindowSettings(4, 16, false, false, 0.2, 0.4, 0.1, 0, 0))
                .hasMessageContaining("nearShare (0.1)");
        assertThatThrownBy(() -> new WindowSettings(4, 16, false, false, 0.8, 0.3, 0.2, 0, 0))
                .hasMessageContaining("sum of the goals' shares");
        List<LatentTrajectory> far = List.of(ToyWalks.walk(0, 9, Action.TURN_LEFT, Action.TURN_LEFT));
        assertThatThrownBy(() -> new Windows(far, SHARES)).hasMessageContaining("0 lie within 1 m");
    }

    private static long count(List<Window> windows, Goal.Kind kind, boolean nextOnly) {
        return windows.stream()
                .flatMap(window -> window.goals().stream())
                .filter(goal -> goal.kind() == kind && (!nextOnly || goal.offset() == 1))
                .count();
    }
}
