package avnav.agent.ppo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.GradientCheck;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ImitationLossTest {

    private static final int ROWS = 7;
    private static final int ACTIONS = 4;
    private static final double VALUE_WEIGHT = 0.3;
    private static final double ENTROPY_WEIGHT = 0.2;
    private static final long[] EXPERT = {0, 1, 2, 3, 1, 0, 2};
    private static final double[] WEIGHT = {0.5, 1, 1, 1, 0, 2, 0};

    @Test
    void itsGradientEqualsFiniteDifferences() {
        SplittableRandom random = new SplittableRandom(3);
        List<double[]> inputs = List.of(numbers(random, ROWS * ACTIONS), numbers(random, ROWS), numbers(random, ROWS));
        List<long[]> shapes = List.of(new long[] {ROWS, ACTIONS}, new long[] {ROWS, 1}, new long[] {ROWS, 1});
        try (NDManager scope = TensorEngine.newScope();
                Kernels kernels = Kernels.compile(scope, KernelSource.resource(Learner.class, "losses.ts"))) {
            GradientCheck check = new GradientCheck(scope, (step, in) -> loss(kernels, step, in, WEIGHT));
            assertThat(check.largestError(inputs, shapes, 40, random)).isLessThan(1e-8);
        }
    }

    @Test
    void itIsTheWeightedCrossEntropyPlusHalfTheSquaredErrorMinusTheEntropy() {
        SplittableRandom random = new SplittableRandom(8);
        double[] logits = numbers(random, ROWS * ACTIONS);
        double[] values = numbers(random, ROWS);
        double[] returns = numbers(random, ROWS);
        double cross = 0;
        double weights = 0;
        double squares = 0;
        double entropy = 0;
        for (int row = 0; row < ROWS; row++) {
            double sum = 0;
            for (int a = 0; a < ACTIONS; a++) {
                sum += Math.exp(logits[row * ACTIONS + a]);
            }
            for (int a = 0; a < ACTIONS; a++) {
                double p = Math.exp(logits[row * ACTIONS + a]) / sum;
                entropy -= p * Math.log(p) / ROWS;
                cross -= a == EXPERT[row] ? WEIGHT[row] * Math.log(p) : 0;
            }
            weights += WEIGHT[row];
            squares += (values[row] - returns[row]) * (values[row] - returns[row]) / ROWS;
        }
        double expected = cross / weights + VALUE_WEIGHT * squares / 2 - ENTROPY_WEIGHT * entropy;
        assertThat(lossOf(logits, values, returns, WEIGHT)).isCloseTo(expected, offset());
    }

    @Test
    void rowsWithoutAdviceTeachOnlyTheCritic() {
        SplittableRandom random = new SplittableRandom(5);
        double[] values = numbers(random, ROWS);
        double[] returns = numbers(random, ROWS);
        double[] without = new double[ROWS];
        double one = lossOf(new double[ROWS * ACTIONS], values, returns, without);
        double squares = 0;
        for (int row = 0; row < ROWS; row++) {
            squares += (values[row] - returns[row]) * (values[row] - returns[row]) / ROWS;
        }
        assertThat(one + ENTROPY_WEIGHT * Math.log(ACTIONS)).isCloseTo(VALUE_WEIGHT * squares / 2, offset());
    }

    private static Offset<Double> offset() {
        return within(1e-12);
    }

    private static double lossOf(double[] logits, double[] values, double[] returns, double[] weight) {
        try (NDManager scope = TensorEngine.newScope();
                Kernels kernels = Kernels.compile(scope, KernelSource.resource(Learner.class, "losses.ts"))) {
            NDList in = new NDList(
                    Tensors.of(scope, logits, ROWS, ACTIONS),
                    Tensors.of(scope, values, ROWS, 1),
                    Tensors.of(scope, returns, ROWS, 1));
            return loss(kernels, scope, in, weight).getDouble();
        }
    }

    /** @param in logits, values and returns */
    private static NDArray loss(Kernels kernels, NDManager scope, NDList in, double[] weight) {
        return kernels.call(
                        scope,
                        "imitation",
                        new NDList(
                                in.get(0),
                                in.get(1),
                                Tensors.of(scope, EXPERT, ROWS, 1),
                                Tensors.of(scope, weight, ROWS, 1),
                                in.get(2),
                                Tensors.of(scope, new double[] {VALUE_WEIGHT, ENTROPY_WEIGHT}, 2)))
                .get(0);
    }

    private static double[] numbers(SplittableRandom random, int count) {
        return random.doubles(count, -1, 1).toArray();
    }
}
