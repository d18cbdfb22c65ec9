package avnav.worldmodel.cdit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.TensorEngine;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConditionMemoryTest {

    @BeforeAll
    static void oneThread() {
        TensorEngine.useThreads(1);
    }

    private static ConditionMemory of(AvCdit net) {
        return new ConditionMemory(
                withFrequencies(net),
                net.parameters().list(CditLayout.modulations(net.settings())),
                net.parameters().list(CditLayout.heads(net.settings())));
    }

    private static NDList withFrequencies(AvCdit net) {
        NDList embedders = new NDList(net.frequencies());
        embedders.addAll(net.parameters().list(CditLayout.embedders(net.settings())));
        return embedders;
    }

    private static Rows rows(NDManager scope, AvCdit net, long seed, int count) {
        return SmallNet.rows(scope, net.settings(), Modality.AUDIO_VISUAL, seed, new int[count]);
    }

    /** What each row is told, [R][n]. */
    private static NDArray told(ConditionMemory memory, NDManager scope, AvCdit net, Rows rows) {
        NDList told = memory.told(scope, net.kernels(), rows);
        int[] which = Arrays.stream(told.get(1).toLongArray())
                .mapToInt(Math::toIntExact)
                .toArray();
        return which.length == 0 ? told.get(0) : SmallNet.picked(scope, told.get(0), which);
    }

    @Test
    void whatWasToldOnceIsToldAgainWhoeverAsksWithIt() {
        try (AvCdit net = SmallNet.network(SmallNet.AUDIO_VISUAL, Precision.FLOAT32, 1);
                NDManager scope = TensorEngine.newScope(net.scope())) {
            ConditionMemory memory = of(net);
            Rows rows = rows(scope, net, 5, 3);
            NDArray first = told(memory, scope, net, rows);
            assertThat(memory.size()).isEqualTo(3);
            Rows turned = SmallNet.reordered(scope, rows, 2, 0, 2, 1);
            NDArray again = told(memory, scope, net, turned);
            assertThat(memory.size()).isEqualTo(3);
            assertThat(again.toFloatArray())
                    .isEqualTo(SmallNet.picked(scope, first, 2, 0, 2, 1).toFloatArray());
            assertThat(told(of(net), scope, net, turned).toFloatArray()).isEqualTo(again.toFloatArray());
            assertThat(memory.told(scope, net.kernels(), turned)
                            .get(0)
                            .getShape()
                            .get(0))
                    .isEqualTo(3);
        }
    }

    @Test
    void manyConditionsAreToldTogetherAndNotRemembered() {
        try (AvCdit net = SmallNet.network(SmallNet.AUDIO_VISUAL, Precision.FLOAT32, 1);
                NDManager scope = TensorEngine.newScope(net.scope())) {
            ConditionMemory memory = of(net);
            int many = ConditionMemory.FEW + 1;
            Rows rows = rows(scope, net, 5, many);
            float[] together = told(memory, scope, net, rows).toFloatArray();
            assertThat(memory.size()).isZero();
            int[] some = {0, 1, 2};
            float[] alone = told(memory, scope, net, SmallNet.reordered(scope, rows, some))
                    .toFloatArray();
            assertThat(alone).hasSize(together.length / many * some.length);
            assertThat(GoldenNet.largestDifference(alone, Arrays.copyOf(together, alone.length)))
                    .isLessThan(1e-5);
        }
    }

    @Test
    void theConditionsAskedForLongestAgoAreForgotten() {
        try (AvCdit net = SmallNet.network(SmallNet.AUDIO_VISUAL, Precision.FLOAT32, 1);
                NDManager scope = TensorEngine.newScope(net.scope())) {
            ConditionMemory memory = of(net);
            for (int seed = 0; seed < 100; seed++) {
                memory.told(scope, net.kernels(), rows(scope, net, seed, 1));
            }
            assertThat(memory.size()).isEqualTo(64);
        }
    }
}
