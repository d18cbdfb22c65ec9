package avnav.agent.ppo;

import avnav.agent.policy.Percept;
import avnav.agent.policy.PolicyRows;
import java.util.ArrayList;
import java.util.List;

/** Several trajectories of equal length laid side by side, time-major: row {@code t * B + b}. */
final class Sequences {

    /** A number of one step of one trajectory. */
    interface StepValue {
        double at(int trajectory, int t);
    }

    private final List<Trajectory> trajectories;
    private final int steps;

    Sequences(List<Trajectory> trajectories) {
        this.trajectories = trajectories;
        steps = trajectories.get(0).steps();
        if (trajectories.stream().anyMatch(trajectory -> trajectory.steps() != steps)) {
            throw new IllegalArgumentException("Trajectories of one minibatch must be equally long.");
        }
    }

    int rowCount() {
        return steps * trajectories.size();
    }

    PolicyRows rows() {
        List<Percept> percepts = new ArrayList<>(rowCount());
        int[] previous = new int[rowCount()];
        boolean[] begins = new boolean[rowCount()];
        for (int t = 0; t < steps; t++) {
            for (Trajectory trajectory : trajectories) {
                previous[percepts.size()] = trajectory.previous(t);
                begins[percepts.size()] = trajectory.begins(t);
                percepts.add(trajectory.percept(t));
            }
        }
        float[][] memory = trajectories.stream().map(Trajectory::firstMemory).toArray(float[][]::new);
        return new PolicyRows(percepts, previous, begins, memory);
    }

    float[] floats(StepValue value) {
        float[] values = new float[rowCount()];
        for (int row = 0; row < values.length; row++) {
            values[row] = (float) value.at(row % trajectories.size(), row / trajectories.size());
        }
        return values;
    }

    long[] longs(StepValue value) {
        long[] values = new long[rowCount()];
        for (int row = 0; row < values.length; row++) {
            values[row] = (long) value.at(row % trajectories.size(), row / trajectories.size());
        }
        return values;
    }
}
