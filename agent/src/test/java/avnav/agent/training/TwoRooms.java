package avnav.agent.training;

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
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A toy world of two rooms, 3 m by 3 m each, side by side along x with a doorway of 1 m in the wall at x = 3. Images are
 * 36 pixels wide and show walls by their distance; the sound is as loud as the walk is short and comes from the next
 * point of the walk. Shared state: none.
 */
final class TwoRooms implements TrainingWorld {

    static final int SIDE = 36;
    static final int RATE = 16000;
    private static final double MARGIN = 0.1;
    private static final Motion MOTION = new Motion(0.3, 30, 0.04);
    private static final NavigationTask TASK = new NavigationTask(0.7, 10, -0.01, 1, 60);
    private static final double EXPERT_STOPS_AT = 0.5;

    static List<Episode> episodes(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Episode> episodes = new ArrayList<>();
        while (episodes.size() < count) {
            double[] at = random.doubles(5).toArray();
            Pose start = new Pose(0.3 + 5.4 * at[0], 0, 0.3 + 2.4 * at[1], Math.PI / 6 * (int) (12 * at[4]));
            Position goal = new Position(0.3 + 5.4 * at[2], 0, 0.3 + 2.4 * at[3]);
            double metres = geodesic(start.x(), start.z(), goal);
            if (metres > 1) {
                episodes.add(new Episode("" + episodes.size(), "toy", start, goal, "tone", metres, 1));
            }
        }
        return episodes;
    }

    @Override
    public Simulator openSimulator() {
        return new Toy();
    }

    @Override
    public Expert expert(Episode episode) {
        return pose -> {
            if (geodesic(pose.x(), pose.z(), episode.goal()) < EXPERT_STOPS_AT) {
                return Optional.of(Action.STOP);
            }
            double bearing = bearing(pose, next(pose.x(), pose.z(), episode.goal()));
            if (Math.abs(bearing) <= Math.toRadians(16)) {
                return Optional.of(Action.MOVE_FORWARD);
            }
            return Optional.of(bearing > 0 ? Action.TURN_LEFT : Action.TURN_RIGHT);
        };
    }

    @Override
    public int sampleRateHz() {
        return RATE;
    }

    private static boolean isFree(double x, double z) {
        boolean inside = x > MARGIN && x < 6 - MARGIN && z > MARGIN && z < 3 - MARGIN;
        boolean inWall = Math.abs(x - 3) < MARGIN && Math.abs(z - 1.5) > 0.5;
        return inside && !inWall;
    }

    /** The goal itself, or the middle of the doorway when a wall is between. */
    private static Position next(double x, double z, Position goal) {
        boolean sameRoom = (x < 3) == (goal.x() < 3);
        double crossing = z + (goal.z() - z) * (3 - x) / (goal.x() - x);
        if (sameRoom || Math.abs(crossing - 1.5) < 0.4) {
            return goal;
        }
        return new Position(goal.x() < 3 ? 2.8 : 3.2, 0, 1.5);
    }

    private static double geodesic(double x, double z, Position goal) {
        Position next = next(x, z, goal);
        double first = Math.hypot(next.x() - x, next.z() - z);
        return next == goal ? first : first + Math.hypot(goal.x() - next.x(), goal.z() - next.z());
    }

    /** Angle to the left of straight ahead, radians in (-pi, pi]. */
    private static double bearing(Pose pose, Position to) {
        double angle = Math.atan2(-(to.x() - pose.x()), -(to.z() - pose.z())) - pose.yawRadians();
        return Math.atan2(Math.sin(angle), Math.cos(angle));
    }

    private static final class Toy implements Simulator {

        private record State(Pose pose, int steps, boolean done) implements Snapshot {}

        private Episode episode;
        private State now;

        @Override
        public StepResult reset(Episode episode) {
            this.episode = episode;
            now = new State(episode.start(), 0, false);
            return result(0, false, Action.MOVE_FORWARD);
        }

        @Override
        public StepResult step(Action action) {
            if (now.done()) {
                throw new IllegalStateException("over");
            }
            Pose pose = now.pose();
            double before = geodesic(pose.x(), pose.z(), episode.goal());
            double turn = Math.toRadians(MOTION.turnDegrees());
            double x = pose.x();
            double z = pose.z();
            double yaw = pose.yawRadians();
            switch (action) {
                case TURN_LEFT -> yaw += turn;
                case TURN_RIGHT -> yaw -= turn;
                case MOVE_FORWARD -> {
                    x -= Math.sin(yaw) * MOTION.stepMetres();
                    z -= Math.cos(yaw) * MOTION.stepMetres();
                }
                default -> {}
            }
            boolean collided = !isFree(x, z);
            Pose after = collided ? pose : new Pose(x, 0, z, yaw);
            int steps = now.steps() + 1;
            now = new State(after, steps, action == Action.STOP || steps >= TASK.maxSteps());
            double metres = geodesic(after.x(), after.z(), episode.goal());
            return result(TASK.reward(action, before, metres), collided, action);
        }

        private StepResult result(double reward, boolean collided, Action action) {
            Pose pose = now.pose();
            double metres = geodesic(pose.x(), pose.z(), episode.goal());
            boolean success = now.done() && TASK.isSuccess(action, metres);
            Truth truth = new Truth(pose, metres, reward, collided, success, now.done());
            return new StepResult(
                    new Observation(SIDE, SIDE, look(pose), new float[0], listen(pose, metres), RATE), truth);
        }

        private static byte[] look(Pose pose) {
            byte[] rgb = new byte[SIDE * SIDE * 3];
            for (int column = 0; column < SIDE; column++) {
                double angle = pose.yawRadians() + Math.atan(1 - 2 * (column + 0.5) / SIDE);
                double far = 0;
                while (isFree(pose.x() - Math.sin(angle) * far, pose.z() - Math.cos(angle) * far)) {
                    far += 0.1;
                }
                int half = (int) (SIDE / 2.0 / (1 + far));
                for (int row = 0; row < SIDE; row++) {
                    boolean wall = Math.abs(row - SIDE / 2) <= half;
                    int at = (row * SIDE + column) * 3;
                    rgb[at] = (byte) (wall ? 255 / (1 + far) : 20);
                    rgb[at + 1] = (byte) (wall ? 120 : row);
                    rgb[at + 2] = (byte) (wall ? 60 : 200);
                }
            }
            return rgb;
        }

        private float[][] listen(Pose pose, double metres) {
            double side = Math.sin(bearing(pose, next(pose.x(), pose.z(), episode.goal())));
            double front = Math.cos(bearing(pose, next(pose.x(), pose.z(), episode.goal())));
            int samples = MOTION.samplesPerStep(RATE);
            float[][] audio = new float[2][samples];
            for (int i = 0; i < samples; i++) {
                double low = Math.sin(2 * Math.PI * 500 * i / RATE);
                double high = Math.sin(2 * Math.PI * 3000 * i / RATE) * (1 + 0.8 * front);
                double level = 0.05 / (0.3 + metres);
                audio[0][i] = (float) (level * (1 + 0.6 * side) * (low + high));
                audio[1][i] = (float) (level * (1 - 0.6 * side) * (low + high));
            }
            return audio;
        }

        @Override
        public Snapshot snapshot() {
            return now;
        }

        @Override
        public void restore(Snapshot snapshot) {
            now = (State) snapshot;
        }

        @Override
        public Motion motion() {
            return MOTION;
        }

        @Override
        public NavigationTask task() {
            return TASK;
        }

        @Override
        public void close() {
            now = null;
        }
    }
}
