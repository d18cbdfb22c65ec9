package avnav.worldmodel.cdit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers what rows are told by their condition, which is action, offset and diffusion step. The modulations of all
 * layers are a quarter of the network's weights, which even one row has to read; but a planner asks for the same few
 * conditions at every step. Each is computed by itself, so that its numbers do not depend on who asked with it first. A
 * call of many different conditions, which will hardly come again, computes them together and remembers none.
 */
final class ConditionMemory {

    /** Different conditions in a call that are still worth remembering. */
    static final int FEW = 8;

    private static final int MOST = 64;

    private final NDList embedders;
    private final NDList modulations;
    private final NDList heads;
    private final Map<List<Float>, float[]> known = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Float>, float[]> eldest) {
            return size() > MOST;
        }
    };

    /** The lists of the kernels, which stay the caller's and never change. */
    ConditionMemory(NDList embedders, NDList modulations, NDList heads) {
        this.embedders = embedders;
        this.modulations = modulations;
        this.heads = heads;
    }

    /** What the kernels {@code predict_...} call {@code told}, {@code [R][n]}; several threads may ask at once. */
    NDArray told(NDManager scope, Kernels kernels, Rows rows) {
        List<List<Float>> conditions = rows.conditions();
        if (conditions.stream().distinct().count() > FEW) {
            return tell(scope, kernels, conditions);
        }
        float[][] told = conditions.stream()
                .map(condition -> recall(scope, kernels, condition))
                .toArray(float[][]::new);
        int width = told[0].length;
        float[] all = new float[told.length * width];
        for (int row = 0; row < told.length; row++) {
            System.arraycopy(told[row], 0, all, row * width, width);
        }
        return Tensors.of(scope, all, told.length, width);
    }

    private float[] recall(NDManager scope, Kernels kernels, List<Float> condition) {
        float[] told;
        synchronized (known) {
            told = known.get(condition);
        }
        if (told == null) {
            told = tell(scope, kernels, List.of(condition)).toFloatArray();
            synchronized (known) {
                known.put(condition, told);
            }
        }
        return told;
    }

    /** The lists that {@code predict_...} takes too have the same places here: {@link Kernels} marks tensors with theirs. */
    private NDArray tell(NDManager scope, Kernels kernels, List<List<Float>> conditions) {
        return kernels.one(scope, "tell", Rows.conditions(scope, conditions), embedders, modulations, heads);
    }

    /** Conditions that are remembered now. */
    int size() {
        synchronized (known) {
            return known.size();
        }
    }
}
