package avnav.experiments.run;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Motion;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.Observation;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.Simulator;
import avnav.simbridge.SimulatorException;
import avnav.simbridge.StepResult;
import avnav.simbridge.Truth;

/**
 * A toy world: a fenced square field of 10 m, a source whose level falls with distance and whose side decides the louder
 * ear. The shortest way is the straight one. Scenes named {@code nowhere} cannot be started.
 */
final class OpenField implements Simulator {

    static final double HALF_METRES = 5;
    private static final int PIXELS = 4;

    private final NavigationTask task;
    private Episode episode;
    private Pose pose;
    private int steps;

    OpenField(NavigationTask task) {
        this.task = task;
    }

    @Override
    public StepResult reset(Episode episode) {
        if (episode.scene().equals("nowhere")) {
            throw new SimulatorException("The scene (nowhere) cannot be loaded.");
        }
        this.episode = episode;
        this.pose = episode.start();
        this.steps = 0;
        return result(0, false, false, false);
    }

    @Override
    public StepResult step(Action action) {
        double before = metresToGoal();
        boolean collided = move(action);
        steps++;
        boolean success = task.isSuccess(action, metresToGoal());
        boolean done = action == Action.STOP || steps == task.maxSteps();
        return result(task.reward(action, before, metresToGoal()), collided, success, done);
    }

    private boolean move(Action action) {
        double turn = StrictMath.toRadians(Motion.AVWM.turnDegrees());
        double yaw = pose.yawRadians();
        switch (action) {
            case TURN_LEFT -> pose = new Pose(pose.x(), 0, pose.z(), yaw + turn);
            case TURN_RIGHT -> pose = new Pose(pose.x(), 0, pose.z(), yaw - turn);
            case MOVE_FORWARD -> {
                double x = pose.x() - StrictMath.sin(yaw) * Motion.AVWM.stepMetres();
                double z = pose.z() - StrictMath.cos(yaw) * Motion.AVWM.stepMetres();
                pose = new Pose(fenced(x), 0, fenced(z), yaw);
                return fenced(x) != x || fenced(z) != z;
            }
            case STOP -> {}
        }
        return false;
    }

    private static double fenced(double coordinate) {
        return Math.max(-HALF_METRES, Math.min(HALF_METRES, coordinate));
    }

    private double metresToGoal() {
        return new Position(pose.x(), pose.y(), pose.z()).distanceTo(episode.goal());
    }

    private StepResult result(double reward, boolean collided, boolean success, boolean done) {
        double bearing = StrictMath.atan2(
                        -(episode.goal().x() - pose.x()), -(episode.goal().z() - pose.z()))
                - pose.yawRadians();
        double level = 0.1 / (0.3 + metresToGoal());
        float[] left = {(float) (level * (1 + 0.5 * StrictMath.sin(bearing)))};
        float[] right = {(float) (level * (1 - 0.5 * StrictMath.sin(bearing)))};
        Observation seen = new Observation(PIXELS, PIXELS, image(), new float[0], new float[][] {left, right}, 16_000);
        return new StepResult(seen, new Truth(pose, metresToGoal(), reward, collided, success, done));
    }

    private byte[] image() {
        byte[] rgb = new byte[PIXELS * PIXELS * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (128 + 100 * StrictMath.sin(i + 3 * pose.x() + 5 * pose.z() + pose.yawRadians()));
        }
        return rgb;
    }

    @Override
    public Snapshot snapshot() {
        return new State(pose, steps);
    }

    @Override
    public void restore(Snapshot snapshot) {
        State state = (State) snapshot;
        pose = state.pose;
        steps = state.steps;
    }

    private record State(Pose pose, int steps) implements Snapshot {}

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
