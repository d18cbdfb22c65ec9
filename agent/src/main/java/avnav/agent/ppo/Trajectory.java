package avnav.agent.ppo;

import avnav.agent.policy.Percept;
import java.util.Arrays;

/**
 * T consecutive steps of one environment, possibly across several episodes, as the learner lived them. Arrays are
 * filled step by step while collecting and only read afterwards.
 */
public final class Trajectory {

    /** Says that the expert gave no advice for a step. */
    public static final int NO_ADVICE = -1;

    private final float[] firstMemory;
    private final Percept[] percepts;
    private final int[] previous;
    private final boolean[] begins;
    private final int[] actions;
    private final float[] logProbabilities;
    private final float[] values;
    private final float[] rewards;
    private final boolean[] ends;
    private final int[] advice;
    private float nextValue;

    /** @param firstMemory {@code [H]} memory before step 0 */
    public Trajectory(int steps, float[] firstMemory) {
        this.firstMemory = firstMemory;
        percepts = new Percept[steps];
        previous = new int[steps];
        begins = new boolean[steps];
        actions = new int[steps];
        logProbabilities = new float[steps];
        values = new float[steps];
        rewards = new float[steps];
        ends = new boolean[steps];
        advice = new int[steps];
        Arrays.fill(advice, NO_ADVICE);
    }

    /** What the learner met at step t: the percept, the code of the action before it (-1: none), an episode's start. */
    public void perceive(int t, Percept percept, int previousAction, boolean begin) {
        percepts[t] = percept;
        previous[t] = previousAction;
        begins[t] = begin;
    }

    /** What it did there, with which probability and what it expected. */
    public void act(int t, int action, float logProbability, float value) {
        actions[t] = action;
        logProbabilities[t] = logProbability;
        values[t] = value;
    }

    /** What followed: the reward, and whether the episode ended with this step. */
    public void reward(int t, float reward, boolean end) {
        rewards[t] = reward;
        ends[t] = end;
    }

    /** What the expert would have done at step t. */
    public void advise(int t, int expertAction) {
        advice[t] = expertAction;
    }

    /** The value of the state behind the last step, for an episode that goes on. */
    public void continueWith(float value) {
        nextValue = value;
    }

    public int steps() {
        return actions.length;
    }

    float[] firstMemory() {
        return firstMemory;
    }

    Percept percept(int t) {
        return percepts[t];
    }

    int previous(int t) {
        return previous[t];
    }

    boolean begins(int t) {
        return begins[t];
    }

    int action(int t) {
        return actions[t];
    }

    float logProbability(int t) {
        return logProbabilities[t];
    }

    float value(int t) {
        return values[t];
    }

    int advice(int t) {
        return advice[t];
    }

    /**
     * Generalised advantage estimates plus values (Schulman et al. 2016): the returns that the critic learns. An end
     * cuts the sum.
     *
     * @param discount gamma
     * @param trace tau, the paper's lambda
     */
    public float[] returns(double discount, double trace) {
        float[] returns = new float[steps()];
        float advantage = 0;
        for (int t = steps() - 1; t >= 0; t--) {
            float goesOn = ends[t] ? 0 : 1;
            float next = t + 1 < steps() ? values[t + 1] : nextValue;
            float error = rewards[t] + (float) discount * next * goesOn - values[t];
            advantage = error + (float) (discount * trace) * goesOn * advantage;
            returns[t] = advantage + values[t];
        }
        return returns;
    }
}
