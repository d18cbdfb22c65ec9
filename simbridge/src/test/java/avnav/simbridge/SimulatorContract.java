package avnav.simbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every simulator keeps; one test class per simulator inherits it. */
public abstract class SimulatorContract {

    protected abstract Simulator simulator();

    /** Two episodes, not of the same scene where there is more than one. */
    protected abstract List<Episode> episodes();

    /** False where a restored simulator hears the same place with other noise. */
    protected boolean hearsTheSameAfterRestoring() {
        return true;
    }

    /** Share of the picture's bytes that may differ after a full circle of turns, whose headings are rounded. */
    protected double shareThatMayDifferAfterACircle() {
        return 0;
    }

    @Test
    void sameEpisodeAndActionsGiveTheSameResultsWhateverRanBefore() {
        try (Simulator simulator = simulator()) {
            List<Action> actions = wander(40);
            List<StepResult> first = run(simulator, episodes().get(0), actions);
            run(simulator, episodes().get(1), wander(15));
            List<StepResult> again = run(simulator, episodes().get(0), actions);

            assertSame(again, first);
        }
    }

    @Test
    void restoringASnapshotContinuesAsIfNothingHadHappenedSince() {
        try (Simulator simulator = simulator()) {
            run(simulator, episodes().get(0), wander(12));
            Simulator.Snapshot snapshot = simulator.snapshot();
            List<StepResult> first = continueWith(simulator, wander(20));
            simulator.restore(snapshot);
            List<StepResult> again = continueWith(simulator, wander(20));

            assertSameTruthAndView(again, first);
            if (hearsTheSameAfterRestoring()) {
                assertSame(again, first);
            }
        }
    }

    @Test
    void refusesASnapshotFromBeforeTheLastReset() {
        try (Simulator simulator = simulator()) {
            simulator.reset(episodes().get(0));
            Simulator.Snapshot stale = simulator.snapshot();
            simulator.reset(episodes().get(1));
            assertThatThrownBy(() -> simulator.restore(stale)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** A step that slides round a square corner ends within its length, but the way there is up to sqrt(2) longer. */
    @Test
    void rewardIsTheTasksOwn() {
        try (Simulator simulator = simulator()) {
            double before = simulator.reset(episodes().get(0)).truth().geodesicMetres();
            for (Action action : wander(60)) {
                Truth truth = simulator.step(action).truth();
                assertThat(truth.reward()).isEqualTo(simulator.task().reward(action, before, truth.geodesicMetres()));
                assertThat(Math.abs(truth.geodesicMetres() - before))
                        .isLessThanOrEqualTo(simulator.motion().stepMetres() * Math.sqrt(2) + 1e-6);
                before = truth.geodesicMetres();
            }
        }
    }

    @Test
    void stopEndsTheEpisodeAndMovesNothing() {
        try (Simulator simulator = simulator()) {
            Pose start = simulator.reset(episodes().get(0)).truth().pose();
            Truth end = simulator.step(Action.STOP).truth();
            assertThat(end.done()).isTrue();
            assertThat(end.pose()).isEqualTo(start);
            assertThat(end.success())
                    .isEqualTo(end.geodesicMetres() < simulator.task().successMetres());
            assertThatThrownBy(() -> simulator.step(Action.TURN_LEFT)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aFullCircleOfTurnsComesBackToTheSameView() {
        try (Simulator simulator = simulator()) {
            StepResult start = simulator.reset(episodes().get(0));
            StepResult last = start;
            for (int turn = 0; turn < Math.rint(360 / simulator.motion().turnDegrees()); turn++) {
                last = simulator.step(Action.TURN_LEFT);
            }
            byte[] before = start.seen().rgb();
            byte[] after = last.seen().rgb();
            long different = IntStream.range(0, before.length)
                    .filter(i -> before[i] != after[i])
                    .count();
            assertThat((double) different / before.length).isLessThanOrEqualTo(shareThatMayDifferAfterACircle());
        }
    }

    @Test
    void theEpisodeEndsAtTheStepLimit() {
        try (Simulator simulator = simulator()) {
            simulator.reset(episodes().get(0));
            for (int step = 1; step <= simulator.task().maxSteps(); step++) {
                Truth truth = simulator.step(Action.TURN_RIGHT).truth();
                assertThat(truth.done()).isEqualTo(step == simulator.task().maxSteps());
                assertThat(truth.success()).isFalse();
            }
        }
    }

    @Test
    void refusesToStepBeforeTheFirstReset() {
        try (Simulator simulator = simulator()) {
            assertThatThrownBy(() -> simulator.step(Action.MOVE_FORWARD)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void refusesAnUnknownSceneByName() {
        Episode known = episodes().get(0);
        Episode lost = new Episode(
                known.id(), "nowhere/land", known.start(), known.goal(), known.sound(), known.geodesicMetres(), 1);
        try (Simulator simulator = simulator()) {
            assertThatThrownBy(() -> simulator.reset(lost))
                    .isInstanceOf(SimulatorException.class)
                    .hasMessageContaining("nowhere/land");
        }
    }

    @Test
    void refusesAStartWhereNobodyCanStand() {
        Episode known = episodes().get(0);
        Pose outside = new Pose(-50, 0, -50, 0);
        Episode lost =
                new Episode(known.id(), known.scene(), outside, known.goal(), known.sound(), known.geodesicMetres(), 1);
        try (Simulator simulator = simulator()) {
            assertThatThrownBy(() -> simulator.reset(lost)).isInstanceOf(SimulatorException.class);
        }
    }

    private static List<Action> wander(int steps) {
        SplittableRandom random = new SplittableRandom(steps);
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            actions.add(Action.ofCode(random.nextInt(5) < 3 ? 1 : 2 + random.nextInt(2)));
        }
        return actions;
    }

    private static List<StepResult> run(Simulator simulator, Episode episode, List<Action> actions) {
        List<StepResult> results = new ArrayList<>(List.of(simulator.reset(episode)));
        results.addAll(continueWith(simulator, actions));
        return results;
    }

    private static List<StepResult> continueWith(Simulator simulator, List<Action> actions) {
        return actions.stream().map(simulator::step).toList();
    }

    private static void assertSameTruthAndView(List<StepResult> actual, List<StepResult> expected) {
        for (int step = 0; step < expected.size(); step++) {
            assertThat(actual.get(step).truth()).isEqualTo(expected.get(step).truth());
            assertThat(actual.get(step).seen().rgb())
                    .isEqualTo(expected.get(step).seen().rgb());
        }
    }

    private static void assertSame(List<StepResult> actual, List<StepResult> expected) {
        assertSameTruthAndView(actual, expected);
        for (int step = 0; step < expected.size(); step++) {
            assertThat(actual.get(step).seen().audio())
                    .isDeepEqualTo(expected.get(step).seen().audio());
        }
    }
}
