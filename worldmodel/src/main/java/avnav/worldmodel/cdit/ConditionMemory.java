package avnav.worldmodel.cdit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
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

    /**
     * What the kernels {@code predict_...} call {@code told}, {@code [D][n]} of D different conditions, and {@code which}
     * of them each row has, {@code [R]}, or nothing when told are the rows in order; several threads may ask at once.
     */
    NDList told(NDManager scope, Kernels kernels, Rows rows) {
        List<List<Float>> conditions = rows.conditions();
        List<List<Float>> different = conditions.stream().distinct().toList();
        if (different.size() > FEW) {
            return new NDList(tell(scope, kernels, conditions), which(scope, new long[0]));
        }
        float[][] told = different.stream()
                .map(condition -> recall(scope, kernels, condition))
                .toArray(float[][]::new);
        int width = told[0].length;
        float[] all = new float[told.length * width];
        for (int i = 0; i < told.length; i++) {
            System.arraycopy(told[i], 0, all, i * width, width);
        }
        long[] which = conditions.stream().mapToLong(different::indexOf).toArray();
        return new NDList(Tensors.of(scope, all, told.length, width), which(scope, which));
    }

    private static NDArray which(NDManager scope, long[] rows) {
        return rows.length == 0 ? scope.zeros(new Shape(0), DataType.INT64) : Tensors.of(scope, rows, rows.length);
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
