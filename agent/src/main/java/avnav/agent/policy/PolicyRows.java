package avnav.agent.policy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import avnav.simbridge.Action;
import avnav.worldmodel.nn.Tensors;
import java.util.List;

/**
 * The rows of one network call: R = T * B percepts, time-major, B sequences of T steps.
 *
 * @param percepts {@code [R]}
 * @param previous {@code [R]} code of the action before each percept, -1 for none
 * @param begins {@code [R]} whether the memory is wiped before the row
 * @param memory {@code [B][H]} before the first step
 */
public record PolicyRows(List<Percept> percepts, int[] previous, boolean[] begins, float[][] memory) {

    private static final int NONE = -1;

    public PolicyRows {
        if (percepts.isEmpty()
                || percepts.size() != previous.length
                || percepts.size() != begins.length
                || percepts.size() % memory.length != 0) {
            throw new IllegalArgumentException("A network call needs as many percepts (" + percepts.size()
                    + ") as previous actions (" + previous.length + ") and starts (" + begins.length
                    + "), a multiple of the memories (" + memory.length + ").");
        }
    }

    /** The question about the first percept of a walk. */
    public static PolicyRows first(Percept percept, int memorySize) {
        return new PolicyRows(List.of(percept), new int[] {NONE}, new boolean[] {true}, new float[1][memorySize]);
    }

    /**
     * The question about the next percept of each of B walks.
     *
     * @param percepts {@code [B]}
     * @param memory {@code [B][H]} after the percept before
     * @param done {@code [B]} the action that led to the percept
     */
    public static PolicyRows after(List<Percept> percepts, float[][] memory, Action[] done) {
        int[] previous = new int[done.length];
        for (int row = 0; row < done.length; row++) {
            previous[row] = done[row].code();
        }
        return new PolicyRows(percepts, previous, new boolean[done.length], memory);
    }

    int steps() {
        return percepts.size() / memory.length;
    }

    /** The kernels' arguments, born in the given scope. */
    NDList tensors(NDManager scope, NetworkSettings settings) {
        int rows = percepts.size();
        int side = settings.imageSide();
        NetworkSettings.Sizes sound = settings.soundShape();
        byte[] rgb = new byte[rows * settings.rgbCount()];
        float[] depth = new float[rows * settings.depthCount()];
        float[] heard = new float[rows * sound.count()];
        float[] oneHot = new float[rows * Action.COUNT];
        float[] mask = new float[rows];
        for (int row = 0; row < rows; row++) {
            Percept percept = percepts.get(row);
            copy(percept.rgb(), rgb, row, settings.rgbCount(), percept.rgb().length, "colour");
            copy(percept.depth(), depth, row, settings.depthCount(), percept.depth().length, "depth");
            copy(percept.sound(), heard, row, sound.count(), percept.sound().length, "sound");
            if (previous[row] >= 0 && !begins[row]) {
                oneHot[row * Action.COUNT + previous[row]] = 1;
            }
            mask[row] = begins[row] ? 0 : 1;
        }
        int batch = memory.length;
        int hidden = settings.hidden();
        float[] remembered = new float[batch * hidden];
        for (int row = 0; row < batch; row++) {
            copy(memory[row], remembered, row, hidden, memory[row].length, "memory");
        }
        NDArray masks = steps() == 1 ? Tensors.of(scope, mask, batch, 1) : Tensors.of(scope, mask, steps(), batch, 1);
        return new NDList(
                Tensors.ofBytes(scope, rgb, rows, side, side, settings.rgb() ? 3 : 0),
                empty(scope, depth, rows, side, side, settings.depth() ? 1 : 0),
                Tensors.of(scope, heard, rows, sound.rows(), sound.columns(), sound.channels()),
                Tensors.of(scope, oneHot, rows, Action.COUNT),
                Tensors.of(scope, remembered, batch, hidden),
                masks);
    }

    private static NDArray empty(NDManager scope, float[] values, long... shape) {
        return values.length == 0 ? scope.zeros(new Shape(shape)) : Tensors.of(scope, values, shape);
    }

    private static void copy(Object from, Object to, int row, int wanted, int given, String what) {
        if (given != wanted) {
            throw new IllegalArgumentException("The " + what + " of row " + row + " has (" + given
                    + ") numbers, but the network takes (" + wanted + ").");
        }
        System.arraycopy(from, 0, to, row * wanted, wanted);
    }
}
