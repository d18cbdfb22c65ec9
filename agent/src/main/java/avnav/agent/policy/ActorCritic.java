package avnav.agent.policy;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.simbridge.Action;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.Parameters;
import avnav.worldmodel.nn.TensorEngine;
import java.util.random.RandomGenerator;

/**
 * A recurrent policy and value: percepts in, action logits and value out, memory handed through the caller. It holds
 * no state but its weights, so several threads may call {@link #act} at once while none trains it.
 */
public final class ActorCritic implements AutoCloseable {

    private final NetworkSettings settings;
    private final NDManager scope;
    private final Kernels kernels;
    private final Parameters parameters;

    /** A network with fresh weights. */
    public ActorCritic(NetworkSettings settings, RandomGenerator random) {
        this.settings = settings;
        scope = TensorEngine.newScope();
        kernels = Kernels.compile(scope, NetworkLayout.kernels(settings));
        parameters = new Parameters(scope);
        NetworkLayout.create(settings, parameters, random);
    }

    public NetworkSettings settings() {
        return settings;
    }

    public Parameters parameters() {
        return parameters;
    }

    /** H, the length of one row's memory. */
    public int memorySize() {
        return settings.hidden();
    }

    /** One step of every row: as many memories as percepts. */
    public PolicyStep act(PolicyRows rows) {
        if (rows.steps() != 1) {
            throw new IllegalArgumentException("One step takes one percept per memory, not (" + rows.steps() + ").");
        }
        try (NDManager step = TensorEngine.newScope(scope)) {
            NDList out = kernels.call(step, "act", rows.tensors(step, settings), parameters.all());
            return new PolicyStep(
                    rows(out.get(0).toFloatArray(), Action.COUNT),
                    out.get(1).toFloatArray(),
                    rows(out.get(2).toFloatArray(), memorySize()));
        }
    }

    /**
     * Whole sequences at once, for training: logits {@code [R][A]}, values {@code [R][1]} and the memory after the last
     * step {@code [B][H]}, recorded when inside a gradient pass.
     *
     * @param scope of the training step, which owns the results
     */
    public NDList follow(NDManager scope, PolicyRows rows) {
        NDList tensors = rows.tensors(scope, settings);
        if (rows.steps() == 1) {
            tensors.set(5, tensors.get(5).expandDims(0));
        }
        return kernels.call(scope, "follow", tensors, parameters.all());
    }

    /** The scope under which training steps open theirs. */
    public NDManager scope() {
        return scope;
    }

    private static float[][] rows(float[] flat, int width) {
        float[][] rows = new float[flat.length / width][width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(flat, i * width, rows[i], 0, width);
        }
        return rows;
    }

    @Override
    public void close() {
        kernels.close();
        parameters.close();
        scope.close();
    }
}
