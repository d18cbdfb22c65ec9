package avnav.worldmodel.nn;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Exponential moving average of a network's weights: {@code average = decay * average + (1 - decay) * weight}. */
public final class MovingAverage {

    private final Parameters parameters;
    private final List<String> names;
    private final NDList average = new NDList();
    private final double decay;

    /** Starts at the present weights. */
    public MovingAverage(Parameters parameters, double decay) {
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException("The decay of the moving average (" + decay + ") must be in [0, 1).");
        }
        this.parameters = parameters;
        this.decay = decay;
        names = parameters.names();
        names.forEach(
                name -> average.add(Tensors.of(parameters.scope(), parameters.values(name), parameters.shape(name))));
    }

    /** To be called after each optimiser step. */
    public void update() {
        follow(decay);
    }

    private void follow(double kept) {
        try (NDManager scope = parameters.scope().newSubManager()) {
            NDList share = new NDList(Tensors.of(scope, new double[] {1 - kept}));
            parameters.kernels().call(scope, "follow", share, average, parameters.all());
        }
    }

    /**
     * As {@link #update()}, but with a decay of at most {@code (1 + n) / (10 + n)} behind n updates, so that the start is
     * forgotten at once.
     *
     * @param updates made before this one
     */
    public void update(long updates) {
        follow(Math.min(decay, (1.0 + updates) / (10.0 + updates)));
    }

    /** The averages in the order of the weights, as a kernel's list argument. */
    public NDList all() {
        return average;
    }

    public Map<String, StoredTensor> store() {
        Map<String, StoredTensor> stored = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            stored.put(names.get(i), StoredTensor.of(average.get(i).toFloatArray(), parameters.shape(names.get(i))));
        }
        return stored;
    }

    public void load(Map<String, StoredTensor> stored) {
        try (NDManager scope = parameters.scope().newSubManager()) {
            for (int i = 0; i < names.size(); i++) {
                StoredTensor tensor = stored.get(names.get(i));
                if (tensor == null) {
                    throw new IllegalArgumentException("The stored average has no (" + names.get(i) + ").");
                }
                NDList pair =
                        new NDList(average.get(i), Tensors.of(scope, tensor.floats(), parameters.shape(names.get(i))));
                parameters.kernels().call(scope, "overwrite", pair);
            }
        }
    }
}
