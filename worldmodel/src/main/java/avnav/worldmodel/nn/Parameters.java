package avnav.worldmodel.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A network's float32 weights by name, in the order they were added, each with a group (for learning rate and decay)
 * and a frozen flag. One long-lived scope holds them; closing this closes all of them.
 */
public final class Parameters implements AutoCloseable {

    private record Entry(String group, NDArray value) {}

    private final NDManager scope;
    private final Kernels kernels;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, NDArray> gradients = new LinkedHashMap<>();

    /** @param owner closes these parameters too when it closes */
    public Parameters(NDManager owner) {
        scope = owner.newSubManager();
        kernels = Kernels.compile(scope, KernelSource.resource(Parameters.class, "optimiser.ts"));
    }

    /** The in-place arithmetic that optimisers do on these weights. */
    Kernels kernels() {
        return kernels;
    }

    /** The scope of everything that lives as long as the weights. */
    public NDManager scope() {
        return scope;
    }

    public Parameters add(String name, String group, float[] values, long... shape) {
        if (entries.containsKey(name)) {
            throw new IllegalArgumentException("The parameter (" + name + ") is there already.");
        }
        NDArray value = Tensors.of(scope, values, shape);
        value.setRequiresGradient(true);
        entries.put(name, new Entry(group, value));
        return this;
    }

    public NDArray get(String name) {
        return entry(name).value();
    }

    public String group(String name) {
        return entry(name).group();
    }

    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /** All weights in order, as a kernel's list argument. */
    public NDList all() {
        return list(names());
    }

    public NDList list(List<String> names) {
        NDList list = new NDList(names.size());
        names.forEach(name -> list.add(get(name)));
        return list;
    }

    public boolean isFrozen(String name) {
        return !get(name).hasGradient();
    }

    /** Freezes the named weights or sets them free; a frozen weight gets no gradient and no optimiser touches it. */
    public void setFrozen(boolean frozen, Predicate<String> names) {
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            if (names.test(entry.getKey())) {
                entry.getValue().value().setRequiresGradient(!frozen);
                NDArray gradient = gradients.remove(entry.getKey());
                if (gradient != null) {
                    gradient.close();
                }
            }
        }
    }

    /** Names of the weights that learn. */
    public List<String> trainable() {
        return entries.keySet().stream().filter(name -> !isFrozen(name)).toList();
    }

    /**
     * The gradients of the named weights, the same tensors at every call: backward adds into them, an optimiser's step
     * zeroes them. Weights that no pass has reached hold zeros.
     */
    public NDList gradients(List<String> names) {
        List<String> unborn =
                names.stream().filter(name -> !gradients.containsKey(name)).toList();
        if (!unborn.isEmpty()) {
            bearGradients(unborn);
        }
        NDList list = new NDList(names.size());
        names.forEach(name -> list.add(gradients.get(name)));
        return list;
    }

    /** A tensor that no pass has reached has no gradient yet, and a later one would not be the one we hold. */
    private void bearGradients(List<String> names) {
        try (NDManager step = scope.newSubManager();
                GradientPass pass = GradientPass.open()) {
            NDArray start = Tensors.scalar(step, 0);
            pass.backward(kernels.one(step, "touch", new NDList(start), list(names)));
        }
        names.forEach(name -> gradients.put(name, get(name).getGradient()));
    }

    public float[] values(String name) {
        return get(name).toFloatArray();
    }

    /** Overwrites one weight in place. */
    public void set(String name, float[] values) {
        NDArray target = get(name);
        try (NDArray source = Tensors.of(scope, values, target.getShape().getShape())) {
            kernels.one(scope, "overwrite", new NDList(target, source)).close();
        }
    }

    /** Number of weights, counted one by one. */
    public long count() {
        return entries.values().stream()
                .mapToLong(entry -> entry.value().size())
                .sum();
    }

    public Map<String, StoredTensor> store() {
        Map<String, StoredTensor> stored = new LinkedHashMap<>();
        entries.forEach(
                (name, entry) -> stored.put(name, StoredTensor.of(entry.value().toFloatArray(), shape(name))));
        return stored;
    }

    /** @throws IllegalArgumentException when names or shapes differ; then nothing has changed */
    public void load(Map<String, StoredTensor> stored) {
        List<String> problems = new ArrayList<>();
        entries.forEach((name, entry) -> {
            StoredTensor tensor = stored.get(name);
            if (tensor == null) {
                problems.add(name + " is absent");
            } else if (!new Shape(tensor.shape()).equals(entry.value().getShape())) {
                problems.add(name + " is " + new Shape(tensor.shape()) + ", want "
                        + entry.value().getShape());
            }
        });
        stored.keySet().stream()
                .filter(name -> !entries.containsKey(name))
                .forEach(name -> problems.add(name + " is unknown"));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("The stored weights do not fit this network (" + problems.size()
                    + " differences): " + String.join("; ", problems.subList(0, Math.min(4, problems.size())))
                    + ".\nMaybe the file belongs to another configuration.");
        }
        entries.keySet().forEach(name -> set(name, stored.get(name).floats()));
    }

    public long[] shape(String name) {
        return get(name).getShape().getShape();
    }

    private Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("There is no parameter (" + name + ").");
        }
        return entry;
    }

    @Override
    public void close() {
        kernels.close();
        scope.close();
    }
}
