package avnav.agent;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Motion;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.Observation;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.Simulator;
import avnav.simbridge.StepResult;
import avnav.simbridge.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EpisodeRunnerTest {

    private static final Episode EPISODE =
            new Episode("1", "line", new Pose(0, 0, 0, 0), new Position(0, 0, -3), "ring", 3, 4);

    @Test
    void endsWithStopAndKeepsEveryTruth() {
        Journey journey = new EpisodeRunner(new Line(10)).run(EPISODE, script(1, 1, 0, 1), new SplittableRandom(1));
        assertThat(journey.actions()).containsExactly(Action.MOVE_FORWARD, Action.MOVE_FORWARD, Action.STOP);
        assertThat(journey.truths()).extracting(Truth::geodesicMetres).containsExactly(3.0, 2.0, 1.0, 1.0);
    }

    @Test
    void endsAtTheStepLimit() {
        Journey journey = new EpisodeRunner(new Line(3)).run(EPISODE, script(1, 1, 1, 1), new SplittableRandom(1));
        assertThat(journey.actions()).hasSize(3);
        assertThat(journey.truths()).hasSize(4);
    }

    @Test
    void countsCollisions() {
        Journey journey = new EpisodeRunner(new Line(9)).run(EPISODE, script(1, 2, 1, 2, 0), new SplittableRandom(1));
        assertThat(journey.collisions()).isEqualTo(2);
    }

    @Test
    void showsTheWitnessTheResetAndEveryStep() {
        List<StepResult> seen = new ArrayList<>();
        new EpisodeRunner(new Line(9)).run(EPISODE, script(1, 0), new SplittableRandom(1), seen::add);
        assertThat(seen).hasSize(3);
    }

    @Test
    void tellsThePrivilegedTheTruthAndTheEpisode() {
        List<Object> told = new ArrayList<>();
        PrivilegedAgent agent = new PrivilegedAgent() {
            @Override
            public void begin(Episode episode, RandomGenerator random) {
                told.add(episode);
            }

            @Override
            public Action act(Observation seen, Truth truth) {
                told.add(truth.geodesicMetres());
                return truth.geodesicMetres() < 2.5 ? Action.STOP : Action.MOVE_FORWARD;
            }
        };
        new EpisodeRunner(new Line(9)).run(EPISODE, agent, new SplittableRandom(1));
        assertThat(told).containsExactly(EPISODE, 3.0, 2.0);
    }

    private static Agent script(int... codes) {
        return new Agent() {
            private int next;

            @Override
            public void begin(RandomGenerator random) {
                next = 0;
            }

            @Override
            public Action act(Observation seen) {
                return Action.ofCode(codes[next++]);
            }
        };
    }

    /** Metres on a line: forward is one nearer, a left turn bumps. */
    private static final class Line implements Simulator {

        private final NavigationTask task;
        private double metres;
        private int steps;

        Line(int maxSteps) {
            task = new NavigationTask(1, 10, -0.01, 1, maxSteps);
        }

        @Override
        public StepResult reset(Episode episode) {
            metres = episode.geodesicMetres();
            steps = 0;
            return result(false, false);
        }

        @Override
        public StepResult step(Action action) {
            steps++;
            metres -= action == Action.MOVE_FORWARD ? 1 : 0;
            return result(action == Action.TURN_LEFT, action == Action.STOP || steps == task.maxSteps());
        }

        private StepResult result(boolean collided, boolean done) {
            Observation seen = new Observation(1, 1, new byte[3], new float[0], new float[2][1], 16_000);
            return new StepResult(seen, new Truth(new Pose(0, 0, -metres, 0), metres, 0, collided, false, done));
        }

        @Override
        public Snapshot snapshot() {
            throw new UnsupportedOperationException("This world is never branched.");
        }

        @Override
        public void restore(Snapshot snapshot) {
            throw new UnsupportedOperationException("This world is never branched.");
        }

        @Override
        public Motion motion() {
            return Motion.AVWM;
        }

        @Override
        public NavigationTask task() {
            return task;
        }

        @Override
        public void close() {}
    }
}
