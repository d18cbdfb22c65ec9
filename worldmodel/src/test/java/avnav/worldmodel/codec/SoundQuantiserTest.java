package avnav.worldmodel.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import avnav.worldmodel.nn.GradientPass;
import avnav.worldmodel.nn.Initialiser;
import avnav.worldmodel.nn.Parameters;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SoundQuantiserTest {

    private static final int QUANTISERS = 4;
    private static final int VECTORS = 16;
    private static final int WIDTH = 3;
    private static final int ROWS = 20;

    private NDManager scope;
    private Parameters state;
    private SoundQuantiser quantiser;

    @BeforeEach
    void open() {
        TensorEngine.useThreads(1);
        scope = TensorEngine.newScope();
        state = new Parameters(scope);
        SoundSettings settings = new SoundSettings(2400, 2, List.of(2, 4, 5), List.of(1), WIDTH, QUANTISERS, VECTORS);
        quantiser = new SoundQuantiser(scope, settings, state);
    }

    @AfterEach
    void close() {
        quantiser.close();
        state.close();
        scope.close();
    }

    private NDArray normal(long seed) {
        float[] values = Initialiser.normal(new SplittableRandom(seed), 1, ROWS * 60 * WIDTH);
        return Tensors.of(scope, values, ROWS, 60, WIDTH);
    }

    private NDArray depth(float depth) {
        float[] depths = new float[ROWS];
        Arrays.fill(depths, depth);
        return Tensors.of(scope, depths, ROWS);
    }

    private double error(NDArray z, float depth) {
        float[] wanted = z.toFloatArray();
        float[] got = quantiser.quantise(scope, z, depth(depth)).get(0).toFloatArray();
        double sum = 0;
        for (int i = 0; i < wanted.length; i++) {
            sum += Math.pow(got[i] - wanted[i], 2);
        }
        return sum / wanted.length;
    }

    @Test
    void everyQuantiserTakesErrorAway() {
        NDArray z = normal(1);
        double left = quantiser.start(z, new SplittableRandom(2));
        double before = 1;
        for (int depth = 1; depth <= QUANTISERS; depth++) {
            double error = error(z, depth);
            assertThat(error).isLessThan(0.75 * before);
            before = error;
        }
        assertThat(before).isCloseTo(left, within(1e-5));
    }

    @Test
    void depthZeroPassesARowUntouched() {
        NDArray z = normal(1);
        quantiser.start(z, new SplittableRandom(2));
        assertThat(error(z, 0)).isZero();
        assertThat(quantiser.quantise(scope, z, depth(0)).get(1).getFloat()).isZero();
    }

    @Test
    void codesNameTheVectorsThatSumUpToTheQuantisedLatent() {
        NDArray z = normal(1);
        quantiser.start(z, new SplittableRandom(2));
        NDArray codes = quantiser.codes(scope, z);
        assertThat(codes.getShape()).isEqualTo(new Shape(ROWS, 60, QUANTISERS));
        long[] chosen = codes.toLongArray();
        float[] books = state.values("quantiser.books");
        float[] quantised =
                quantiser.quantise(scope, z, depth(QUANTISERS)).get(0).toFloatArray();
        for (int vector = 0; vector < 30; vector++) {
            for (int w = 0; w < WIDTH; w++) {
                float sum = 0;
                for (int q = 0; q < QUANTISERS; q++) {
                    int code = (int) chosen[vector * QUANTISERS + q];
                    sum += books[(q * VECTORS + code) * WIDTH + w];
                }
                assertThat(quantised[vector * WIDTH + w]).isCloseTo(sum, within(1e-5f));
            }
        }
    }

    @Test
    void theGradientPassesStraightThrough() {
        NDArray z = normal(1);
        quantiser.start(z, new SplittableRandom(2));
        z.setRequiresGradient(true);
        try (GradientPass pass = GradientPass.open()) {
            NDList out = quantiser.quantise(scope, z, depth(2));
            pass.backward(out.get(0).sum());
        }
        assertThat(z.getGradient().toFloatArray()).containsOnly(1f);
    }

    @Test
    void commitmentPullsLatentsTowardsTheirVectors() {
        NDArray z = normal(1);
        quantiser.start(z, new SplittableRandom(2));
        z.setRequiresGradient(true);
        NDArray quantised;
        try (GradientPass pass = GradientPass.open()) {
            NDList out = quantiser.quantise(scope, z, depth(1));
            quantised = out.get(0);
            pass.backward(out.get(1));
        }
        float[] gradient = z.getGradient().toFloatArray();
        float[] from = z.toFloatArray();
        float[] to = quantised.toFloatArray();
        for (int i = 0; i < 100; i++) {
            float expected = 2 * (from[i] - to[i]) / from.length;
            assertThat(gradient[i]).isCloseTo(expected, within(1e-7f));
        }
    }

    @Test
    void aVectorIsTheMovingAverageOfWhatItAttracts() {
        NDArray z = normal(1);
        quantiser.start(z, new SplittableRandom(2));
        float[] counts = state.values("quantiser.counts");
        float[] sums = state.values("quantiser.sums");
        long[] codes = quantiser.codes(scope, z).toLongArray();
        float[] values = z.toFloatArray();
        int hits = 0;
        double sum = 0;
        for (int i = 0; i < ROWS * 60; i++) {
            if (codes[i * QUANTISERS] == 5) {
                hits++;
                sum += values[i * WIDTH + 1];
            }
        }
        long[] revived = quantiser.observe(z, depth(QUANTISERS), 0.9, new SplittableRandom(3));
        double count = 0.9 * counts[5] + 0.1 * hits;
        double expected = (0.9 * sums[5 * WIDTH + 1] + 0.1 * sum) / count;
        assertThat(revived[0]).isZero();
        assertThat((double) state.values("quantiser.counts")[5]).isCloseTo(count, within(1e-3));
        assertThat((double) state.values("quantiser.books")[5 * WIDTH + 1]).isCloseTo(expected, within(1e-4));
    }

    @Test
    void aRowCountsOnlyForTheQuantisersItUses() {
        NDArray z = normal(1);
        quantiser.start(z, new SplittableRandom(2));
        float[] before = state.values("quantiser.sums");
        long[] revived = quantiser.observe(z, depth(1), 0.9, new SplittableRandom(3));
        float[] after = state.values("quantiser.sums");
        assertThat(revived[1]).isZero();
        for (int i = VECTORS * WIDTH; i < 2 * VECTORS * WIDTH; i++) {
            assertThat(after[i]).isCloseTo(0.9f * before[i], within(1e-4f));
        }
        assertThat(after[0]).isNotCloseTo(0.9f * before[0], within(1e-4f));
    }

    @Test
    void deadVectorsAreReplacedByLivingLatents() {
        NDArray z = normal(1);
        quantiser.start(z, new SplittableRandom(2));
        float[] books = state.values("quantiser.books");
        float[] counts = state.values("quantiser.counts");
        float[] sums = state.values("quantiser.sums");
        for (int w = 0; w < WIDTH; w++) {
            books[7 * WIDTH + w] = 1000;
            sums[7 * WIDTH + w] = 0;
        }
        counts[7] = 1e-6f;
        state.set("quantiser.books", books);
        state.set("quantiser.counts", counts);
        state.set("quantiser.sums", sums);
        long[] revived = quantiser.observe(z, depth(QUANTISERS), 0.9, new SplittableRandom(3));
        assertThat(revived[0]).isEqualTo(1);
        float[] now = state.values("quantiser.books");
        float[] values = z.toFloatArray();
        boolean found = false;
        for (int i = 0; i < ROWS * 60 && !found; i++) {
            found = Math.abs(now[7 * WIDTH] - values[i * WIDTH]) < 1e-5
                    && Math.abs(now[7 * WIDTH + 1] - values[i * WIDTH + 1]) < 1e-5;
        }
        assertThat(found).isTrue();
    }
}
