package avnav.agent.policy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.simbridge.Action;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.Parameters;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
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

    /** Features of ear and eye together, without the previous action. */
    public int senseWidth() {
        return settings.architecture() == Architecture.COMPACT ? settings.hidden() : 2 * settings.hidden();
    }

    /**
     * Features of ear and eye, followed by the previous action's one-hot where the layout has one: what {@link #goOn}
     * takes.
     *
     * @param features {@code [R][F]} of {@link #senseWidth}
     * @param previous {@code [R]} codes, -1 for none
     */
    public NDArray withPrevious(NDManager scope, NDArray features, int[] previous) {
        if (settings.architecture() != Architecture.COMPACT) {
            return features;
        }
        float[] oneHot = new float[previous.length * Action.COUNT];
        for (int row = 0; row < previous.length; row++) {
            if (previous[row] >= 0) {
                oneHot[row * Action.COUNT + previous[row]] = 1;
            }
        }
        NDArray known = Tensors.of(scope, oneHot, previous.length, Action.COUNT);
        return kernels.one(scope, "beside", new NDList(features, known));
    }

    /**
     * What the encoders make of every row before memory comes in: {@code [R][F]}, hearing, seeing, then the previous
     * action's one-hot where the layout has one.
     *
     * @param scope owns the result
     */
    public NDArray sense(NDManager scope, PolicyRows rows) {
        NDList tensors = rows.tensors(scope, settings);
        return kernels.one(scope, "sense", new NDList(tensors.subList(0, 4)), parameters.all());
    }

    /**
     * One step from features that {@link #sense} or a stand-in for it gives: logits {@code [R][A]}, values
     * {@code [R][1]}, memory {@code [R][H]}; recorded when inside a gradient pass.
     *
     * @param features {@code [R][F]}
     * @param memory {@code [R][H]} before the step
     */
    public NDList goOn(NDManager scope, NDArray features, NDArray memory) {
        return kernels.call(scope, "go_on", new NDList(features, memory), parameters.all());
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
