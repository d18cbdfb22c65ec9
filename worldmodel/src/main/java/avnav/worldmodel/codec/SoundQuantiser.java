package avnav.worldmodel.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.Parameters;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The residual vector quantiser of SoundStream (section III-C): quantiser q chooses the vector nearest to what the ones
 * before it left over. Codebooks start by k-means, follow the moving average of the vectors they attract, and a vector
 * that attracts hardly any is replaced by one of the present batch.
 */
final class SoundQuantiser implements AutoCloseable {

    private static final String BOOKS = "quantiser.books";
    private static final String COUNTS = "quantiser.counts";
    private static final String SUMS = "quantiser.sums";

    private static final int KMEANS_ROUNDS = 10;
    /** Share of the usual count below which a vector is dead. */
    private static final double DEAD = 0.05;

    private final SoundSettings settings;
    private final Kernels kernels;
    private final Parameters state;

    /** @param state receives the codebooks {@code [Q][K][W]} and their counts and sums, frozen */
    SoundQuantiser(NDManager owner, SoundSettings settings, Parameters state) {
        this.settings = settings;
        this.state = state;
        Map<String, Integer> constants = Map.of("rounds", KMEANS_ROUNDS);
        kernels = Kernels.compile(owner, KernelSource.resource(SoundQuantiser.class, "sound-quantiser.ts", constants));
        int vectors = settings.quantisers() * settings.codebookSize();
        int width = settings.waveDimensions();
        long[] shape = {settings.quantisers(), settings.codebookSize(), width};
        state.add(BOOKS, "quantiser", new float[vectors * width], shape);
        state.add(COUNTS, "quantiser", new float[vectors], settings.quantisers(), settings.codebookSize());
        state.add(SUMS, "quantiser", new float[vectors * width], shape);
        state.setFrozen(true, name -> name.startsWith("quantiser."));
    }

    /**
     * Vectors as the decoder gets them in training, and the commitment loss, both differentiable in z (straight-through).
     *
     * @param z {@code [N][T][W]}
     * @param depth {@code [N]} float, quantisers in use per row; 0 passes a row through unquantised
     */
    NDList quantise(NDManager scope, NDArray z, NDArray depth) {
        return kernels.call(scope, "quantise", new NDList(z, depth, state.get(BOOKS)));
    }

    /** Chosen vectors, int64 {@code [N][T][Q]}, of z {@code [N][T][W]}. */
    NDArray codes(NDManager scope, NDArray z) {
        return kernels.one(scope, "codes", new NDList(z, state.get(BOOKS)));
    }

    /**
     * K-means on the vectors of z, quantiser after quantiser.
     *
     * @return mean square of what all quantisers leave over
     */
    double start(NDArray z, RandomGenerator random) {
        try (NDManager scope = TensorEngine.newScope(z.getManager())) {
            NDArray draws = draws(scope, z, random);
            NDList arguments = new NDList(z, draws, state.get(BOOKS), state.get(COUNTS), state.get(SUMS));
            return kernels.one(scope, "start", arguments).getFloat();
        }
    }

    /**
     * Moves the codebooks towards the vectors of z and revives dead ones.
     *
     * @param depth as in {@link #quantise}; a row counts only for the quantisers it uses
     * @param decay of the moving averages
     * @return how many vectors of each quantiser were replaced
     */
    long[] observe(NDArray z, NDArray depth, double decay, RandomGenerator random) {
        try (NDManager scope = TensorEngine.newScope(z.getManager())) {
            NDArray hyper = Tensors.of(scope, new float[] {(float) decay, (float) DEAD}, 2);
            NDList arguments = new NDList(
                    z, depth, draws(scope, z, random), hyper, state.get(BOOKS), state.get(COUNTS), state.get(SUMS));
            return kernels.one(scope, "observe", arguments).toLongArray();
        }
    }

    private NDArray draws(NDManager scope, NDArray z, RandomGenerator random) {
        long vectors = z.getShape().get(0) * z.getShape().get(1);
        long[] draws = random.longs((long) settings.quantisers() * settings.codebookSize(), 0, vectors)
                .toArray();
        return Tensors.of(scope, draws, settings.quantisers(), settings.codebookSize());
    }

    @Override
    public void close() {
        kernels.close();
    }
}
