package avnav.agent.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.Percept;
import avnav.agent.policy.PolicyRows;
import avnav.agent.policy.Senses;
import avnav.simbridge.Observation;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lets the policy follow walks that it did not choose, and notes what it makes of every frame. */
public final class Teacher {

    private static final int TOGETHER = 64;

    private final ActorCritic policy;
    private final Senses senses;

    /** @param samples per ear and step */
    public Teacher(ActorCritic policy, int sampleRateHz, int samples) {
        this.policy = policy;
        senses = new Senses(policy.settings(), sampleRateHz, samples);
    }

    /** Features that the policy's ear gives; the eye gives as many in both layouts. */
    public int hearing() {
        return policy.senseWidth() / 2;
    }

    public int seeing() {
        return policy.senseWidth() - hearing();
    }

    /**
     * @param walk consecutive frames from the start of an episode
     * @param actions {@code [N]} code of the action that led into each frame, -1 for the first
     */
    public List<Lesson> follow(List<Observation> walk, int[] actions) {
        List<Percept> percepts = walk.stream().map(senses::of).toList();
        List<Lesson> lessons = new ArrayList<>(walk.size());
        float[] memory = new float[policy.memorySize()];
        for (int from = 0; from < percepts.size(); from += TOGETHER) {
            int to = Math.min(percepts.size(), from + TOGETHER);
            memory = follow(percepts.subList(from, to), Arrays.copyOfRange(actions, from, to), memory, lessons);
        }
        return lessons;
    }

    private float[] follow(List<Percept> percepts, int[] actions, float[] before, List<Lesson> lessons) {
        int rows = percepts.size();
        float[] memory = before;
        try (NDManager scope = TensorEngine.newScope(policy.scope())) {
            float[][] none = new float[rows][policy.memorySize()];
            NDArray features = policy.sense(scope, new PolicyRows(percepts, actions, new boolean[rows], none));
            float[] flat = features.toFloatArray();
            int width = flat.length / rows;
            for (int row = 0; row < rows; row++) {
                float[] own = Arrays.copyOfRange(flat, row * width, (row + 1) * width);
                NDList answer = policy.goOn(
                        scope, Tensors.of(scope, own, 1, width), Tensors.of(scope, memory, 1, memory.length));
                float[] senses = Arrays.copyOf(own, policy.senseWidth());
                lessons.add(new Lesson(
                        senses,
                        memory,
                        actions[row],
                        answer.get(0).toFloatArray(),
                        answer.get(1).toFloatArray()[0]));
                memory = answer.get(2).toFloatArray();
            }
        }
        return memory;
    }
}
