package avnav.worldmodel.cdit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A copy of the weights as prediction likes them: block matrices in the precision of the products and the order in which
 * they are read, and the modulations of all blocks as one matrix. The kernels' lists never change, so threads may share it.
 */
final class PreparedWeights implements AutoCloseable {

    private final NDManager scope;
    private final ConditionMemory conditions;
    private final NDList[] lists;

    private PreparedWeights(NDManager scope, NDList embedders, NDList modulations, NDList blocks, NDList heads) {
        this.scope = scope;
        conditions = new ConditionMemory(embedders, modulations, heads);
        lists = new NDList[] {embedders, blocks, heads};
    }

    /** @param all weights in the order of the network's parameters */
    static PreparedWeights copy(AvCdit net, NDList all) {
        Map<String, NDArray> byName = new HashMap<>();
        List<String> names = net.parameters().names();
        for (int i = 0; i < names.size(); i++) {
            byName.put(names.get(i), all.get(i));
        }
        CditSettings settings = net.settings();
        NDManager scope = TensorEngine.newScope(net.scope());
        Kernels kernels = net.predictionKernels();
        NDArray first = Tensors.scalar(scope, 0);
        NDList embedders = new NDList(net.frequencies());
        embedders.addAll(pick(byName, CditLayout.embedders(settings)));
        return new PreparedWeights(
                scope,
                kernels.call(scope, "ready_embedders", new NDList(first), embedders),
                kernels.call(
                        scope, "ready_modulations", new NDList(first), pick(byName, CditLayout.modulations(settings))),
                kernels.call(scope, "ready_blocks", new NDList(first), pick(byName, CditLayout.blocks(settings))),
                kernels.call(scope, "ready_heads", new NDList(first), pick(byName, CditLayout.heads(settings))));
    }

    private static NDList pick(Map<String, NDArray> byName, List<String> names) {
        NDList list = new NDList(names.size());
        names.forEach(name -> list.add(byName.get(name)));
        return list;
    }

    /** What is known of these weights' modulations. */
    ConditionMemory conditions() {
        return conditions;
    }

    /** The lists of a kernel {@code predict_...}. */
    NDList[] lists() {
        return lists;
    }

    @Override
    public void close() {
        scope.close();
    }
}
