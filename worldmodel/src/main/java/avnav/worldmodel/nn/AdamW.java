package avnav.worldmodel.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The optimiser: one norm clip over all trainable weights, then one fused Adam step per group of weights. Moments and
 * gradients live in the parameters' scope until either closes; a frozen weight never moves.
 */
public final class AdamW implements AutoCloseable {

    /** One set of weights under one setting. */
    private record Group(
            List<String> names, AdamWSettings settings, NDList weights, NDList first, NDList second, NDList steps) {}

    private final Parameters parameters;
    private final List<Group> groups;
    private final NDList gradients;
    private long step;

    /** All trainable weights under one setting. */
    public AdamW(Parameters parameters, AdamWSettings settings) {
        this(parameters, Map.of("all", settings), name -> "all");
    }

    /**
     * @param settingsByGroup one entry per group of {@link Parameters#group}
     * @throws IllegalArgumentException when a trainable weight's group has no settings
     */
    public AdamW(Parameters parameters, Map<String, AdamWSettings> settingsByGroup) {
        this(parameters, settingsByGroup, parameters::group);
    }

    private AdamW(Parameters parameters, Map<String, AdamWSettings> settingsByGroup, UnaryOperator<String> groupOf) {
        this.parameters = parameters;
        for (String name : parameters.trainable()) {
            if (!settingsByGroup.containsKey(groupOf.apply(name))) {
                throw new IllegalArgumentException("The parameter (" + name + ") is in the group ("
                        + groupOf.apply(name) + "), for which there are no optimiser settings.");
            }
        }
        groups = settingsByGroup.keySet().stream()
                .sorted()
                .map(group -> group(
                        settingsByGroup.get(group), name -> groupOf.apply(name).equals(group)))
                .filter(group -> !group.names().isEmpty())
                .toList();
        gradients = new NDList();
        groups.forEach(group -> gradients.addAll(parameters.gradients(group.names())));
    }

    private Group group(AdamWSettings settings, Predicate<String> members) {
        List<String> names = parameters.trainable().stream().filter(members).toList();
        NDList first = new NDList();
        NDList second = new NDList();
        NDList steps = new NDList();
        NDManager scope = parameters.scope();
        for (String name : names) {
            first.add(scope.zeros(parameters.get(name).getShape(), DataType.FLOAT32));
            second.add(scope.zeros(parameters.get(name).getShape(), DataType.FLOAT32));
            steps.add(Tensors.scalar(scope, 0));
        }
        return new Group(names, settings, parameters.list(names), first, second, steps);
    }

    /**
     * Scales the gradients down to the norm limit, moves the weights and zeroes the gradients.
     *
     * @param maxNorm limit of the L2 norm over all gradients; infinite for none
     * @return the norm before clipping
     * @throws NotFiniteException when the norm is not finite; weights and moments are unchanged, gradients zeroed
     */
    public double step(double learningRate, double maxNorm) {
        Kernels kernels = parameters.kernels();
        try (NDManager scope = parameters.scope().newSubManager()) {
            NDArray limit = Tensors.of(scope, new double[] {Double.isInfinite(maxNorm) ? Float.MAX_VALUE : maxNorm}, 1);
            double norm =
                    kernels.one(scope, "clip", new NDList(limit), gradients).getFloat();
            if (!Double.isFinite(norm)) {
                zeroGradients();
                throw new NotFiniteException("gradient norm", norm, step);
            }
            int from = 0;
            for (Group group : groups) {
                int to = from + group.names().size();
                AdamWSettings s = group.settings();
                double[] hyper = {learningRate, s.beta1(), s.beta2(), s.weightDecay(), s.epsilon()};
                NDList own = new NDList(gradients.subList(from, to));
                kernels.call(
                        scope,
                        "step",
                        new NDList(Tensors.of(scope, hyper, hyper.length)),
                        group.weights(),
                        own,
                        group.first(),
                        group.second(),
                        group.steps());
                from = to;
            }
            step++;
            return norm;
        }
    }

    /** Forgets the gradients collected so far. */
    public void zeroGradients() {
        try (NDManager scope = parameters.scope().newSubManager()) {
            parameters.kernels().call(scope, "zero", new NDList(Tensors.scalar(scope, 0)), gradients);
        }
    }

    public long steps() {
        return step;
    }

    /** Moments and step count, for a checkpoint; keys are {@code first.NAME}, {@code second.NAME} and {@code steps}. */
    public Map<String, StoredTensor> store() {
        Map<String, StoredTensor> stored = new LinkedHashMap<>();
        for (Group group : groups) {
            for (int i = 0; i < group.names().size(); i++) {
                String name = group.names().get(i);
                long[] shape = parameters.shape(name);
                stored.put("first." + name, StoredTensor.of(group.first().get(i).toFloatArray(), shape));
                stored.put(
                        "second." + name, StoredTensor.of(group.second().get(i).toFloatArray(), shape));
            }
        }
        stored.put("steps", StoredTensor.of(new long[] {step}, 1));
        return stored;
    }

    /** Continues where {@link #store} was called. */
    public void load(Map<String, StoredTensor> stored) {
        step = stored(stored, "steps").longs()[0];
        try (NDManager scope = parameters.scope().newSubManager()) {
            for (Group group : groups) {
                for (int i = 0; i < group.names().size(); i++) {
                    String name = group.names().get(i);
                    overwrite(
                            scope,
                            group.first().get(i),
                            stored(stored, "first." + name).floats());
                    overwrite(
                            scope,
                            group.second().get(i),
                            stored(stored, "second." + name).floats());
                    overwrite(scope, group.steps().get(i), new float[] {step});
                }
            }
        }
    }

    private void overwrite(NDManager scope, NDArray target, float[] values) {
        NDArray source = Tensors.of(scope, values, target.getShape().getShape());
        parameters.kernels().call(scope, "overwrite", new NDList(target, source));
    }

    private static StoredTensor stored(Map<String, StoredTensor> stored, String key) {
        StoredTensor tensor = stored.get(key);
        if (tensor == null) {
            throw new IllegalArgumentException("The stored optimiser state has no (" + key + ").\n"
                    + "Maybe the checkpoint is of a run that froze other weights.");
        }
        return tensor;
    }

    /** Frees the moments; the weights and their gradients stay. */
    @Override
    public void close() {
        groups.forEach(
                group -> List.of(group.first(), group.second(), group.steps()).forEach(NDList::close));
    }
}
