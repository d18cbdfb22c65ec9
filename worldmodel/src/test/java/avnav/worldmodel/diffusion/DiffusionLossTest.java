package avnav.worldmodel.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.GradientCheck;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiffusionLossTest {

    private static final int[] STEPS = {1, 40, 999};
    private static final float[][] WEIGHTS = {{1, 0.5f, 2}, {0, 3, 1}};

    private final NoiseSchedule schedule = NoiseSchedule.linear();
    private final SplittableRandom random = new SplittableRandom(7);
    private NDManager scope;

    @BeforeEach
    void open() {
        scope = TensorEngine.newScope();
        TensorEngine.useThreads(1);
    }

    @AfterEach
    void close() {
        scope.close();
    }

    @ParameterizedTest
    @EnumSource(Prediction.class)
    void whatTheTargetSaysLeadsBackToTheStart(Prediction prediction) {
        try (DiffusionLoss loss = new DiffusionLoss(schedule, prediction, 0)) {
            NDList start = parts();
            NDList noise = parts();
            NDList x = loss.noised(scope, start, noise, STEPS);
            NDList target = loss.targets(scope, start, noise, STEPS);
            for (int part = 0; part < 2; part++) {
                float[] clean = start.get(part).toFloatArray();
                float[] noisy = x.get(part).toFloatArray();
                float[] wanted = target.get(part).toFloatArray();
                int size = clean.length / STEPS.length;
                for (int i = 0; i < clean.length; i++) {
                    Blend back = prediction.start(prediction.level(schedule, STEPS[i / size]));
                    double found = back.first() * noisy[i] + back.second() * wanted[i];
                    assertThat(found).isCloseTo(clean[i], within(2e-4));
                }
            }
            NDList results = loss.loss(scope, start, noise, target, STEPS, WEIGHTS);
            assertThat(results.get(0).getFloat()).isCloseTo(0, within(1e-12f));
        }
    }

    @Test
    void everyPartAndRowHasItsOwnWeight() {
        try (DiffusionLoss loss = new DiffusionLoss(schedule, Prediction.VELOCITY, 0)) {
            NDList start = parts();
            NDList noise = parts();
            NDList output = parts();
            NDList results = loss.loss(scope, start, noise, output, STEPS, WEIGHTS);
            NDList targets = loss.targets(scope, start, noise, STEPS);
            double total = 0;
            for (int part = 0; part < 2; part++) {
                float[] wanted = targets.get(part).toFloatArray();
                float[] given = output.get(part).toFloatArray();
                int size = wanted.length / STEPS.length;
                for (int row = 0; row < STEPS.length; row++) {
                    double error = 0;
                    for (int i = row * size; i < (row + 1) * size; i++) {
                        error += Math.pow(wanted[i] - given[i], 2) / size;
                    }
                    assertThat((double) results.get(1).getFloat(part, row)).isCloseTo(error, within(1e-5));
                    total += WEIGHTS[part][row] * error / STEPS.length;
                }
            }
            assertThat((double) results.get(0).getFloat()).isCloseTo(total, within(1e-5));
            assertThat(results.get(2).toFloatArray()).containsOnly(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Prediction.class)
    void gradientsOfTheErrorMatchFiniteDifferences(Prediction prediction) {
        try (DiffusionLoss loss = new DiffusionLoss(schedule, prediction, 1)) {
            GradientCheck check = new GradientCheck(scope, (inner, in) -> loss.loss(
                            inner,
                            new NDList(in.get(0)),
                            new NDList(in.get(1)),
                            new NDList(in.get(2)),
                            STEPS,
                            new float[][] {WEIGHTS[0]})
                    .get(0));
            assertThat(check.largestError(numbers(3), shapes(3), 12, random)).isLessThan(1e-6);
        }
    }

    /** The mean and the data are constants here: only the logits are moved, at step 0 and above. */
    @ParameterizedTest
    @EnumSource(
            value = Prediction.class,
            names = {"EPSILON", "VELOCITY"})
    void gradientsOfTheVarianceMatchFiniteDifferences(Prediction prediction) {
        List<double[]> fixed = numbers(3);
        int[] steps = {0, 3, 60};
        try (DiffusionLoss loss = new DiffusionLoss(schedule, prediction, 1)) {
            GradientCheck check = new GradientCheck(scope, (inner, in) -> {
                NDList start = new NDList(Tensors.of(inner, fixed.get(0), 3, 4));
                NDList noise = new NDList(Tensors.of(inner, fixed.get(1), 3, 4));
                NDList output = new NDList(Tensors.of(inner, fixed.get(2), 3, 4), in.get(0));
                return loss.loss(inner, start, noise, output, steps, new float[][] {WEIGHTS[0]})
                        .get(0);
            });
            assertThat(check.largestError(numbers(1), shapes(1), 12, random)).isLessThan(1e-5);
        }
    }

    @Test
    void wrongNumbersOfThingsAreRefused() {
        try (DiffusionLoss loss = new DiffusionLoss(schedule, Prediction.FLOW, 0)) {
            NDList start = parts();
            NDList three = parts();
            three.add(three.get(0).duplicate());
            assertThatThrownBy(() -> loss.loss(scope, start, parts(), three, STEPS, WEIGHTS))
                    .hasMessageContaining("(3)");
            NDList four = parts();
            four.addAll(parts());
            assertThatThrownBy(() -> loss.loss(scope, start, parts(), four, STEPS, WEIGHTS))
                    .hasMessageContaining("flow");
            assertThatThrownBy(() -> loss.loss(scope, start, parts(), parts(), STEPS, new float[][] {{1}, {1}}))
                    .hasMessageContaining("(1)");
            assertThatThrownBy(() -> loss.noised(scope, start, parts(), new int[] {0, 1, 2}))
                    .hasMessageContaining("(0)");
        }
    }

    private NDList parts() {
        return new NDList(Noise.draw(scope, random, 3, 2, 4), Noise.draw(scope, random, 3, 1, 5));
    }

    private List<double[]> numbers(int tensors) {
        return IntStream.range(0, tensors)
                .mapToObj(i -> random.doubles(12, -1, 1).toArray())
                .toList();
    }

    private static List<long[]> shapes(int tensors) {
        return Collections.nCopies(tensors, new long[] {3, 4});
    }
}
