package avnav.worldmodel.cdit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import avnav.worldmodel.nn.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One batch for the network: R rows, each a noised future and what it depends on, over G contexts that rows may share.
 * The tensors stay the caller's; compared by identity.
 *
 * @param noisy visual {@code [R][C][h][w]}, sound {@code [R][L][D]}, reward {@code [R][n][share]}, as the modality has
 *     them, in this order
 * @param context visual {@code [G][F][C][h][w]}, sound {@code [G][F][L][D]}, oldest frame first
 * @param motion {@code [G][F][3]}, flattened: where each context frame was taken, seen from the present, as an action;
 *     empty for a network that is not told
 * @param contextOfRow {@code [R]} index of each row's context
 * @param action {@code [R][3]}: forward and left in metres, turn to the left in radians; {@code [R][4]} with STOP (0, 1)
 * @param offsetSteps {@code [R]} k, how far ahead the future is
 * @param diffusionStep {@code [R]} of 0..999
 */
public record Rows(
        Modality modality,
        NDList noisy,
        NDList context,
        float[] motion,
        int[] contextOfRow,
        float[][] action,
        float[] offsetSteps,
        int[] diffusionStep) {

    public Rows {
        int rows = action.length;
        if (noisy.size() != modality.parts() || context.size() != modality.pasts()) {
            throw new IllegalArgumentException("Rows of " + modality + " have " + modality.parts() + " noisy parts and "
                    + modality.pasts() + " contexts, not (" + noisy.size() + ", " + context.size() + ").");
        }
        if (rows == 0
                || contextOfRow.length != rows
                || offsetSteps.length != rows
                || diffusionStep.length != rows
                || noisy.stream().anyMatch(part -> part.getShape().get(0) != rows)) {
            throw new IllegalArgumentException("The rows differ in number: actions " + rows + ", contexts "
                    + contextOfRow.length + ", offsets " + offsetSteps.length + ", steps " + diffusionStep.length
                    + ", parts " + shapes(noisy) + ".");
        }
        long contexts = context.get(0).getShape().get(0);
        if (Arrays.stream(contextOfRow).anyMatch(at -> at < 0 || at >= contexts)) {
            throw new IllegalArgumentException("A row wants a context beyond the (" + contexts + ") there are: "
                    + Arrays.toString(contextOfRow) + ".");
        }
    }

    /** Rows for a network that is not told of past motion. */
    public Rows(
            Modality modality,
            NDList noisy,
            NDList context,
            int[] contextOfRow,
            float[][] action,
            float[] offsetSteps,
            int[] diffusionStep) {
        this(modality, noisy, context, new float[0], contextOfRow, action, offsetSteps, diffusionStep);
    }

    /** Rows that each have their own context, in order. */
    public static Rows ofOwnContexts(
            Modality modality, NDList noisy, NDList context, float[][] action, float[] offsetSteps, int[] step) {
        int[] own = new int[action.length];
        Arrays.setAll(own, row -> row);
        return new Rows(modality, noisy, context, own, action, offsetSteps, step);
    }

    /** The same rows with other noise, all at one diffusion step: what a sampler asks next. */
    public Rows at(NDList otherNoisy, int step) {
        int[] steps = new int[size()];
        Arrays.fill(steps, step);
        return new Rows(modality, otherNoisy, context, motion, contextOfRow, action, offsetSteps, steps);
    }

    /** R. */
    public int size() {
        return action.length;
    }

    /** The arguments of a kernel {@code forward_...}. */
    NDList tensors(NDManager scope) {
        NDList tensors = inputs(scope);
        tensors.addAll(conditions(scope, conditions()));
        return tensors;
    }

    /** What is noised and seen, without the conditions; an empty index stands for "each its own". */
    NDList inputs(NDManager scope) {
        NDList tensors = new NDList(noisy);
        tensors.addAll(context);
        tensors.add(Tensors.of(scope, motion, motion.length));
        tensors.add(index(scope));
        return tensors;
    }

    /** What each row depends on beside its context: the action's numbers, the offset, the diffusion step. */
    List<List<Float>> conditions() {
        List<List<Float>> conditions = new ArrayList<>(size());
        for (int row = 0; row < size(); row++) {
            List<Float> condition = new ArrayList<>(action[row].length + 2);
            for (float number : action[row]) {
                condition.add(number);
            }
            condition.add(offsetSteps[row]);
            condition.add((float) diffusionStep[row]);
            conditions.add(condition);
        }
        return conditions;
    }

    /** Conditions as a kernel wants them: actions {@code [R][3 or 4]}, offsets {@code [R]}, steps {@code [R]}. */
    static NDList conditions(NDManager scope, List<List<Float>> conditions) {
        int rows = conditions.size();
        int numbers = conditions.get(0).size() - 2;
        float[] action = new float[rows * numbers];
        float[] offset = new float[rows];
        float[] step = new float[rows];
        for (int row = 0; row < rows; row++) {
            List<Float> condition = conditions.get(row);
            for (int i = 0; i < numbers; i++) {
                action[row * numbers + i] = condition.get(i);
            }
            offset[row] = condition.get(numbers);
            step[row] = condition.get(numbers + 1);
        }
        return new NDList(
                Tensors.of(scope, action, rows, numbers),
                Tensors.of(scope, offset, rows),
                Tensors.of(scope, step, rows));
    }

    private NDArray index(NDManager scope) {
        boolean own = context.get(0).getShape().get(0) == size();
        for (int row = 0; row < size(); row++) {
            own &= contextOfRow[row] == row;
        }
        return own
                ? scope.zeros(new Shape(0), DataType.INT64)
                : Tensors.of(scope, Arrays.stream(contextOfRow).asLongStream().toArray(), size());
    }

    static String shapes(NDList list) {
        return list.stream().map(array -> array.getShape().toString()).toList().toString();
    }
}
