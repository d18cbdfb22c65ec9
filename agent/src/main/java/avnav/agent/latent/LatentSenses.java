package avnav.agent.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.LatentSizes;
import avnav.worldmodel.nn.Initialiser;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.Parameters;
import avnav.worldmodel.nn.TensorEngine;
import java.util.random.RandomGenerator;

/**
 * Stands in for a policy's encoders where a frame exists only as latents: a small convolution over the visual latents and
 * three linear layers over the sound's, to the very features that the policy's memory, actor and critic go on from. So
 * an imagined frame costs no decoding to pixels and samples. Distilled by {@link Distillation}; thread-safe once trained.
 */
public final class LatentSenses implements AutoCloseable {

    private static final int MAPS = 48;
    private static final int INNER = 192;

    private final LatentSizes shape;
    private final int hearing;
    private final int seeing;
    private final NDManager scope;
    private final Kernels kernels;
    private final Parameters parameters;

    /**
     * Fresh weights.
     *
     * @param hearing features that the policy's ear gives
     * @param seeing features that its eye gives
     */
    public LatentSenses(LatentSizes shape, int hearing, int seeing, RandomGenerator random) {
        this.shape = shape;
        this.hearing = hearing;
        this.seeing = seeing;
        scope = TensorEngine.newScope();
        kernels = Kernels.compile(scope, KernelSource.resource(LatentSenses.class, "latent.ts"));
        parameters = new Parameters(scope);
        convolution("eye.0", shape.channels(), MAPS, random);
        convolution("eye.2", MAPS, MAPS, random);
        linear("eye.4", MAPS * ((shape.height() + 1) / 2) * ((shape.width() + 1) / 2), INNER, random);
        linear("eye.6", INNER, seeing, random);
        linear("ear.0", shape.audio(), INNER, random);
        linear("ear.2", INNER, INNER, random);
        linear("ear.4", INNER, hearing, random);
    }

    private void convolution(String name, int in, int out, RandomGenerator random) {
        int fanIn = in * 9;
        float[] weights = Initialiser.kaimingNormal(random, StrictMath.sqrt(2), fanIn, out * fanIn);
        parameters.add(name + ".weight", "all", weights, out, in, 3, 3).add(name + ".bias", "all", new float[out], out);
    }

    private void linear(String name, int in, int out, RandomGenerator random) {
        float[] weights = Initialiser.kaimingNormal(random, StrictMath.sqrt(2), in, out * in);
        parameters.add(name + ".weight", "all", weights, out, in).add(name + ".bias", "all", new float[out], out);
    }

    public LatentSizes shape() {
        return shape;
    }

    int hearing() {
        return hearing;
    }

    int seeing() {
        return seeing;
    }

    Parameters parameters() {
        return parameters;
    }

    /** The scope under which steps open theirs. */
    NDManager scope() {
        return scope;
    }

    /**
     * Features {@code [R][hearing + seeing]}; recorded when inside a gradient pass.
     *
     * @param visual {@code [R][C][h][w]}
     * @param audio {@code [R][audio]}, or more dimensions that flatten to it
     */
    public NDArray sense(NDManager step, NDArray visual, NDArray audio) {
        return kernels.one(step, "latent_sense", new NDList(visual, audio), parameters.all());
    }

    @Override
    public void close() {
        kernels.close();
        parameters.close();
        scope.close();
    }
}
