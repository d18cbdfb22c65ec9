package avnav.worldmodel.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * Compares a kernel's gradient with central differences in float64, element by element at random places. Kernels that
 * do not name an element type can be checked this way; the error of a right one is near 1e-8.
 */
public final class GradientCheck {

    private static final double STEP = 1e-5;

    private final NDManager owner;
    private final BiFunction<NDManager, NDList, NDArray> loss;

    /** @param loss a scalar of the inputs, all its tensors born in the given scope */
    public GradientCheck(NDManager owner, BiFunction<NDManager, NDList, NDArray> loss) {
        this.owner = owner;
        this.loss = loss;
    }

    /**
     * Largest difference, relative to the larger of 1 and the true gradient's size.
     *
     * @param inputs row-major values of each input, in any shape
     * @param probes elements looked at per input
     */
    public double largestError(List<double[]> inputs, List<long[]> shapes, int probes, RandomGenerator random) {
        List<double[]> gradients = gradients(inputs, shapes);
        double worst = 0;
        for (int i = 0; i < inputs.size(); i++) {
            for (int probe = 0; probe < Math.min(probes, inputs.get(i).length); probe++) {
                int at = random.nextInt(inputs.get(i).length);
                double up = shifted(inputs, shapes, i, at, STEP);
                double down = shifted(inputs, shapes, i, at, -STEP);
                double expected = (up - down) / (2 * STEP);
                double error = Math.abs(gradients.get(i)[at] - expected) / Math.max(1, Math.abs(expected));
                worst = Math.max(worst, error);
            }
        }
        return worst;
    }

    private double shifted(List<double[]> inputs, List<long[]> shapes, int input, int at, double by) {
        List<double[]> moved = new ArrayList<>(inputs);
        moved.set(input, inputs.get(input).clone());
        moved.get(input)[at] += by;
        try (NDManager scope = owner.newSubManager()) {
            return loss.apply(scope, tensors(scope, moved, shapes)).getDouble();
        }
    }

    private List<double[]> gradients(List<double[]> inputs, List<long[]> shapes) {
        try (NDManager scope = owner.newSubManager()) {
            NDList tensors = tensors(scope, inputs, shapes);
            tensors.forEach(tensor -> tensor.setRequiresGradient(true));
            try (GradientPass pass = GradientPass.open()) {
                pass.backward(loss.apply(scope, tensors));
            }
            return tensors.stream().map(GradientCheck::gradient).toList();
        }
    }

    /** An input that the loss ignores has no gradient; the engine then shows float32 zeros. */
    private static double[] gradient(NDArray tensor) {
        try (NDArray gradient = tensor.getGradient()) {
            boolean reached = gradient.getDataType() == DataType.FLOAT64;
            return reached ? gradient.toDoubleArray() : new double[(int) gradient.size()];
        }
    }

    private static NDList tensors(NDManager scope, List<double[]> values, List<long[]> shapes) {
        NDList tensors = new NDList();
        for (int i = 0; i < values.size(); i++) {
            tensors.add(Tensors.of(scope, values.get(i), shapes.get(i)));
        }
        return tensors;
    }
}
