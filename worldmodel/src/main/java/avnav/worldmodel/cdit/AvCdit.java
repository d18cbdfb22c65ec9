package avnav.worldmodel.cdit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.cdit.CditLayout.Products;
import avnav.worldmodel.nn.CpuFeatures;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.Parameters;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The audio-visual conditional diffusion transformer (paper, section 4.1): noised visual, sound and reward tokens
 * attend to each other and to the tokens of the context, every layer modulated by action, offset and diffusion step;
 * feed-forward layers are experts of a modality, and the reward token is in the audio expert's care. Without audio it is
 * NWM's CDiT, weight for weight.
 *
 * <p>Answers are lists in the order of {@link Rows#noisy}, one mean per part in the part's shape and then, with learned
 * variance, one variance logit tensor per part likewise.
 */
public final class AvCdit implements AutoCloseable {

    private final CditSettings settings;
    private final NDManager scope;
    private final Kernels kernels;
    /** For {@link #predict}; the same as the others where there is no faster way. */
    private final Kernels predictionKernels;

    private final Parameters parameters;
    private final NDArray frequencies;
    private final ReadWriteLock prepared = new ReentrantReadWriteLock();
    private volatile PreparedWeights weights;

    /** A network with fresh weights, whose answer is 0. */
    public AvCdit(CditSettings settings, Precision precision, RandomGenerator random) {
        this(settings, precision, random, new KernelSource(""));
    }

    /** @param more kernels beside the network's own, which may call those */
    AvCdit(CditSettings settings, Precision precision, RandomGenerator random, KernelSource more) {
        this.settings = settings;
        scope = TensorEngine.newScope();
        KernelSource[] own = CditLayout.kernels(settings, precision, Products.RECORDED);
        kernels = Kernels.compile(
                scope, Stream.concat(Arrays.stream(own), Stream.of(more)).toArray(KernelSource[]::new));
        predictionKernels = !scope.getDevice().isGpu() && precision.hasProducts(CpuFeatures.detect())
                ? Kernels.compile(scope, CditLayout.kernels(settings, precision, Products.PREPARED))
                : kernels;
        parameters = new Parameters(scope);
        frequencies = Tensors.of(scope, CditLayout.frequencies(), CditLayout.FEATURES / 2);
        CditLayout.create(settings, parameters, random);
    }

    public CditSettings settings() {
        return settings;
    }

    /** The weights by NWM's names; the group of each is its {@link Part}. */
    public Parameters parameters() {
        return parameters;
    }

    /** The scope under which training steps and predictions open theirs. */
    public NDManager scope() {
        return scope;
    }

    Kernels kernels() {
        return kernels;
    }

    /** For prepared weights, and what prepares them. */
    Kernels predictionKernels() {
        return predictionKernels;
    }

    NDArray frequencies() {
        return frequencies;
    }

    /** The answer of the weights as they are, recorded when inside a gradient pass; on one thread at a time. */
    public NDList forward(NDManager step, Rows rows) {
        NDList embedders = new NDList(frequencies);
        embedders.addAll(parameters.list(CditLayout.embedders(settings)));
        return kernels.call(
                step,
                "forward_" + kernel(rows),
                rows.tensors(step),
                embedders,
                parameters.list(CditLayout.modulations(settings)),
                parameters.list(CditLayout.blocks(settings)),
                parameters.list(CditLayout.heads(settings)));
    }

    /**
     * The answer of the weights of the last {@link #prepare}, or of the present ones when there was none. Any number of
     * threads may ask at once.
     */
    public NDList predict(NDManager step, Rows rows) {
        prepareIfNever();
        prepared.readLock().lock();
        try {
            String kernel = "predict_" + kernel(rows);
            NDList tensors = rows.inputs(step);
            tensors.addAll(weights.conditions().told(step, predictionKernels, rows));
            return predictionKernels.infer(step, kernel, tensors, weights.lists());
        } finally {
            prepared.readLock().unlock();
        }
    }

    /**
     * Copies the present weights, in the precision of the products, for {@link #predict}; on the thread that trains.
     * Predictions wait meanwhile.
     */
    public void prepare() {
        prepare(parameters.all());
    }

    /**
     * Copies other weights for {@link #predict}, such as a moving average's.
     *
     * @param all in the order of the parameters' names
     */
    public void prepare(NDList all) {
        List<String> names = parameters.names();
        if (all.size() != names.size()) {
            throw new IllegalArgumentException(
                    "There are (" + all.size() + ") weights to prepare, but the network has (" + names.size() + ").");
        }
        prepared.writeLock().lock();
        try {
            PreparedWeights fresh = PreparedWeights.copy(this, all);
            if (weights != null) {
                weights.close();
            }
            weights = fresh;
        } finally {
            prepared.writeLock().unlock();
        }
    }

    private void prepareIfNever() {
        if (weights != null) {
            return;
        }
        prepared.writeLock().lock();
        try {
            if (weights == null) {
                prepare();
            }
        } finally {
            prepared.writeLock().unlock();
        }
    }

    /** Spreads scalar rewards {@code [R][n]} over a reward token {@code [R][n][share]}. */
    public NDArray broadcastReward(NDManager step, NDArray numbers) {
        return kernels.one(step, "broadcast_reward", new NDList(numbers));
    }

    /** Pools a reward token {@code [R][n][share]} to the scalars {@code [R][n]} by the mean of each share. */
    public NDArray poolReward(NDManager step, NDArray token) {
        return kernels.one(step, "pool_reward", new NDList(token));
    }

    private String kernel(Rows rows) {
        if (rows.modality().hasAudio() && !settings.audio()) {
            throw new IllegalArgumentException("Rows of " + rows.modality() + " ask for sound, but the network has "
                    + "none.\nMaybe its settings say audio: false.");
        }
        ShapeCheck.check(settings, rows);
        return rows.modality().kernel();
    }

    @Override
    public void close() {
        prepared.writeLock().lock();
        try {
            if (predictionKernels != kernels) {
                predictionKernels.close();
            }
            kernels.close();
            parameters.close();
            scope.close();
        } finally {
            prepared.writeLock().unlock();
        }
    }
}
